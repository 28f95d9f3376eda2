package blindbrush.statistics.crossed;

import java.util.function.ToDoubleFunction;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/** Value, gradient and Hessian of a smooth function at a point, by central differences. */
final class Curvature {

    private final double value;
    private final RealVector gradient;
    private final RealMatrix hessian;

    /** @param step how far from the point the function is asked, along each axis and along each pair of axes */
    Curvature(ToDoubleFunction<double[]> function, double[] point, double step) {
        int size = point.length;
        double[][] beside = new double[2][size];
        value = function.applyAsDouble(point);
        gradient = new ArrayRealVector(size);
        hessian = MatrixUtils.createRealMatrix(size, size);
        for (int i = 0; i < size; i++) {
            beside[0][i] = function.applyAsDouble(moved(point, step, i));
            beside[1][i] = function.applyAsDouble(moved(point, -step, i));
            gradient.setEntry(i, (beside[0][i] - beside[1][i]) / (2 * step));
            hessian.setEntry(i, i, (beside[0][i] - 2 * value + beside[1][i]) / (step * step));
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                double both = function.applyAsDouble(moved(point, step, i, j))
                        + function.applyAsDouble(moved(point, -step, i, j));
                double apart = beside[0][i] + beside[1][i] + beside[0][j] + beside[1][j];
                double mixed = (both - apart + 2 * value) / (2 * step * step);
                hessian.setEntry(i, j, mixed);
                hessian.setEntry(j, i, mixed);
            }
        }
    }

    /** The function at the point. */
    double value() {
        return value;
    }

    /** Whether the function curves upwards in every direction of some axes. */
    boolean isMinimumOf(int... axes) {
        try {
            inverse(axes);
            return true;
        } catch (MathIllegalArgumentException e) {
            return false;
        }
    }

    /** Inverse of the Hessian of some axes, the others held. */
    RealMatrix inverse(int... axes) {
        return new CholeskyDecomposition(hessian.getSubMatrix(axes, axes))
                .getSolver()
                .getInverse();
    }

    /** How far the point is above the minimum along some axes, were the function quadratic. */
    double excess(int... axes) {
        RealVector slope = MatrixUtils.createRealVector(axes.length);
        for (int i = 0; i < axes.length; i++) {
            slope.setEntry(i, gradient.getEntry(axes[i]));
        }
        return inverse(axes).operate(slope).dotProduct(slope) / 2;
    }

    private static double[] moved(double[] point, double step, int... axes) {
        double[] moved = point.clone();
        for (int axis : axes) {
            moved[axis] += step;
        }
        return moved;
    }
}

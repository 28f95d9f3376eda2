package blindbrush.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import blindbrush.optimize.Scalar;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** What channels of features are to each other: products, about zero, summed over all pieces and places. */
final class SecondMoments {

    private SecondMoments() {}

    /**
     * Of each channel of one, row by row, with each of the other.
     *
     * @param one [count, channels, height, width]
     * @param other of the same count and size
     */
    static RealMatrix between(NDArray one, NDArray other) {
        int columns = Math.toIntExact(other.size(1));
        double[] sums = Scalar.all(places(one)
                .matMul(places(other).transpose(0, 2, 1))
                .toType(DataType.FLOAT64, false)
                .sum(new int[] {0}));
        RealMatrix moments = MatrixUtils.createRealMatrix(Math.toIntExact(one.size(1)), columns);
        for (int i = 0; i < sums.length; i++) {
            moments.setEntry(i / columns, i % columns, sums[i]);
        }
        return moments;
    }

    /** Of each channel with each; symmetric to the last bit. */
    static RealMatrix of(NDArray features) {
        RealMatrix moments = between(features, features);
        return moments.add(moments.transpose()).scalarMultiply(0.5);
    }

    /** The same, with a last channel that is one everywhere. */
    static RealMatrix withConstant(NDArray features) {
        Shape shape = features.getShape();
        NDArray ones = features.getManager().ones(new Shape(shape.get(0), 1, shape.get(2), shape.get(3)));
        return of(features.concat(ones, 1));
    }

    /** [count, channels, places]. */
    private static NDArray places(NDArray features) {
        Shape shape = features.getShape();
        return features.reshape(shape.get(0), shape.get(1), -1);
    }
}

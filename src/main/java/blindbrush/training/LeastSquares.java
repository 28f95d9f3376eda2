package blindbrush.training;

import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** The linear map that best predicts some numbers from others, given their average products. */
final class LeastSquares {

    /** Of the mean square, added to each: channels that never answer, or always as others do, are not relied on. */
    private static final double RIDGE = 1e-5;

    private LeastSquares() {}

    /**
     * The map W [wanted, known] with the least squares of (wanted − W known).
     *
     * @param products of what is wanted with what is known, [wanted, known]
     * @param moments of what is known, [known, known], summed over the same
     */
    static RealMatrix of(RealMatrix products, RealMatrix moments) {
        return products.multiply(inverse(moments));
    }

    /** Of second moments. */
    static RealMatrix inverse(RealMatrix moments) {
        int size = moments.getRowDimension();
        RealMatrix ridge = MatrixUtils.createRealIdentityMatrix(size).scalarMultiply(RIDGE * moments.getTrace() / size);
        return new CholeskyDecomposition(moments.add(ridge)).getSolver().getInverse();
    }
}

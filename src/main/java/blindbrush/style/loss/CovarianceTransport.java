package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import blindbrush.optimize.Scalar;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * How normal distributions of covariance C are best carried to covariance T: by x ↦ X x with the symmetric X that makes X C
 * X = T. With C = L Lᵀ, T = K Kᵀ and U the orthogonal factor of Lᵀ K it is K Uᵀ L⁻¹ (Higham, Functions of Matrices, 2008,
 * section 6.3), which is less sensitive by half the digits than roots of products are.
 *
 * @param map X = T^½ (T^½ C T^½)^−½ T^½, [N, N]
 * @param cross tr (T^½ C T^½)^½
 */
record CovarianceTransport(NDArray map, double cross) implements AutoCloseable {

    /** Frobenius scaling makes some nine steps of it. */
    private static final int MOST_STEPS = 30;

    /** @param rootOfTarget K, as from {@link #root} */
    static CovarianceTransport between(NDArray covariance, NDArray rootOfTarget) {
        try (NDArray root = root(covariance);
                NDArray rootTransposed = root.transpose();
                NDArray product = rootTransposed.matMul(rootOfTarget);
                NDArray orthogonal = orthogonal(product);
                NDArray turned = orthogonal.transpose();
                NDArray inverse = root.inverse();
                NDArray back = rootOfTarget.matMul(turned);
                NDArray trace = orthogonal.mul(product)) {
            return new CovarianceTransport(back.matMul(inverse), Scalar.taken(trace.sum()));
        }
    }

    /** Cholesky's lower triangle of a positive definite matrix. */
    static NDArray root(NDArray matrix) {
        int size = Math.toIntExact(matrix.getShape().get(0));
        double[] values = matrix.toDoubleArray();
        Array2DRowRealMatrix rows = new Array2DRowRealMatrix(size, size);
        for (int i = 0; i < values.length; i++) {
            rows.setEntry(i / size, i % size, values[i]);
        }
        double[][] lower = new CholeskyDecomposition(rows, 1e-6, 0).getL().getData();
        NDManager manager = matrix.getManager();
        return manager.create(lower);
    }

    @Override
    public void close() {
        map.close();
    }

    /** The orthogonal factor of A = U H, by Newton's iteration with Frobenius scaling (Higham 1986). */
    private static NDArray orthogonal(NDArray matrix) {
        NDArray current = matrix.duplicate();
        for (int i = 0; i < MOST_STEPS; i++) {
            NDArray next = improved(current);
            boolean settled = !(distance(next, current) > 1e-8); // the error is the square of that
            current.close();
            current = next;
            if (settled) {
                break;
            }
        }
        return current;
    }

    private static NDArray improved(NDArray current) {
        try (NDArray inverse = current.inverse();
                NDArray transposed = inverse.transpose()) {
            double scale = Math.sqrt(Scalar.taken(inverse.norm()) / Scalar.taken(current.norm()));
            try (NDArray one = current.mul(scale / 2);
                    NDArray other = transposed.div(2 * scale)) {
                return one.add(other);
            }
        }
    }

    private static double distance(NDArray a, NDArray b) {
        try (NDArray difference = a.sub(b)) {
            return Scalar.taken(difference.norm()) / Scalar.taken(a.norm());
        }
    }
}

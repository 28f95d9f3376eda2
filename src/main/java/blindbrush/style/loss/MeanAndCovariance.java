package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import blindbrush.optimize.Scalar;

/**
 * Mean and covariance of a layer's features over their positions, in 64 bits: in 32 the covariance of a deep layer, whose
 * eigenvalues span nine powers of ten, would not stay positive.
 *
 * @param mean μ, [N, 1]
 * @param covariance C = (F − μ1ᵀ)(F − μ1ᵀ)ᵀ / M + 1e-4 I, [N, N]
 */
record MeanAndCovariance(NDArray mean, NDArray covariance) implements AutoCloseable {

    /** What is added along the diagonal, so that every direction has some variance. */
    private static final double LEAST_VARIANCE = 1e-4;

    /** @param features [1, N, height, width] */
    static MeanAndCovariance of(NDArray features) {
        long channels = features.getShape().get(1);
        long positions = GramMatrix.positions(features);
        try (NDArray constant = features.stopGradient();
                NDArray matrix = constant.reshape(channels, positions);
                NDArray doubles = matrix.toType(DataType.FLOAT64, false)) {
            NDArray mean = doubles.mean(new int[] {1}, true);
            try (NDArray centred = doubles.sub(mean);
                    NDArray transposed = centred.transpose();
                    NDArray product = centred.matMul(transposed);
                    NDArray covariance = product.divi(positions);
                    NDArray identity = identity(covariance);
                    NDArray least = identity.muli(LEAST_VARIANCE)) {
                return new MeanAndCovariance(mean, covariance.add(least));
            }
        }
    }

    long channels() {
        return mean.size();
    }

    /** Mean square of the features, each channel's least variance included: the distance from no features at all. */
    double meanSquare() {
        return MeanSquare.number(mean) + totalVariance() / channels();
    }

    /** tr C. */
    double totalVariance() {
        try (NDArray identity = identity(covariance);
                NDArray diagonal = identity.mul(covariance)) {
            return Scalar.taken(diagonal.sum());
        }
    }

    @Override
    public void close() {
        mean.close();
        covariance.close();
    }

    /** Of the shape, type and manager of a square matrix. */
    static NDArray identity(NDArray like) {
        try (NDArray singles =
                like.getManager().eye(Math.toIntExact(like.getShape().get(0)))) {
            return singles.toType(like.getDataType(), true);
        }
    }
}

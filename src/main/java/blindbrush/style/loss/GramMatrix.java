package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;
import blindbrush.network.Times;

/** Correlations between the channels of a layer: which features occur together, wherever in the picture. */
public final class GramMatrix {

    private GramMatrix() {}

    /**
     * G = F Fᵀ / M with F the features as a matrix of N channels and M positions (Gatys et al. 2015, section "Methods",
     * divided by the picture's own number of positions, so that pictures of different sizes compare).
     *
     * <p>Gradients flow back through one of the two factors only, doubled: for a loss that is symmetric in G, as all
     * here are, that is the whole gradient, ∂L/∂F = 2/M ∂L/∂G F, for two matrix products instead of three.
     *
     * @param features [1, N, height, width]
     * @return [N, N]
     */
    public static NDArray of(NDArray features) {
        long positions = positions(features);
        try (NDArray matrix = matrix(features);
                NDArray constant = matrix.stopGradient();
                NDArray transposed = constant.transpose();
                NDArray product = matrix.matMul(transposed);
                NDArray mean = Times.number(product, 1.0 / positions);
                NDArray value = mean.stopGradient();
                NDArray twice = Times.number(mean, 2)) {
            return twice.sub(value);
        }
    }

    /** F, [N, M]; a view, whether a position's channels lie side by side in memory or a channel's positions do. */
    static NDArray matrix(NDArray features) {
        try (NDArray byPosition = features.transpose(0, 2, 3, 1);
                NDArray rows = byPosition.reshape(
                        positions(features), features.getShape().get(1))) {
            return rows.transpose();
        }
    }

    /** M of features [1, N, height, width]. */
    public static long positions(NDArray features) {
        return features.getShape().get(2) * features.getShape().get(3);
    }
}

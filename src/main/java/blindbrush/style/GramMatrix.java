package blindbrush.style;

import ai.djl.ndarray.NDArray;

/** Correlations between the channels of a layer: which features occur together, wherever in the picture. */
final class GramMatrix {

    private GramMatrix() {}

    /**
     * G = F Fᵀ / M with F the features as a matrix of N channels and M positions (Gatys et al. 2015, section "Methods",
     * divided by the picture's own number of positions, so that pictures of different sizes compare).
     *
     * @param features [1, N, height, width]
     * @return [N, N]
     */
    static NDArray of(NDArray features) {
        long channels = features.getShape().get(1);
        long positions = features.getShape().get(2) * features.getShape().get(3);
        try (NDArray matrix = features.reshape(channels, positions);
                NDArray transposed = matrix.transpose();
                NDArray product = matrix.matMul(transposed)) {
            return product.div(positions);
        }
    }
}

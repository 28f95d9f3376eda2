package blindbrush.style;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Optional;

/**
 * Mean squared difference of a layer's Gram matrix from the style's: 1/N² Σ (G − A)², each divided by its own picture's
 * number of positions. Four times the paper's E of that layer.
 */
final class StyleLoss implements LossTerm {

    private final String layer;
    private final NDArray target;

    /** @param target the style's Gram matrix A, [N, N]; of several styles their mean */
    StyleLoss(String layer, NDArray target) {
        this.layer = layer;
        this.target = target;
    }

    @Override
    public String name() {
        return "style:" + layer;
    }

    @Override
    public Optional<String> layer() {
        return Optional.of(layer);
    }

    @Override
    public NDArray value(NDArray picture, Map<String, NDArray> features) {
        try (NDArray gram = GramMatrix.of(features.get(layer))) {
            return MeanSquare.ofDifference(gram, target);
        }
    }
}

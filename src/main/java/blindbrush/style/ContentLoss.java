package blindbrush.style;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Optional;

/**
 * Mean squared difference of a layer's features from the content image's: 1/(N M) Σ (F − P)². The paper's formula sums
 * and halves instead, but its published weight ratios only make sense for this mean, which the authors' own code uses.
 */
final class ContentLoss implements LossTerm {

    private final String layer;
    private final NDArray target;

    /** @param target the content image's features P, [1, N, height, width] */
    ContentLoss(String layer, NDArray target) {
        this.layer = layer;
        this.target = target;
    }

    @Override
    public String name() {
        return "content:" + layer;
    }

    @Override
    public Optional<String> layer() {
        return Optional.of(layer);
    }

    @Override
    public NDArray value(NDArray picture, Map<String, NDArray> features) {
        return MeanSquare.ofDifference(features.get(layer), target);
    }
}

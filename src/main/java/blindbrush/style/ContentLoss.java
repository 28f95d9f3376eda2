package blindbrush.style;

import ai.djl.ndarray.NDArray;
import blindbrush.network.Times;
import java.util.Map;
import java.util.Optional;

/** Squared difference of a layer's features F from the content image's P: c/(N M) Σ (F − P)². */
final class ContentLoss implements LossTerm {

    private final String layer;
    private final NDArray target;
    private final double factor;

    /**
     * @param target the content image's features P, [1, N, height, width]
     * @param factor c
     */
    ContentLoss(String layer, NDArray target, double factor) {
        this.layer = layer;
        this.target = target;
        this.factor = factor;
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
        try (NDArray mean = MeanSquare.ofDifference(features.get(layer), target)) {
            return Times.number(mean, factor);
        }
    }
}

package blindbrush.style;

import ai.djl.ndarray.NDArray;
import blindbrush.network.Times;

/** Squared difference of a layer's features F from the content image's P: c/(N M) Σ (F − P)². */
final class ContentLoss extends LayerLoss {

    private final NDArray target;
    private final double factor;

    /**
     * @param target the content image's features P, [1, N, height, width]
     * @param factor c
     */
    ContentLoss(String layer, NDArray target, double factor) {
        super("content", layer);
        this.target = target;
        this.factor = factor;
    }

    @Override
    NDArray value(NDArray features) {
        try (NDArray mean = MeanSquare.ofDifference(features, target)) {
            return Times.number(mean, factor);
        }
    }
}

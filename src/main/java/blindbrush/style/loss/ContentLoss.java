package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;
import blindbrush.network.Times;
import blindbrush.optimize.Scalar;

/** Squared difference of a layer's features F from the content image's P: c/(N M) Σ (F − P)². */
final class ContentLoss extends LayerLoss implements SummableTerm {

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
    public NDArray value(NDArray features) {
        try (NDArray mean = MeanSquare.ofDifference(features, target)) {
            return Times.number(mean, factor);
        }
    }

    /** Σ (F − P)². */
    @Override
    public NDArray summand(NDArray features, Part part) {
        try (NDArray there = part.of(target);
                NDArray difference = features.sub(there);
                NDArray square = difference.square()) {
            return square.sum();
        }
    }

    @Override
    public double value(NDArray sum, long positions) {
        return factor / target.size() * Scalar.of(sum);
    }

    @Override
    public NDArray derivative(NDArray features, Part part, NDArray sum, long positions) {
        try (NDArray there = part.of(target);
                NDArray difference = features.sub(there)) {
            return difference.mul(2 * factor / target.size());
        }
    }
}

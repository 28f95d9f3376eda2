package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;
import blindbrush.network.Times;

/** Squared difference of a layer's Gram matrix G from the style's A: c/N² Σ (G − A)². */
final class StyleLoss extends LayerLoss implements GramTerm {

    private final NDArray target;
    private final double factor;
    private final boolean rawTarget;

    /**
     * @param target the style's Gram matrix A, [N, N]; of several styles their mean
     * @param factor c
     * @param rawTarget whether the target is a sum over the style's positions, to be compared with the picture's
     */
    StyleLoss(String layer, NDArray target, double factor, boolean rawTarget) {
        super("style", layer);
        this.target = target;
        this.factor = factor;
        this.rawTarget = rawTarget;
    }

    @Override
    public NDArray value(NDArray features) {
        try (NDArray gram = GramMatrix.of(features);
                NDArray over = target.div(rawTarget ? GramMatrix.positions(features) : 1);
                NDArray mean = MeanSquare.ofDifference(gram, over)) {
            return Times.number(mean, factor);
        }
    }

    @Override
    public double ofGram(NDArray gram, long positions) {
        try (NDArray over = target.div(rawTarget ? positions : 1);
                NDArray difference = gram.sub(over)) {
            return factor * MeanSquare.number(difference);
        }
    }

    @Override
    public NDArray byGram(NDArray gram, long positions) {
        try (NDArray over = target.div(rawTarget ? positions : 1);
                NDArray difference = gram.sub(over)) {
            return difference.mul(2 * factor / gram.size());
        }
    }
}

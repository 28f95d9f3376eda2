package blindbrush.style;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Optional;

/** Squared difference of a layer's Gram matrix G from the style's A: c/N² Σ (G − A)². */
final class StyleLoss implements GramTerm {

    private final String layer;
    private final NDArray target;
    private final double factor;
    private final boolean rawTarget;

    /**
     * @param target the style's Gram matrix A, [N, N]; of several styles their mean
     * @param factor c
     * @param rawTarget whether the target is a sum over the style's positions, to be compared with the picture's
     */
    StyleLoss(String layer, NDArray target, double factor, boolean rawTarget) {
        this.layer = layer;
        this.target = target;
        this.factor = factor;
        this.rawTarget = rawTarget;
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
        NDArray found = features.get(layer);
        try (NDArray gram = GramMatrix.of(found);
                NDArray over = target.div(rawTarget ? GramMatrix.positions(found) : 1);
                NDArray mean = MeanSquare.ofDifference(gram, over)) {
            return mean.mul(factor);
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

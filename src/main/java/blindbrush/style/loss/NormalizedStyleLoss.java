package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;
import blindbrush.optimize.Scalar;

/**
 * Σ (G − A)² of Gram matrices as sums over positions, divided by (N M)² and by the mean magnitude of 2 (G − A), which
 * counts as a constant at each step, and halved as its author's gradient was: the style term of Kai Sheng Tai's code of
 * 30 August 2015. No fixed loss has this gradient.
 */
final class NormalizedStyleLoss extends LayerLoss implements GramTerm {

    private final NDArray target;

    /** @param target the style's Gram matrix, summed over its own positions */
    NormalizedStyleLoss(String layer, NDArray target) {
        super("style", layer);
        this.target = target;
    }

    /** With G and A over M, Σ M² (G − A)² / (2 N² M² · mean |2 M (G − A)|) is mean square / (4 M · mean magnitude). */
    @Override
    public NDArray value(NDArray features) {
        double positions = GramMatrix.positions(features);
        try (NDArray gram = GramMatrix.of(features);
                NDArray over = target.div(positions);
                NDArray difference = gram.sub(over);
                NDArray constant = difference.stopGradient();
                NDArray magnitudes = constant.abs();
                NDArray mean = magnitudes.mean();
                NDArray norm = mean.mul(4 * positions).maximum(1e-30);
                NDArray square = MeanSquare.of(difference)) {
            return square.div(norm);
        }
    }

    @Override
    public double ofGram(NDArray gram, long positions) {
        try (NDArray over = target.div(positions);
                NDArray difference = gram.sub(over)) {
            return MeanSquare.number(difference) / norm(difference, positions);
        }
    }

    @Override
    public NDArray byGram(NDArray gram, long positions) {
        try (NDArray over = target.div(positions);
                NDArray difference = gram.sub(over)) {
            return difference.mul(2 / (gram.size() * norm(difference, positions)));
        }
    }

    private static double norm(NDArray difference, long positions) {
        try (NDArray magnitudes = difference.abs()) {
            return Math.max(4.0 * positions * Scalar.taken(magnitudes.mean()), 1e-30);
        }
    }
}

package blindbrush.style;

import ai.djl.ndarray.NDArray;

/**
 * Σ (G − A)² of Gram matrices as sums over positions, divided by (N M)² and by the mean magnitude of 2 (G − A), which
 * counts as a constant at each step, and halved as its author's gradient was: the style term of Kai Sheng Tai's code of
 * 30 August 2015. No fixed loss has this gradient.
 */
final class NormalizedStyleLoss extends LayerLoss {

    private final NDArray target;

    /** @param target the style's Gram matrix, summed over its own positions */
    NormalizedStyleLoss(String layer, NDArray target) {
        super("style", layer);
        this.target = target;
    }

    /** With G and A over M, Σ M² (G − A)² / (2 N² M² · mean |2 M (G − A)|) is mean square / (4 M · mean magnitude). */
    @Override
    NDArray value(NDArray features) {
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
}

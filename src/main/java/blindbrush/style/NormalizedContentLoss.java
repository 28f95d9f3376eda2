package blindbrush.style;

import ai.djl.ndarray.NDArray;

/**
 * Σ (F − P)² divided by the mean magnitude of its own gradient, mean |2 (F − P)|, which counts as a constant at each
 * step: the content term of Kai Sheng Tai's code of 30 August 2015. No fixed loss has this gradient.
 */
final class NormalizedContentLoss extends LayerLoss {

    private final NDArray target;

    NormalizedContentLoss(String layer, NDArray target) {
        super("content", layer);
        this.target = target;
    }

    @Override
    NDArray value(NDArray features) {
        try (NDArray difference = features.sub(target);
                NDArray constant = difference.stopGradient();
                NDArray magnitudes = constant.abs();
                NDArray mean = magnitudes.mean();
                NDArray norm = mean.mul(2).maximum(1e-12);
                NDArray square = difference.square();
                NDArray sum = square.sum()) {
            return sum.div(norm);
        }
    }
}

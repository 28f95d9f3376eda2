package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import blindbrush.optimize.Scalar;

/**
 * Σ (F − P)² divided by the mean magnitude of its own gradient, mean |2 (F − P)|, which counts as a constant at each
 * step: the content term of Kai Sheng Tai's code of 30 August 2015. No fixed loss has this gradient.
 */
final class NormalizedContentLoss extends LayerLoss implements SummableTerm {

    private final NDArray target;

    NormalizedContentLoss(String layer, NDArray target) {
        super("content", layer);
        this.target = target;
    }

    @Override
    public NDArray value(NDArray features) {
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

    /** Σ (F − P)² and Σ |F − P|. */
    @Override
    public NDArray summand(NDArray features, Part part) {
        try (NDArray there = part.of(target);
                NDArray difference = features.sub(there);
                NDArray square = difference.square();
                NDArray squares = square.sum();
                NDArray magnitude = difference.abs();
                NDArray magnitudes = magnitude.sum()) {
            return NDArrays.stack(new NDList(squares, magnitudes));
        }
    }

    @Override
    public double value(NDArray sum, long positions) {
        return Scalar.all(sum)[0] / norm(sum);
    }

    @Override
    public NDArray derivative(NDArray features, Part part, NDArray sum, long positions) {
        try (NDArray there = part.of(target);
                NDArray difference = features.sub(there)) {
            return difference.mul(2 / norm(sum));
        }
    }

    private double norm(NDArray sum) {
        return Math.max(2 * Scalar.all(sum)[1] / target.size(), 1e-12);
    }
}

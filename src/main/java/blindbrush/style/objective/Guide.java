package blindbrush.style.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;
import blindbrush.optimize.Scalar;
import blindbrush.refusal.InvalidInputException;
import blindbrush.style.loss.GramMatrix;

/**
 * Where features count for a Gram matrix: T ∘ F in place of F, with Σ T² = M, so that a region's matrix compares with any
 * other's (Gatys, Ecker, Bethge, Hertzmann and Shechtman 2017, section 4).
 */
final class Guide {

    private static final Shape TWO = new Shape(2, 2);
    private static final Shape NONE = new Shape(0, 0);

    /** In positions of the layer; a region with less in it has no statistics worth the name. */
    private static final double LEAST = 1e-3;

    private Guide() {}

    /**
     * The features inside a mask.
     *
     * @param features of some layer, [1, N, height, width]
     * @param mask grey values from 0 to 1 at the size of the picture that they were found in, [1, 1, height, width]
     * @throws InvalidInputException if the mask is black at this layer
     */
    static NDArray inside(NDArray features, NDArray mask, String layer) {
        try (NDArray pooled = pooled(mask, features.getShape());
                NDArray square = pooled.square();
                NDArray sum = square.sum()) {
            double total = Scalar.of(sum);
            if (!(total >= LEAST)) {
                throw new InvalidInputException(
                        "a region or a part of a style image is empty at layer %s: paint more of its mask white"
                                .formatted(layer));
            }
            try (NDArray guide = pooled.mul(Math.sqrt(GramMatrix.positions(features) / total))) {
                return features.mul(guide);
            }
        }
    }

    /** Halved as the network halves its features: 2 × 2, an odd last row or column falls away. */
    private static NDArray pooled(NDArray mask, Shape features) {
        NDArray current = mask.duplicate();
        while (current.getShape().get(2) > features.get(2) || current.getShape().get(3) > features.get(3)) {
            NDArray half = Pool.avgPool2d(current, TWO, TWO, NONE, false, false);
            current.close();
            current = half;
        }
        return current;
    }
}

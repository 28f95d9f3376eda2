package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;

/**
 * Mean squared distance of each value from the range 0 to 1. A smooth wall in place of clamping, which would break the
 * curvature that L-BFGS learns; what still leans over it is clamped once, in the finished picture.
 */
public final class RangeLoss implements LossTerm {

    @Override
    public String name() {
        return "range";
    }

    @Override
    public NDArray value(NDArray picture) {
        try (NDArray held = picture.clip(0, 1)) {
            return MeanSquare.ofDifference(picture, held);
        }
    }
}

package blindbrush.style;

import ai.djl.ndarray.NDArray;
import blindbrush.network.Times;

/** Half the mean square of a layer's features, mean(F²)/2: what a dream makes larger, so it comes with a negative weight. */
final class ActivationTerm extends LayerLoss {

    ActivationTerm(String layer) {
        super("activation", layer);
    }

    @Override
    public NDArray value(NDArray features) {
        try (NDArray mean = MeanSquare.of(features)) {
            return Times.number(mean, 0.5);
        }
    }
}

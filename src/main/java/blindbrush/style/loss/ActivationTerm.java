package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;
import blindbrush.network.Times;

/** Half the mean square of a layer's features, mean(F²)/2: what a dream makes larger, so it comes with a negative weight. */
public final class ActivationTerm extends LayerLoss {

    /**
     * The term of one layer.
     *
     * @param layer such as {@code relu4_2}
     */
    public ActivationTerm(String layer) {
        super("activation", layer);
    }

    @Override
    public NDArray value(NDArray features) {
        try (NDArray mean = MeanSquare.of(features)) {
            return Times.number(mean, 0.5);
        }
    }
}

package blindbrush.style;

import ai.djl.ndarray.NDArray;
import blindbrush.network.Times;
import java.util.Map;
import java.util.Optional;

/** Half the mean square of a layer's features, mean(F²)/2: what a dream makes larger, so it comes with a negative weight. */
record ActivationTerm(String on) implements LossTerm {

    @Override
    public String name() {
        return "activation:" + on;
    }

    @Override
    public Optional<String> layer() {
        return Optional.of(on);
    }

    @Override
    public NDArray value(NDArray picture, Map<String, NDArray> features) {
        try (NDArray mean = MeanSquare.of(features.get(on))) {
            return Times.number(mean, 0.5);
        }
    }
}

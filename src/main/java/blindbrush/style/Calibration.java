package blindbrush.style;

import ai.djl.ndarray.NDArray;
import blindbrush.optimize.Scalar;
import blindbrush.style.StyleObjective.Weighted;
import java.util.HashMap;
import java.util.Map;

/**
 * Divides each content and style term by the length of its gradient, Σ |∂/∂x|, as it was at one picture: so all begin with
 * the ratios of their weights, whatever the layers and the network. Measured once and then kept, unlike the gradients
 * that others normalise at each step: the loss stays one function.
 */
final class Calibration {

    /** Leaves every weight as it is. */
    static final Calibration NONE = new Calibration();

    private final Map<String, Double> lengths = new HashMap<>();

    private Calibration() {}

    /** From the terms that read the network's layers, at a picture where none has reached its target. */
    static Calibration at(NDArray picture, StyleObjective objective) {
        Calibration calibration = new Calibration();
        for (Weighted weighted : objective.terms()) {
            if (weighted.term().layer().isPresent()) {
                double length = length(objective.only(weighted.term()), picture);
                calibration.lengths.put(weighted.term().name(), length > 0 ? length : 1);
            }
        }
        return calibration;
    }

    /** The same terms, their weights divided by what was measured. */
    StyleObjective applied(StyleObjective objective) {
        return objective.weighing(weighted ->
                weighted.weight() / lengths.getOrDefault(weighted.term().name(), 1.0));
    }

    private static double length(StyleObjective alone, NDArray picture) {
        try (NDArray gradient = alone.at(picture).gradient();
                NDArray magnitudes = gradient.abs()) {
            return Scalar.taken(magnitudes.sum());
        }
    }
}

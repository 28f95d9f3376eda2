package blindbrush.style.objective;

import ai.djl.ndarray.NDArray;
import blindbrush.optimize.Objective;
import blindbrush.optimize.Scalar;
import blindbrush.style.objective.StyleObjective.Weighted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Divides each content and style term by the length of its gradient, Σ |∂/∂x|, as it was at one picture. So all terms begin in the ratio of
 * their weights, whatever the layers and the network. The lengths are measured once and then kept, so the loss stays one function; others
 * normalise gradients anew at each step.
 */
public final class GradientCalibration {

    /** Leaves every weight as it is. */
    public static final GradientCalibration NONE = new GradientCalibration();

    private final Map<String, Double> lengths = new HashMap<>();

    private GradientCalibration() {}

    /**
     * From the terms that read the network's layers, at a picture where none has reached its target.
     *
     * @param alone the loss that consists of one term
     */
    public static GradientCalibration at(NDArray picture, List<Weighted> terms, Function<Weighted, Objective> alone) {
        GradientCalibration calibration = new GradientCalibration();
        for (Weighted weighted : terms) {
            if (weighted.term().layer().isPresent()) {
                double length = length(alone.apply(new Weighted(weighted.term(), 1)), picture);
                calibration.lengths.put(weighted.term().name(), length > 0 ? length : 1);
            }
        }
        return calibration;
    }

    /** The same terms, their weights divided by what was measured. */
    public List<Weighted> applied(List<Weighted> terms) {
        return terms.stream().map(this::applied).toList();
    }

    private Weighted applied(Weighted weighted) {
        double length = lengths.getOrDefault(weighted.term().name(), 1.0);
        return new Weighted(weighted.term(), weighted.weight() / length);
    }

    private static double length(Objective alone, NDArray picture) {
        try (NDArray gradient = alone.at(picture).gradient();
                NDArray magnitudes = gradient.abs()) {
            return Scalar.taken(magnitudes.sum());
        }
    }
}

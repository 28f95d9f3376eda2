package blindbrush.style.objective;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import blindbrush.network.FeatureNetwork;
import blindbrush.network.Times;
import blindbrush.optimize.Evaluation;
import blindbrush.optimize.Scalar;
import blindbrush.style.loss.LossTerm;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The whole loss, a weighted sum of terms, and its gradient at the picture by automatic differentiation. */
public final class StyleObjective implements PictureLoss {

    /** A term and what it is multiplied by. */
    public record Weighted(LossTerm term, double weight) {

        /** Of what the term sees, a scalar. */
        NDArray value(NDArray seen) {
            try (NDArray value = term.value(seen)) {
                return Times.number(value, weight);
            }
        }
    }

    private final FeatureNetwork network;
    private final List<Weighted> terms;
    private final Set<String> layers;

    /** The weighted sum of these terms. */
    public StyleObjective(FeatureNetwork network, List<Weighted> terms) {
        this.network = network;
        this.terms = List.copyOf(terms);
        this.layers = terms.stream()
                .flatMap(weighted -> weighted.term().layer().stream())
                .collect(Collectors.toSet());
    }

    /** @param picture RGB from 0 to 1, [1, 3, height, width] */
    @Override
    public Evaluation at(NDArray picture) {
        // All arrays of one evaluation live in a scope of their own: memory stays flat however many follow.
        try (NDManager scope = picture.getManager().newSubManager();
                GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray point = picture.duplicate();
            point.attach(scope);
            point.setRequiresGradient(true);
            NDArray loss = total(weightedTerms(point));
            collector.backward(loss);
            NDArray gradient = point.getGradient();
            gradient.attach(picture.getManager());
            return new Evaluation(Scalar.of(loss), gradient);
        }
    }

    /** Its terms with their weights. */
    public List<Weighted> terms() {
        return terms;
    }

    @Override
    public Map<String, Double> termsAt(NDArray picture) {
        try (NDManager scope = picture.getManager().newSubManager()) {
            NDArray point = picture.duplicate();
            point.attach(scope);
            Map<String, Double> values = new LinkedHashMap<>();
            weightedTerms(point).forEach((name, value) -> values.put(name, Scalar.of(value)));
            values.put(
                    "total",
                    values.values().stream().mapToDouble(value -> value).sum());
            return values;
        }
    }

    /**
     * By name, in the terms' order. Each is computed while its layer's features are the deepest there are: automatic
     * differentiation goes back the same way and needs no layer's share of the gradient before its turn.
     */
    private Map<String, NDArray> weightedTerms(NDArray point) {
        Map<Weighted, NDArray> found = new HashMap<>();
        terms.stream()
                .filter(weighted -> weighted.term().layer().isEmpty())
                .forEach(weighted -> found.put(weighted, weighted.value(point)));
        network.look(point, layers, (layer, features) -> terms.stream()
                .filter(weighted -> weighted.term().layer().equals(Optional.of(layer)))
                .forEach(weighted -> found.put(weighted, weighted.value(features))));
        Map<String, NDArray> values = new LinkedHashMap<>();
        terms.forEach(weighted -> values.put(weighted.term().name(), found.get(weighted)));
        return values;
    }

    private static NDArray total(Map<String, NDArray> values) {
        return NDArrays.stack(new NDList(values.values())).sum();
    }
}

package blindbrush.style;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The whole loss, a weighted sum of terms, and its gradient at the picture by automatic differentiation. */
final class StyleObjective implements PictureLoss {

    /** A term and what it is multiplied by. */
    record Weighted(LossTerm term, double weight) {}

    private final FeatureNetwork network;
    private final List<Weighted> terms;
    private final Set<String> layers;

    StyleObjective(FeatureNetwork network, List<Weighted> terms) {
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

    List<Weighted> terms() {
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

    private Map<String, NDArray> weightedTerms(NDArray point) {
        Map<String, NDArray> features = network.features(point, layers);
        Map<String, NDArray> values = new LinkedHashMap<>();
        for (Weighted weighted : terms) {
            try (NDArray value = weighted.term().value(point, features)) {
                values.put(weighted.term().name(), Times.number(value, weighted.weight()));
            }
        }
        features.values().forEach(NDArray::close);
        return values;
    }

    private static NDArray total(Map<String, NDArray> values) {
        return NDArrays.stack(new NDList(values.values())).sum();
    }
}

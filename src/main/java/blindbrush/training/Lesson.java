package blindbrush.training;

import static java.util.Objects.requireNonNull;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import blindbrush.network.CompactNetwork;
import blindbrush.network.FeatureNetwork;
import blindbrush.optimize.Evaluation;
import blindbrush.optimize.Objective;
import blindbrush.optimize.Scalar;
import blindbrush.weights.CompactLayout;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * How far the compact network with given weights is from its teacher: for each layer the squared difference of the features
 * and that of their Gram matrices, each relative to the teacher's own, and what forgeries lack of style and of content; summed
 * over the layers with the weights that a style transfer gives them.
 */
final class Lesson implements Objective {

    /** In a style transfer only the content layer's features are compared one by one. */
    private static final double CONTENT = 2;

    /** What an optimiser leaves undone is what shows in a picture. */
    private static final double FORGERY = 3;

    /** Of the content's mean square, added to what is lacking: a forgery that is just begun lacks next to nothing. */
    private static final double LEAST_LACKING = 0.05;

    /** Of the mean over the pieces, added to what each shows: a flat one can show next to nothing. */
    private static final double LEAST_SHOWN = 0.05;

    private final FeatureNetwork teacher;
    private final CompactLayout layout;
    private final NDManager manager;
    private final BiFunction<NDManager, NDArray, NDArray> batches;
    private final Set<String> layers = Set.copyOf(CompactLayout.layers());
    private final Map<String, Double> scales;
    private final int forged;

    /**
     * Asks for weights whose heads give the teacher's features divided by scales, so that all weights are of one size.
     *
     * @param batches gives the next batch of pieces, [count, 3, edge, edge], which may depend on the weights
     * @param scales by layer
     * @param forged how many of a batch are forgeries; behind them come as many pieces whose style they are given, and last
     *     as many whose content they keep
     */
    Lesson(
            FeatureNetwork teacher,
            CompactLayout layout,
            NDManager manager,
            BiFunction<NDManager, NDArray, NDArray> batches,
            Map<String, Double> scales,
            int forged) {
        this.teacher = teacher;
        this.layout = layout;
        this.manager = manager;
        this.batches = batches;
        this.scales = scales;
        this.forged = forged;
    }

    /** The root mean square of each layer's features. */
    static Map<String, Double> scales(Map<String, NDArray> features) {
        Map<String, Double> scales = new LinkedHashMap<>();
        features.forEach((layer, shown) ->
                scales.put(layer, Math.sqrt(Scalar.taken(shown.square().mean()))));
        return scales;
    }

    /** @param weights all of the layout's numbers, one behind the other */
    @Override
    public Evaluation at(NDArray weights) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray batch = batches.apply(scope, weights);
            Map<String, NDArray> shown = shown(batch);
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray point = weights.duplicate();
                point.attach(scope);
                point.setRequiresGradient(true);
                NDList errors = new NDList();
                CompactNetwork student = network(layout, point);
                List<String> styleLayers = student.styleLayers();
                student.look(batch, layers, (layer, seen) -> {
                    NDArray target = requireNonNull(shown.get(layer));
                    boolean ofStyle = styleLayers.contains(layer);
                    errors.add(featureError(seen, target).mul(ofStyle ? 1 : CONTENT));
                    errors.add(gramError(seen, target, LEAST_SHOWN));
                    if (forged > 0) {
                        errors.add(
                                ofStyle
                                        ? lackingStyleError(seen, target, forged)
                                                .mul(FORGERY)
                                        : lackingContentError(seen, target, forged));
                    }
                });
                NDArray loss = NDArrays.stack(errors).sum();
                collector.backward(loss);
                NDArray gradient = point.getGradient();
                gradient.attach(weights.getManager());
                return new Evaluation(Scalar.of(loss), gradient);
            }
        }
    }

    /** The relative errors by layer on the next batch, features and Gram matrices. */
    Map<String, List<Double>> errorsAt(NDArray weights) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray batch = batches.apply(scope, weights);
            Map<String, NDArray> shown = shown(batch);
            NDArray point = weights.duplicate();
            point.attach(scope);
            Map<String, List<Double>> errors = new LinkedHashMap<>();
            network(layout, point)
                    .look(
                            batch,
                            layers,
                            (layer, seen) -> errors.put(
                                    layer,
                                    List.of(
                                            Scalar.of(featureError(seen, requireNonNull(shown.get(layer)))),
                                            Scalar.of(gramError(seen, requireNonNull(shown.get(layer)))))));
            return errors;
        }
    }

    private Map<String, NDArray> shown(NDArray batch) {
        Map<String, NDArray> shown = teacher.features(batch, layers);
        shown.forEach((layer, features) -> features.divi(scales.get(layer)));
        return shown;
    }

    /** The network of a layout's numbers, through which gradients flow back to them. */
    static CompactNetwork network(CompactLayout layout, NDArray point) {
        Map<String, NDArray> tensors = new HashMap<>();
        for (CompactLayout.Tensor tensor : layout.tensors()) {
            Shape shape = new Shape(
                    tensor.shape().stream().mapToLong(Integer::longValue).toArray());
            NDIndex range = new NDIndex("%d:%d".formatted(tensor.offset(), tensor.offset() + tensor.size()));
            tensors.put(tensor.name(), point.get(range).reshape(shape));
        }
        return new CompactNetwork(layout, tensors);
    }

    static NDArray featureError(NDArray seen, NDArray shown) {
        return seen.sub(shown).square().mean().div(shown.square().mean());
    }

    static NDArray gramError(NDArray seen, NDArray shown) {
        return gramError(seen, shown, 0);
    }

    private static NDArray gramError(NDArray seen, NDArray shown, double least) {
        NDArray target = gram(shown);
        NDArray own = target.square().mean(new int[] {1});
        NDArray error = gram(seen).sub(target).square().mean(new int[] {1});
        return error.div(own.add(own.mean().mul(least))).mean();
    }

    /**
     * How wrongly it sees what a forgery lacks of its style. That, and nothing that it sees wrongly in both, is what an
     * optimiser leaves undone.
     */
    static NDArray lackingStyleError(NDArray seen, NDArray shown, int forged) {
        NDArray own = gram(seen);
        NDArray target = gram(shown);
        NDArray styles = styles(target, forged);
        NDArray lacking = forgeries(own, forged).sub(styles(own, forged));
        NDArray wanting = forgeries(target, forged).sub(styles);
        NDArray size = styles.square().mean(new int[] {1});
        return lacking.sub(wanting).square().mean(new int[] {1}).div(size).mean();
    }

    /** The same of its content, relative to all that it lacks. */
    static NDArray lackingContentError(NDArray seen, NDArray shown, int forged) {
        NDArray contents = contents(shown, forged);
        NDArray lacking = forgeries(seen, forged).sub(contents(seen, forged));
        NDArray wanting = forgeries(shown, forged).sub(contents);
        NDArray least = contents.square().mean().mul(LEAST_LACKING);
        return lacking.sub(wanting).square().mean().div(wanting.square().mean().add(least));
    }

    private static NDArray forgeries(NDArray batch, int forged) {
        return from(batch, 3 * forged, forged);
    }

    private static NDArray styles(NDArray batch, int forged) {
        return from(batch, 2 * forged, forged);
    }

    private static NDArray contents(NDArray batch, int forged) {
        return from(batch, forged, forged);
    }

    /** So many of a batch's, the first so far from its end. */
    private static NDArray from(NDArray batch, int beforeEnd, int count) {
        long first = batch.size(0) - beforeEnd;
        return batch.get(new NDIndex("%d:%d".formatted(first, first + count)));
    }

    /** [count, channels · channels]. */
    private static NDArray gram(NDArray features) {
        Shape shape = features.getShape();
        NDArray matrices = features.reshape(shape.get(0), shape.get(1), -1);
        return matrices.matMul(matrices.transpose(0, 2, 1)).reshape(shape.get(0), -1);
    }
}

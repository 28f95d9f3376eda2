package blindbrush.style.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import blindbrush.network.Padding;
import blindbrush.network.Pixels;
import blindbrush.network.Pooling;
import blindbrush.network.RandomFilters;
import blindbrush.network.RgbPlanes;
import blindbrush.network.Vgg19;
import blindbrush.optimize.Evaluation;
import blindbrush.optimize.Scalar;
import blindbrush.refusal.InvalidInputException;
import blindbrush.style.Pictures;
import blindbrush.style.Reference;
import blindbrush.style.SyntheticWeights;
import blindbrush.style.Tensors;
import blindbrush.style.objective.StyleObjective;
import blindbrush.style.objective.StyleObjective.Weighted;
import blindbrush.style.objective.StyleTargets;
import blindbrush.style.objective.StyleTargets.SizedStyle;
import blindbrush.style.preset.Presets;
import blindbrush.style.preset.StyleSettings;
import blindbrush.style.preset.StyleSize;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values and gradients of the style's statistics against the independent program in 64 bits. */
class StatisticTest {

    private final NDManager manager = Tensors.manager();

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 16})
    void gram_matrices(int channels) {
        JsonNode expected = example(channels);
        LossTerm term = Statistic.GRAM.term("l", features(expected, "M_style", "seed_style"), StyleScale.MEAN);

        assertSame(term, features(expected, "M", "seed"), expected.get("gram"), 1e-11);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 16})
    void mean_and_covariance(int channels) {
        JsonNode expected = example(channels);
        NDArray style = features(expected, "M_style", "seed_style");
        LossTerm term = Statistic.MEAN_AND_COVARIANCE.term("l", style, StyleScale.MEAN);

        Reference.assertSame(
                MeanAndCovariance.of(style).covariance(), expected.at("/w2/covariance_style"), 1e-12, "covariance");
        assertSame(term, features(expected, "M", "seed"), expected.get("w2"), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 16})
    void sliced_of_styles_of_another_size(int channels) {
        JsonNode expected = example(channels);
        LossTerm term = sliced(
                features(expected, "M_style", "seed_style"), expected.get("K").asInt());

        assertSame(term, features(expected, "M", "seed"), expected.get("sliced"), 1e-11);
    }

    @Test
    void mean_and_covariance_through_the_network() {
        assertSameThroughNetwork(
                style -> Statistic.MEAN_AND_COVARIANCE.term("relu2_1", style, StyleScale.MEAN), "w2", 1e-6);
    }

    @Test
    void sliced_through_the_network() {
        assertSameThroughNetwork(style -> sliced("relu2_1", style, 64), "sliced", 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GRAM", "MEAN_AND_COVARIANCE", "SLICED"})
    void relative_is_one_where_there_are_no_features(Statistic statistic) {
        NDArray style = features(example(16), "M_style", "seed_style");
        NDArray nothing = style.zerosLike();

        double value = Scalar.of(statistic.term("l", style, StyleScale.RELATIVE).value(nothing));

        Reference.assertClose(value, 1, statistic == Statistic.MEAN_AND_COVARIANCE ? 0.05 : 1e-6, "relative");
    }

    @ParameterizedTest
    @EnumSource
    void an_evaluation_leaves_nothing_behind(Statistic statistic) {
        RandomFilters network = new RandomFilters(manager);
        RgbPlanes picture = RgbPlanes.of(Pictures.waves(40, 32, 0));
        StyleObjective objective = new StyleTargets(
                        network,
                        manager,
                        Presets.QUALITY.with(Presets.QUALITY.style().with(statistic)))
                .objective(picture, List.of(new SizedStyle(RgbPlanes.of(Pictures.waves(32, 40, 1)), 1)));
        NDArray point = network.tensor(manager, picture);
        objective.at(point).gradient().close();
        int before = manager.getManagedArrays().size();

        objective.at(point).gradient().close();

        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void raw_gram_targets_go_with_nothing_else() {
        assertThatThrownBy(() -> new StyleSettings(1, Optional.empty(), StyleScale.RAW_TARGET, StyleSize.SAME_LONG_EDGE)
                        .with(Statistic.SLICED))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("RAW_TARGET belongs to Gram matrices, not to the statistic sliced");
    }

    private void assertSameThroughNetwork(
            java.util.function.Function<NDArray, LossTerm> term, String name, double tolerance) {
        Vgg19 network = new Vgg19(manager, SyntheticWeights.first(3), DataType.FLOAT64)
                .with(Pooling.AVERAGE, Padding.ZERO, Pixels.AS_TRAINED);
        NDArray style = network.features(network.tensor(manager, Reference.picture("style")), Set.of("relu2_1"))
                .get("relu2_1");
        StyleObjective objective = new StyleObjective(network, List.of(new Weighted(term.apply(style), 1)));

        Evaluation found = objective.at(network.tensor(manager, Reference.picture("generated")));

        JsonNode expected = Reference.at("/statistics/relu2_1/" + name);
        Reference.assertClose(found.loss(), expected.get("value").asDouble(), tolerance, name);
        Reference.assertSame(found.gradient(), expected.get("gradient"), tolerance, name);
    }

    private void assertSame(LossTerm term, NDArray features, JsonNode expected, double tolerance) {
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            features.setRequiresGradient(true);
            NDArray value = term.value(features);
            collector.backward(value);
            Reference.assertClose(Scalar.of(value), expected.get("value").asDouble(), tolerance, "value");
            Reference.assertSame(features.getGradient(), expected.get("gradient"), tolerance, "gradient");
        }
    }

    private LossTerm sliced(NDArray style, int count) {
        return sliced("l", style, count);
    }

    private LossTerm sliced(String layer, NDArray style, int count) {
        int channels = Math.toIntExact(style.getShape().get(1));
        double[] values = new double[count * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = SyntheticWeights.uniform(i) - 0.5;
        }
        NDArray rows = manager.create(values, new Shape(count, channels));
        return new SlicedLoss(layer, style, rows.div(rows.norm(new int[] {1}, true)), StyleScale.MEAN);
    }

    private static JsonNode example(int channels) {
        return Reference.at("/statistics/small_" + channels);
    }

    private NDArray features(JsonNode example, String positions, String seed) {
        return Reference.features(
                manager,
                example.get("N").asInt(),
                example.get(positions).asInt(),
                example.get(seed).asDouble());
    }
}

package blindbrush.style.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import blindbrush.network.CompactNetwork;
import blindbrush.network.FeatureNetwork;
import blindbrush.network.RandomFilters;
import blindbrush.network.RgbPlanes;
import blindbrush.network.Vgg19;
import blindbrush.optimize.Method;
import blindbrush.style.Pictures;
import blindbrush.style.SyntheticWeights;
import blindbrush.style.Tensors;
import blindbrush.style.objective.StyleTargets.SizedStyle;
import blindbrush.style.preset.Preset;
import blindbrush.style.preset.Presets;
import blindbrush.weights.CompactWeights;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StyleObjectiveTest {

    private static final Preset PRESET = Presets.QUALITY;

    private final NDManager manager = Tensors.manager();
    private final RgbPlanes content = RgbPlanes.of(Pictures.waves(24, 20, 0));
    private final RgbPlanes style = RgbPlanes.of(Pictures.waves(30, 18, 1));

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void gradient_agrees_with_central_differences_through_a_deep_prefix() {
        assertGradientAgrees(new Vgg19(manager, SyntheticWeights.first(5), DataType.FLOAT32));
    }

    @Test
    void gradient_agrees_with_central_differences_through_the_compact_network() {
        assertGradientAgrees(new CompactNetwork(manager, CompactWeights.shipped(), DataType.FLOAT32));
    }

    @Test
    void gradient_agrees_with_central_differences_through_random_filters() {
        assertGradientAgrees(new RandomFilters(manager));
    }

    @Test
    void blending_a_style_with_itself_changes_nothing() {
        FeatureNetwork network = new RandomFilters(manager);
        NDArray point = Tensors.picture(manager, 20, 24, 5);

        double once = targets(network, List.of(style)).at(point).loss();
        double twice = targets(network, List.of(style, style)).at(point).loss();

        assertThat(twice).isCloseTo(once, within(1e-5 * once));
    }

    @Test
    void terms_sum_to_the_loss_and_vanish_at_their_target() {
        FeatureNetwork network = new RandomFilters(manager);
        StyleObjective itself = targets(network, List.of(content));
        NDArray point = new RandomFilters(manager).tensor(manager, content);

        Map<String, Double> terms = itself.termsAt(point);

        assertThat(terms).containsKeys("content:random2", "style:random1", "style:random5", "total");
        assertThat(terms.get("content:random2")).isZero();
        assertThat(terms.get("style:random3")).isLessThan(1e-9);
        assertThat(itself.at(point).loss()).isCloseTo(terms.get("total"), within(1e-6));
    }

    @Test
    void content_weighs_what_the_network_asks_for_unless_the_weights_are_measured() {
        FeatureNetwork network = new CompactNetwork(manager, CompactWeights.shipped(), DataType.FLOAT32);

        assertThat(contentWeight(network, PRESET))
                .isEqualTo(network.contentWeight())
                .isGreaterThan(1);
        assertThat(contentWeight(new RandomFilters(manager), PRESET)).isEqualTo(1);
        assertThat(contentWeight(network, PRESET.calibrated()))
                .isEqualTo(PRESET.calibrated().content().weight());
    }

    @Test
    void values_are_held_to_their_range_by_a_term_only_where_the_method_does_not() {
        Preset free = PRESET.with(new Method.LimitedMemoryBfgs(20, true, false));

        assertThat(names(free)).contains("range");
        assertThat(names(PRESET)).doesNotContain("range").contains("smoothness");
    }

    private List<String> names(Preset preset) {
        return terms(new RandomFilters(manager), preset)
                .map(weighted -> weighted.term().name())
                .toList();
    }

    private double contentWeight(FeatureNetwork network, Preset preset) {
        return terms(network, preset)
                .filter(weighted -> weighted.term().name().startsWith("content"))
                .findFirst()
                .orElseThrow()
                .weight();
    }

    private Stream<StyleObjective.Weighted> terms(FeatureNetwork network, Preset preset) {
        return new StyleTargets(network, manager, preset).terms(content, List.of(new SizedStyle(style, 1))).stream();
    }

    /**
     * (L(x + εd) − L(x − εd)) / 2ε against ⟨∇L, d⟩, d being the gradient's signs at a random half of the pixels. In 32
     * bits the best ε leaves two to three digits; a missing factor two would be off by a whole.
     */
    private void assertGradientAgrees(FeatureNetwork network) {
        StyleObjective objective = targets(network, List.of(style));
        NDArray point = Tensors.picture(manager, 20, 24, 5);
        float[] gradient = objective.at(point).gradient().toFloatArray();
        for (int seed = 0; seed < 3; seed++) {
            float[] direction = halfOfItsSigns(gradient, seed);
            NDArray step = manager.create(direction, new Shape(1, 3, 20, 24)).mul(2e-3f);
            double forward = objective.at(point.add(step)).loss();
            double backward = objective.at(point.sub(step)).loss();
            double expected = Tensors.dot(gradient, direction);
            assertThat((forward - backward) / 4e-3).isCloseTo(expected, within(0.01 * expected));
        }
    }

    private static float[] halfOfItsSigns(float[] gradient, long seed) {
        Random random = new Random(seed);
        float[] direction = new float[gradient.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = random.nextBoolean() ? Math.signum(gradient[i]) : 0;
        }
        return direction;
    }

    private StyleObjective targets(FeatureNetwork network, List<RgbPlanes> styles) {
        List<SizedStyle> sized = styles.stream()
                .map(planes -> new SizedStyle(planes, 1.0 / styles.size()))
                .toList();
        return new StyleTargets(network, manager, PRESET).objective(content, sized);
    }
}

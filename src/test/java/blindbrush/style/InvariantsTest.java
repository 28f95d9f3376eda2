package blindbrush.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import blindbrush.network.Padding;
import blindbrush.network.Pixels;
import blindbrush.network.Pooling;
import blindbrush.network.Vgg19;
import blindbrush.optimize.Evaluation;
import blindbrush.optimize.Scalar;
import blindbrush.style.loss.ContentScale;
import blindbrush.style.loss.GramMatrix;
import blindbrush.style.loss.LossTerm;
import blindbrush.style.loss.MeanSquare;
import blindbrush.style.loss.Smoothness;
import blindbrush.style.loss.Statistic;
import blindbrush.style.loss.StyleScale;
import blindbrush.style.loss.WeightedLayer;
import blindbrush.style.objective.StyleObjective;
import blindbrush.style.objective.StyleTargets;
import blindbrush.style.objective.StyleTargets.SizedStyle;
import blindbrush.style.objective.StyleTerms;
import blindbrush.style.preset.ContentSettings;
import blindbrush.style.preset.PictureSettings;
import blindbrush.style.preset.Preset;
import blindbrush.style.preset.Presets;
import blindbrush.style.preset.StyleSettings;
import blindbrush.style.preset.StyleSize;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold of the losses whatever the network, in 64 bits; each has caught a normalisation bug in some program. */
class InvariantsTest {

    private final NDManager manager = Tensors.manager();
    private final NDArray features = Reference.features(manager, 6, 40, 0.4);
    private final NDArray style = Reference.features(manager, 6, 48, 1.9);

    @AfterEach
    void close() {
        manager.close();
    }

    /** Catches features reshaped in the wrong order, channels and positions mixed up. */
    @ParameterizedTest
    @EnumSource
    void where_in_the_picture_things_are_does_not_matter_to_style(Statistic statistic) {
        Reference.assertClose(value(statistic, shuffled(features)), value(statistic, features), 1e-12, "loss");
    }

    /** It does to content. */
    @Test
    void where_in_the_picture_things_are_matters_to_content() {
        assertThat(value(ContentScale.MEAN.term("l", features), shuffled(features)))
                .isPositive();
    }

    /** Catches the Gram matrix that is a sum: Kai Sheng Tai's, and fzliu's, which computes a scale and passes 1. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SLICED")
    void a_picture_tiled_twice_has_the_same_style(Statistic statistic) {
        LossTerm term = statistic.term("l", features, StyleScale.MEAN);

        assertThat(value(term, tiled(features))).isCloseTo(0, within(1e-12));
    }

    /** Sorted values of samples of two sizes are compared between midpoints: nearly, and the more so the more there are. */
    @Test
    void a_picture_tiled_twice_has_nearly_the_same_sliced_distribution() {
        NDArray many = Reference.features(manager, 6, 4000, 0.4);
        double few = value(Statistic.SLICED.term("l", features, StyleScale.RELATIVE), tiled(features));
        double more = value(Statistic.SLICED.term("l", many, StyleScale.RELATIVE), tiled(many));

        assertThat(few).isLessThan(2e-3);
        assertThat(more).isLessThan(few / 100);
    }

    /** Kai Sheng Tai's emulation has the bug on purpose: tiling doubles the Gram matrix. */
    @Test
    void except_in_the_emulation_of_the_program_that_has_it_otherwise() {
        LossTerm term = Statistic.GRAM.term("l", features, StyleScale.RAW_TARGET);
        double square = MeanSquare.number(GramMatrix.of(features));

        Reference.assertClose(value(term, tiled(features)), 0.5 * square / 4, 1e-12, "G against half of it");
    }

    /** Catches a target that is made in another way than what it is compared with. */
    @ParameterizedTest
    @EnumSource
    void at_its_target_a_style_has_no_loss_and_no_gradient(Statistic statistic) {
        LossTerm term = statistic.term("l", style, StyleScale.MEAN);

        assertThat(value(term, style)).isCloseTo(0, within(1e-12));
        assertThat(gradient(term, style).norm().getDouble()).isLessThan(1e-9);
    }

    @ParameterizedTest
    @EnumSource
    void at_its_target_content_has_no_loss_and_no_gradient(ContentScale scale) {
        LossTerm term = scale.term("l", features);

        assertThat(value(term, features)).isZero();
        assertThat(gradient(term, features).norm().getDouble()).isZero();
    }

    /** Catches a wrong power: a Gram matrix has the second of the features, its squared difference the fourth. */
    @Test
    void features_times_s_scale_gram_losses_by_its_fourth_power() {
        for (StyleScale scale : List.of(StyleScale.MEAN, StyleScale.QUARTER_MEAN, StyleScale.RAW_TARGET)) {
            double once = value(Statistic.GRAM.term("l", style, scale), features);
            double thrice = value(Statistic.GRAM.term("l", style.mul(3), scale), features.mul(3));

            Reference.assertClose(thrice, 81 * once, 1e-12, scale.name());
        }
    }

    /** Distances between distributions are squares of lengths. */
    @Test
    void features_times_s_scale_content_and_sliced_losses_by_its_square() {
        double content = value(ContentScale.MEAN.term("l", features), shuffled(features));
        double sliced = value(Statistic.SLICED.term("l", style, StyleScale.MEAN), features);

        NDArray larger = features.mul(3);
        Reference.assertClose(
                value(ContentScale.MEAN.term("l", larger), shuffled(larger)), 9 * content, 1e-12, "content");
        Reference.assertClose(
                value(Statistic.SLICED.term("l", style.mul(3), StyleScale.MEAN), larger), 9 * sliced, 1e-12, "sliced");
    }

    /** Neither depends on the network's units: what normalised weights are for, without normalising. */
    @Test
    void relative_losses_do_not_see_the_scale_of_features() {
        double once = value(Statistic.GRAM.term("l", style, StyleScale.RELATIVE), features);
        double thrice = value(Statistic.GRAM.term("l", style.mul(3), StyleScale.RELATIVE), features.mul(3));

        Reference.assertClose(thrice, once, 1e-12, "relative");
    }

    /**
     * E as in the paper, 1/(4 N² M²) Σ (G − A)² of raw sums: mean square of G/M is 4 E, of G/(N M) is 4 E/N². Catches
     * cysmith's division that is made twice, and the factors of 2 and 4 that get lost between formulae and code.
     */
    @Test
    void the_scales_are_the_multiples_of_the_paper_s_formula_that_they_say() {
        NDArray other = Reference.features(manager, 6, 40, 1.9);
        double channels = 6;
        double positions = 40;
        NDArray difference = rawGram(features).sub(rawGram(other));
        double paper = Scalar.of(difference.square().sum()) / (4 * channels * channels * positions * positions);

        Reference.assertClose(of(StyleScale.QUARTER_MEAN, other), paper, 1e-12, "E");
        Reference.assertClose(of(StyleScale.MEAN, other), 4 * paper, 1e-12, "mean square of G/M");
        Reference.assertClose(
                of(StyleScale.MEAN_PER_SQUARED_CHANNELS, other),
                4 * paper / (channels * channels),
                1e-12,
                "mean square of G/(N M)");
    }

    /** ∂E/∂F = 1/(N² M²) (G − A) F of raw sums: catches Kai Sheng Tai's gradient, which is half its loss's. */
    @Test
    void the_gradient_has_the_paper_s_length_and_not_only_its_direction() {
        NDArray other = Reference.features(manager, 6, 40, 1.9);
        NDArray found = gradient(Statistic.GRAM.term("l", other, StyleScale.QUARTER_MEAN), features);

        NDArray closed = rawGram(features)
                .sub(rawGram(other))
                .matMul(features.reshape(6, 40))
                .div(36.0 * 1600);
        assertThat(found.reshape(6, 40).sub(closed).norm().getDouble())
                .isLessThan(1e-12 * closed.norm().getDouble());
    }

    /** Catches weights that are not shares, and a blend of losses where one of targets was meant. */
    @Test
    void two_styles_are_blended_as_the_reference_does() {
        List<SizedStyle> two = List.of(
                new SizedStyle(Reference.picture("style"), 0.7),
                new SizedStyle(Reference.picture("second_style"), 0.3));

        Evaluation found = blend(two);

        JsonNode expected = Reference.at("/presets/relative/two_styles_0.7_0.3/blend_of_grams");
        Reference.assertClose(found.loss(), expected.get("value").asDouble(), 1e-9, "blend");
        Reference.assertSame(found.gradient(), expected.get("gradient"), 1e-9, "blend");
    }

    @ParameterizedTest
    @EnumSource
    void a_style_blended_with_itself_is_itself(Statistic statistic) {
        StyleSettings settings =
                new StyleSettings(1, Optional.empty(), StyleScale.RELATIVE, StyleSize.SAME_LONG_EDGE).with(statistic);
        StyleTerms terms = new StyleTerms(
                settings,
                List.of(new WeightedLayer("l", 1)),
                planes -> Map.of("l", style.duplicate()),
                planes -> style);
        SizedStyle half = new SizedStyle(Reference.picture("style"), 0.5);

        double once = sum(terms.of(List.of(new SizedStyle(Reference.picture("style"), 1))));
        double twice = sum(terms.of(List.of(half, half)));

        Reference.assertClose(twice, once, 1e-12, "blend");
    }

    private Evaluation blend(List<SizedStyle> styles) {
        Vgg19 network = new Vgg19(manager, SyntheticWeights.first(13), DataType.FLOAT64)
                .with(Pooling.AVERAGE, Padding.REPLICATE, Pixels.AS_TRAINED);
        Preset bare = Presets.QUALITY
                .with(new ContentSettings(0, Optional.empty(), ContentScale.RELATIVE))
                .with(new StyleSettings(1, Optional.empty(), StyleScale.RELATIVE, StyleSize.SAME_LONG_EDGE))
                .with(new PictureSettings(Pooling.AVERAGE, Padding.REPLICATE, Pixels.AS_TRAINED, Smoothness.NONE, 0));
        return new StyleTargets(network, manager, bare)
                .objective(Reference.picture("content"), styles)
                .at(network.tensor(manager, Reference.picture("generated")));
    }

    private double sum(List<StyleObjective.Weighted> terms) {
        return terms.stream()
                .mapToDouble(weighted -> weighted.weight() * value(weighted.term(), features))
                .sum();
    }

    private double of(StyleScale scale, NDArray other) {
        return value(Statistic.GRAM.term("l", other, scale), features);
    }

    private double value(Statistic statistic, NDArray found) {
        return value(statistic.term("l", style, StyleScale.MEAN), found);
    }

    private static double value(LossTerm term, NDArray found) {
        return Scalar.of(term.value(found));
    }

    private static NDArray gradient(LossTerm term, NDArray at) {
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            at.setRequiresGradient(true);
            collector.backward(term.value(at));
            NDArray gradient = at.getGradient().duplicate();
            at.setRequiresGradient(false);
            return gradient;
        }
    }

    private static NDArray rawGram(NDArray features) {
        NDArray matrix = features.reshape(6, 40);
        return matrix.matMul(matrix.transpose());
    }

    private static NDArray tiled(NDArray features) {
        return features.concat(features, 3);
    }

    private NDArray shuffled(NDArray features) {
        List<Integer> order = new ArrayList<>(
                IntStream.range(0, (int) GramMatrix.positions(features)).boxed().toList());
        Collections.shuffle(order, new Random(3));
        NDArray indices = manager.create(order.stream().mapToLong(i -> i).toArray(), new Shape(order.size()));
        return features.get(new NDIndex(":, :, :, {}", indices)).reshape(features.getShape());
    }
}

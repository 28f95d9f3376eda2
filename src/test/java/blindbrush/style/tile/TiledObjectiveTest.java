package blindbrush.style.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import blindbrush.network.CompactNetwork;
import blindbrush.network.FeatureNetwork;
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
import blindbrush.style.SyntheticWeights;
import blindbrush.style.Tensors;
import blindbrush.style.loss.ContentScale;
import blindbrush.style.loss.LossTerm;
import blindbrush.style.loss.Smoothness;
import blindbrush.style.loss.StyleScale;
import blindbrush.style.objective.StyleObjective;
import blindbrush.style.objective.StyleObjective.Weighted;
import blindbrush.style.objective.StyleTargets;
import blindbrush.style.objective.StyleTargets.SizedStyle;
import blindbrush.style.preset.ContentSettings;
import blindbrush.style.preset.PictureSettings;
import blindbrush.style.preset.Preset;
import blindbrush.style.preset.Presets;
import blindbrush.style.preset.StyleSettings;
import blindbrush.style.preset.StyleSize;
import blindbrush.weights.CompactWeights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A picture looked at tile by tile has the same loss and the same gradient as one looked at as a whole. */
@Tag("slow")
class TiledObjectiveTest {

    private final NDManager manager = Tensors.manager();

    @AfterEach
    void close() {
        manager.close();
    }

    /** Every kind of term that adds up over positions, in shallow networks: pooling, padding, odd edges. */
    static Stream<Preset> presets() {
        PictureSettings zeroMax = new PictureSettings(
                Pooling.MAX,
                Padding.ZERO,
                Pixels.AS_TRAINED,
                new Smoothness(1e-3, Smoothness.Measure.HALF_SUM_OF_256),
                20);
        return Stream.of(
                adapted(Presets.QUALITY, ContentScale.RELATIVE, StyleScale.RELATIVE),
                adapted(Presets.QUALITY, ContentScale.MEAN, StyleScale.MEAN_PER_SQUARED_CHANNELS)
                        .with(zeroMax),
                adapted(Presets.QUALITY, ContentScale.SUM, StyleScale.RAW_TARGET),
                adapted(Presets.QUALITY, ContentScale.HALF_SUM, StyleScale.QUARTER_MEAN),
                adapted(Presets.QUALITY, ContentScale.NORMALIZED_GRADIENT, StyleScale.RAW_TARGET_NORMALIZED_GRADIENT));
    }

    @ParameterizedTest(name = "loss {index}")
    @MethodSource("presets")
    void agrees_in_64_bits_through_three_blocks_on_odd_sizes(Preset preset) {
        PictureSettings picture = preset.picture();
        Vgg19 network = new Vgg19(manager, SyntheticWeights.first(6), DataType.FLOAT64)
                .with(picture.pooling(), picture.padding(), picture.pixels());
        assertAgrees(network, preset, 53, 37, 16, 1e-10);
    }

    @Test
    void agrees_in_64_bits_through_all_of_the_network() {
        Vgg19 network = new Vgg19(manager, SyntheticWeights.first(13), DataType.FLOAT64);
        assertAgrees(network, Presets.QUALITY, 201, 38, 64, 1e-10);
    }

    @Test
    void agrees_in_32_bits_through_all_of_the_network() {
        Vgg19 network = new Vgg19(manager, SyntheticWeights.first(13), DataType.FLOAT32);
        assertAgrees(network, Presets.QUALITY, 37, 167, 48, 1e-4);
    }

    @Test
    void agrees_through_the_compact_network() {
        CompactNetwork network = new CompactNetwork(manager, CompactWeights.shipped(), DataType.FLOAT32);
        assertAgrees(network, Presets.QUALITY, 171, 154, 64, 1e-4);
    }

    @Test
    void agrees_through_random_filters() {
        assertAgrees(new RandomFilters(manager), Presets.QUALITY, 171, 154, 64, 1e-4);
    }

    @Test
    void a_term_that_needs_all_features_at_once_is_refused() {
        LossTerm sorted = new LossTerm() {
            @Override
            public String name() {
                return "style:relu1_1";
            }

            @Override
            public Optional<String> layer() {
                return Optional.of("relu1_1");
            }

            @Override
            public NDArray value(NDArray features) {
                return features.sum();
            }
        };
        FeatureNetwork network = new Vgg19(manager, SyntheticWeights.first(2), DataType.FLOAT32);
        assertThatThrownBy(() -> new TiledObjective(network, List.of(new Weighted(sorted, 1)), 64))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("style:relu1_1 needs the whole picture at once");
    }

    @Test
    void tiles_answer_for_every_pixel_once_and_begin_on_the_grid() {
        for (int width : new int[] {16, 31, 64, 79, 80, 81, 95, 96, 200}) {
            int[] answered = new int[width];
            for (Tile tile : Tile.of(width, 16, 60, 16, 70)) {
                assertThat(tile.own().left() % 16).isZero();
                assertThat(tile.seen().left() % 16).isZero();
                assertThat(tile.seen().left()).isEqualTo(Math.max(0, tile.own().left() - 80));
                assertThat(tile.own().width()).isBetween(16, 79);
                for (int x = tile.own().left(); x < tile.own().right(); x++) {
                    answered[x]++;
                }
            }
            assertThat(answered).containsOnly(1);
        }
    }

    private void assertAgrees(
            FeatureNetwork network, Preset preset, int width, int height, int edge, double tolerance) {
        RgbPlanes content = RgbPlanes.of(Pictures.waves(width, height, 0));
        List<SizedStyle> styles = List.of(
                new SizedStyle(RgbPlanes.of(Pictures.waves(width - 7, height + 5, 1)), 0.7),
                new SizedStyle(RgbPlanes.of(Pictures.waves(width, height, 2)), 0.3));
        StyleObjective whole = new StyleTargets(network, manager, preset).objective(content, styles);
        StyleObjective inTiles =
                new StyleTargets(new TiledNetwork(network, edge), manager, preset).objective(content, styles);
        NDArray point = network.tensor(manager, noise(width, height));

        TiledObjective tiled = new TiledObjective(network, inTiles.terms(), edge);

        assertSame(tiled.at(point), whole.at(point), tolerance);
        Map<String, Double> expected = whole.termsAt(point);
        Map<String, Double> terms = tiled.termsAt(point);
        assertThat(terms.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, value) -> assertThat(terms.get(name))
                .as(name)
                .isCloseTo(value, within(tolerance * Math.abs(value) + Double.MIN_NORMAL)));
    }

    private static void assertSame(Evaluation tiled, Evaluation whole, double tolerance) {
        assertThat(tiled.loss()).isCloseTo(whole.loss(), within(tolerance * whole.loss()));
        try (NDArray difference = tiled.gradient().sub(whole.gradient())) {
            double largest = number(whole.gradient().abs().max());
            assertThat(largest).isPositive();
            assertThat(number(difference.abs().max())).isLessThan(tolerance * largest);
        }
    }

    private static double number(NDArray scalar) {
        return Scalar.taken(scalar);
    }

    private static RgbPlanes noise(int width, int height) {
        try (NDManager own = Tensors.manager()) {
            return new RgbPlanes(
                    width, height, Tensors.picture(own, height, width, 5).toFloatArray());
        }
    }

    private static Preset adapted(Preset preset, ContentScale content, StyleScale style) {
        return preset.with(new ContentSettings(1, Optional.empty(), content))
                .with(new StyleSettings(150, Optional.empty(), style, StyleSize.SAME_LONG_EDGE));
    }
}

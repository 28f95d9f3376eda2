package blindbrush.style.objective;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import blindbrush.network.RgbPlanes;
import blindbrush.network.Vgg19;
import blindbrush.optimize.Scalar;
import blindbrush.style.Pictures;
import blindbrush.style.SmoothNetwork;
import blindbrush.style.SyntheticWeights;
import blindbrush.style.Tensors;
import blindbrush.style.loss.ContentScale;
import blindbrush.style.loss.JohnsonTotalVariationLoss;
import blindbrush.style.loss.LossTerm;
import blindbrush.style.loss.RangeLoss;
import blindbrush.style.loss.Smoothness;
import blindbrush.style.loss.Statistic;
import blindbrush.style.loss.StyleScale;
import blindbrush.style.loss.TotalVariationLoss;
import blindbrush.style.objective.StyleObjective.Weighted;
import blindbrush.style.preset.ContentSettings;
import blindbrush.style.preset.PictureSettings;
import blindbrush.style.preset.Preset;
import blindbrush.style.preset.Presets;
import blindbrush.style.preset.StyleSettings;
import blindbrush.style.preset.StyleSize;
import blindbrush.weights.Preprocessing;
import blindbrush.weights.Vgg19Weights;
import blindbrush.weights.WeightsOrigin;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each loss's gradient against central differences, (L(x + εd) − L(x − εd)) / 2ε against ⟨∇L, d⟩, in 64 bits where all is
 * smooth. Not only is the error small: it falls as ε², which a wrong gradient's does not, however small its error. (The
 * difference of one coordinate to one side, as in DeepTextures, would pass with an error of ε.)
 */
class GradientSlopeTest {

    private static final double[] STEPS = {1e-1, 1e-1 / Math.sqrt(10), 1e-2, 1e-2 / Math.sqrt(10), 1e-3};
    private static final double[] SMALL_STEPS = {1e-2, 1e-2 / Math.sqrt(10), 1e-3, 1e-3 / Math.sqrt(10)};
    private static final double[] LARGE_STEPS = {1, 1 / Math.sqrt(10), 1e-1};

    private final NDManager manager = Tensors.manager();
    private final SmoothNetwork smooth = new SmoothNetwork(manager);
    private final RgbPlanes content = RgbPlanes.of(Pictures.waves(9, 7, 0));
    private final RgbPlanes style = RgbPlanes.of(Pictures.waves(8, 10, 1));
    private final NDArray point = smooth.tensor(manager, RgbPlanes.of(Pictures.muted(9, 7, 0.5)));

    @AfterEach
    void close() {
        manager.close();
    }

    static Stream<Preset> losses() {
        Preset none = Presets.QUALITY
                .with(new PictureSettings(
                        Presets.QUALITY.picture().pooling(),
                        Presets.QUALITY.picture().padding(),
                        Presets.QUALITY.picture().pixels(),
                        Smoothness.NONE,
                        0))
                .with(new ContentSettings(0, Optional.empty(), ContentScale.MEAN));
        StyleSettings gram = new StyleSettings(1, Optional.empty(), StyleScale.RELATIVE, StyleSize.SAME_LONG_EDGE);
        StyleSettings raw = new StyleSettings(1, Optional.empty(), StyleScale.RAW_TARGET, StyleSize.SAME_LONG_EDGE);
        StyleSettings nothing = new StyleSettings(0, Optional.empty(), StyleScale.MEAN, StyleSize.SAME_LONG_EDGE);
        ContentSettings contents = new ContentSettings(1, Optional.empty(), ContentScale.RELATIVE);
        return Stream.of(
                none.named("content").with(nothing).with(contents),
                none.named("gram").with(gram),
                none.named("raw gram").with(raw),
                none.named("mean and covariance").with(gram.with(Statistic.MEAN_AND_COVARIANCE)),
                none.named("all").with(gram).with(contents));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void the_error_falls_as_the_square_of_the_step(Preset preset) {
        StyleObjective objective = new StyleTargets(smooth, manager, preset)
                .objective(content, List.of(new StyleTargets.SizedStyle(style, 1)));

        boolean steep =
                preset.style().statistic() == Statistic.MEAN_AND_COVARIANCE; // eigenvalues near the least variance
        assertSlope(objective, point, steep ? SMALL_STEPS : STEPS, preset.name());
    }

    /** Sorting has a kink wherever two values meet: so few values and so small steps that none do. */
    @Test
    void so_does_that_of_sorted_values() {
        LossTerm term = Statistic.SLICED.term("smooth2", features(style), StyleScale.RELATIVE);
        NDArray few = smooth.tensor(manager, RgbPlanes.of(Pictures.waves(3, 2, 0.5)));

        assertSlope(alone(term), few, new double[] {1e-3, 1e-3 / Math.sqrt(10), 1e-4}, "sliced");
    }

    @Test
    void so_does_that_inside_a_region() {
        LossTerm term = Statistic.GRAM.term("smooth2", features(style), StyleScale.RELATIVE);
        double[] mask = DoubleStream.iterate(0, i -> i + 1)
                .limit(63)
                .map(i -> 0.5 + 0.5 * Math.sin(i))
                .toArray();
        NDArray region = manager.create(mask, new Shape(1, 1, 7, 9));

        assertSlope(alone(new StyleOfSeveral(term, "", Optional.of(region))), point, STEPS, "guided");
    }

    /** VGG where every filter always fires is smooth too, and linear, so that only the Gram matrix bends. */
    @Test
    void so_does_that_through_vgg_away_from_its_kinks() {
        Vgg19 network = new Vgg19(manager, alwaysFiring(), DataType.FLOAT64);
        NDArray found = network.features(network.tensor(manager, style), Set.of("relu1_2"))
                .get("relu1_2");
        LossTerm term = Statistic.GRAM.term("relu1_2", found, StyleScale.RELATIVE);

        assertSlope(new StyleObjective(network, List.of(new Weighted(term, 1))), point, LARGE_STEPS, "vgg");
    }

    /** Central differences of squares are exact whatever the step. */
    @Test
    void squares_have_no_error_but_rounding() {
        NDArray outside = point.sub(0.5).sign().mul(2).add(point); // far over both edges of the range
        for (LossTerm term : List.of(new TotalVariationLoss(), new JohnsonTotalVariationLoss(), new RangeLoss())) {
            for (double step : new double[] {1e-2, 1e-3, 1e-4}) {
                assertThat(error(alone(term), outside, step)).as(term.name()).isLessThan(1e-8);
            }
        }
    }

    private void assertSlope(StyleObjective objective, NDArray at, double[] steps, String what) {
        double[] errors =
                DoubleStream.of(steps).map(step -> error(objective, at, step)).toArray();
        for (int i = 1; i < steps.length; i++) {
            double slope = Math.log(errors[i - 1] / errors[i]) / Math.log(steps[i - 1] / steps[i]);
            assertThat(slope)
                    .as("%s: slope at %.1e, error %.1e", what, steps[i], errors[i])
                    .isBetween(1.8, 2.2);
        }
        double best = DoubleStream.iterate(1e-3, step -> step / 10)
                .limit(4)
                .map(step -> error(objective, at, step))
                .min()
                .orElseThrow();
        assertThat(best).as(what).isLessThan(1e-6);
    }

    /** Relative to the derivative along the direction, which is random, each number from −1 to 1. */
    private double error(StyleObjective objective, NDArray at, double step) {
        NDArray direction = direction(at);
        double expected = Scalar.of(objective.at(at).gradient().mul(direction).sum());
        double forward = objective.at(at.add(direction.mul(step))).loss();
        double backward = objective.at(at.sub(direction.mul(step))).loss();
        return Math.abs((forward - backward) / (2 * step) - expected) / Math.abs(expected);
    }

    private NDArray direction(NDArray at) {
        Random random = new Random(7);
        double[] values = random.doubles(at.size(), -1, 1).toArray();
        return manager.create(values, at.getShape());
    }

    private StyleObjective alone(LossTerm term) {
        return new StyleObjective(smooth, List.of(new Weighted(term, 1)));
    }

    private NDArray features(RgbPlanes picture) {
        Map<String, NDArray> found = smooth.features(smooth.tensor(manager, picture), Set.of("smooth2"));
        return found.get("smooth2");
    }

    /** The first two convolutions with biases that outweigh every other input. */
    private static Vgg19Weights alwaysFiring() {
        List<Vgg19Weights.Layer> layers = SyntheticWeights.first(2).layers().stream()
                .map(layer -> {
                    float[] bias = new float[layer.bias().length];
                    Arrays.fill(bias, 5000);
                    return new Vgg19Weights.Layer(layer.convolution(), small(layer.kernel()), bias);
                })
                .toList();
        return new Vgg19Weights(layers, Preprocessing.CAFFE, WeightsOrigin.of(layers), "2".repeat(64));
    }

    private static float[] small(float[] kernel) {
        float[] smaller = new float[kernel.length];
        for (int i = 0; i < kernel.length; i++) {
            smaller[i] = kernel[i] / 4;
        }
        return smaller;
    }
}

package blindbrush.style.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import blindbrush.network.RgbPlanes;
import blindbrush.network.Vgg19;
import blindbrush.optimize.Scalar;
import blindbrush.refusal.InvalidInputException;
import blindbrush.style.Pictures;
import blindbrush.style.Reference;
import blindbrush.style.StyleEngineSettings;
import blindbrush.style.StyleTransfer;
import blindbrush.style.StylizedImage;
import blindbrush.style.SyntheticWeights;
import blindbrush.style.Tensors;
import blindbrush.style.loss.GramMatrix;
import blindbrush.style.loss.LossTerm;
import blindbrush.style.loss.Statistic;
import blindbrush.style.loss.StyleScale;
import blindbrush.style.objective.StyleTargets.SizedStyle;
import blindbrush.style.preset.Preset;
import blindbrush.style.preset.Presets;
import blindbrush.style.preset.Schedule;
import blindbrush.style.request.StyleImage;
import blindbrush.style.request.StyleTransferRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Guided Gram matrices: against the independent program, and what must hold of masks in any program. */
class MaskTest {

    private final NDManager manager = Tensors.manager();
    private final Vgg19 network = new Vgg19(manager, SyntheticWeights.first(5), DataType.FLOAT64);
    private final RgbPlanes content = RgbPlanes.of(Pictures.waves(25, 21, 0));
    private final RgbPlanes style = RgbPlanes.of(Pictures.waves(30, 18, 1));
    private final RgbPlanes other = RgbPlanes.of(Pictures.waves(22, 22, 2));
    private final NDArray point = network.tensor(manager, RgbPlanes.of(Pictures.waves(25, 21, 0.5)));

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void losses_and_gradient_in_two_regions_are_the_reference_s() {
        JsonNode expected = Reference.at("/guided_gram");
        NDArray features = features(35, 0.4);
        double sum = 0;
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            features.setRequiresGradient(true);
            NDArray total = manager.create(0.0);
            for (int i = 0; i < 2; i++) {
                NDArray part = Guide.inside(features(48, 1.9), mask(expected.at("/guides_style/" + i)), "l");
                LossTerm alone = Statistic.GRAM.term("l", part, StyleScale.MEAN);
                LossTerm term = new StyleOfSeveral(alone, ":" + i, Optional.of(mask(expected.at("/guides/" + i))));

                NDArray value = term.value(features);

                Reference.assertSame(GramMatrix.of(part), expected.at("/A/" + i), 1e-11, "target");
                Reference.assertClose(
                        Scalar.of(value), expected.at("/values/" + i).asDouble(), 1e-11, "value");
                sum += Scalar.of(value);
                total = total.add(value);
            }
            collector.backward(total);
        }
        Reference.assertClose(sum, expected.get("value").asDouble(), 1e-11, "sum");
        Reference.assertSame(features.getGradient(), expected.get("gradient"), 1e-11, "gradient");
    }

    @Test
    void a_full_mask_is_no_mask() {
        SizedStyle plain = new SizedStyle(style, 1);
        SizedStyle masked = new SizedStyle(style, 1, Optional.of(white(content)), Optional.of(white(style)));

        Reference.assertClose(loss(masked), loss(plain), 1e-12, "loss");
    }

    @Test
    void how_bright_a_mask_is_on_the_whole_does_not_matter() {
        SizedStyle full = new SizedStyle(style, 1, Optional.of(white(content)), Optional.empty());
        SizedStyle grey = new SizedStyle(style, 1, Optional.of(uniform(content, 0.25f)), Optional.empty());

        Reference.assertClose(loss(grey), loss(full), 1e-10, "loss");
    }

    @Test
    void two_complementary_halves_make_up_the_whole() {
        NDArray features = network.features(point, Set.of("relu2_1")).get("relu2_1");
        NDArray left = network.tensor(manager, half(content, true)).mean(new int[] {1}, true);
        NDArray right = network.tensor(manager, half(content, false)).mean(new int[] {1}, true);
        double share = 6 / 12.0; // of 25 columns 12 are white: 6 of the layer's 12

        NDArray sum = GramMatrix.of(Guide.inside(features, left, "relu2_1"))
                .mul(share)
                .add(GramMatrix.of(Guide.inside(features, right, "relu2_1")).mul(1 - share));

        assertThat(sum.sub(GramMatrix.of(features)).norm().getDouble())
                .isLessThan(1e-12 * GramMatrix.of(features).norm().getDouble());
    }

    @Test
    void each_style_keeps_its_own_terms_and_only_moves_its_own_region() {
        List<SizedStyle> styles = List.of(
                new SizedStyle(style, 0.5, Optional.of(half(content, true)), Optional.empty()),
                new SizedStyle(other, 0.5, Optional.of(half(content, false)), Optional.empty()));
        StyleObjective objective = objective(styles);

        assertThat(objective.termsAt(point)).containsKeys("style:relu1_1:1", "style:relu1_1:2", "style:relu3_1:2");
        StyleObjective left = new StyleObjective(
                network,
                objective.terms().stream()
                        .filter(weighted -> weighted.term().name().equals("style:relu1_1:1"))
                        .toList());
        NDArray gradient = left.at(point).gradient();
        assertThat(gradient.get(":, :, :, 14:").abs().max().getDouble()).isZero();
        assertThat(gradient.get(":, :, :, :12").abs().max().getDouble()).isPositive();
    }

    @Test
    void a_mask_that_leaves_nothing_is_named() {
        SizedStyle nowhere = new SizedStyle(style, 1, Optional.of(uniform(content, 0)), Optional.empty());

        assertThatThrownBy(() -> loss(nowhere))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is empty at layer relu");
    }

    @Test
    void masks_of_any_size_go_through_a_whole_transfer() {
        BufferedImage mask = new BufferedImage(10, 7, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = mask.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 5, 7);
        graphics.dispose();
        StyleImage left = new StyleImage(Pictures.waves(40, 40, 1), 1, 1, Optional.of(mask), Optional.of(mask));
        StyleImage anywhere = new StyleImage(Pictures.waves(40, 40, 2));
        Preset preset = Presets.QUALITY.with(new Schedule(32, List.of(2)));
        try (StyleTransfer transfer =
                StyleTransfer.tryOpen(StyleEngineSettings.withoutWeights()).orElseThrow()) {
            StylizedImage made = transfer.stylize(
                    new StyleTransferRequest(Pictures.waves(64, 48, 0), List.of(left, anywhere), 64, preset, 1),
                    progress -> {});

            assertThat(made.losses()).containsKeys("style:relu1_1:1", "style:relu3_4:2");
        }
    }

    @Test
    void masks_and_other_statistics_are_refused() {
        StyleImage masked =
                new StyleImage(Pictures.waves(40, 40, 1), 1, 1, Optional.of(Pictures.waves(9, 9, 0)), Optional.empty());
        Preset sliced = Presets.QUALITY.with(Presets.QUALITY.style().with(Statistic.SLICED));

        assertThatThrownBy(() -> new StyleTransferRequest(Pictures.waves(64, 48, 0), List.of(masked), 64, sliced, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not with sliced");
    }

    private double loss(SizedStyle only) {
        return objective(List.of(only)).at(point).loss();
    }

    private StyleObjective objective(List<SizedStyle> styles) {
        return new StyleTargets(network, manager, Presets.QUALITY).objective(content, styles);
    }

    private NDArray mask(JsonNode stored) {
        double[] values = Reference.doubles(stored.get("all"));
        return manager.create(values, new Shape(1, 1, 1, values.length));
    }

    private NDArray features(int positions, double seed) {
        return Reference.features(manager, 6, positions, seed);
    }

    private static RgbPlanes white(RgbPlanes like) {
        return uniform(like, 1);
    }

    private static RgbPlanes uniform(RgbPlanes like, float value) {
        float[] values = new float[like.values().length];
        java.util.Arrays.fill(values, value);
        return new RgbPlanes(like.width(), like.height(), values);
    }

    /** White in the first twelve columns, or in all others. */
    private static RgbPlanes half(RgbPlanes like, boolean left) {
        float[] values = new float[like.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % like.width() < 12 == left ? 1 : 0;
        }
        return new RgbPlanes(like.width(), like.height(), values);
    }
}

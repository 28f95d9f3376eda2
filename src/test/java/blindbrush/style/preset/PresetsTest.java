package blindbrush.style.preset;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import blindbrush.network.Basis;
import blindbrush.network.Vgg19;
import blindbrush.optimize.Evaluation;
import blindbrush.style.Reference;
import blindbrush.style.SyntheticWeights;
import blindbrush.style.Tensors;
import blindbrush.style.loss.ContentScale;
import blindbrush.style.loss.Smoothness;
import blindbrush.style.loss.StyleScale;
import blindbrush.style.objective.StyleObjective;
import blindbrush.style.objective.StyleObjective.Weighted;
import blindbrush.style.objective.StyleTargets;
import blindbrush.style.objective.StyleTargets.SizedStyle;
import blindbrush.weights.Vgg19Weights;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each preset's loss, term by term, and its gradient on made-up weights against an independent program in 64 bits: to
 * 1e-9 in 64 bits (2e-6 where weights were normalised, since those are kept in 32), to 2e-4 in 32. Values and gradients together, since a halved gradient passes a test of its direction.
 */
@Tag("slow")
class PresetsTest {

    private static final Vgg19Weights ORIGINAL = SyntheticWeights.first(13);
    private static final Vgg19Weights NORMALIZED = SyntheticWeights.normalized();

    private final NDManager manager = Tensors.manager();

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({
        "paper, paper, FLOAT64", "paper, paper, FLOAT32",
        "paper-literal, paper-literal, FLOAT64", "paper-literal, paper-literal, FLOAT32",
        "gatys-original, gatys-original, FLOAT64", "gatys-original, gatys-original, FLOAT32",
        "kai, kai, FLOAT64", "kai, kai, FLOAT32",
        "johnson, johnson, FLOAT64", "johnson, johnson, FLOAT32"
    })
    void loss_and_gradient_are_the_reference_s(String preset, String reference, DataType type) {
        StyleObjective objective = objective(Presets.named(preset), type);
        NDArray point = point(type);

        Evaluation found = objective.at(point);

        JsonNode expected = Reference.at("/presets/" + reference);
        double tolerance = tolerance(preset, type);
        Reference.assertClose(found.loss(), expected.get("total").asDouble(), tolerance, preset);
        Reference.assertSame(found.gradient(), expected.get("gradient"), tolerance, preset);
        objective.termsAt(point).forEach((name, value) -> {
            if (!name.equals("total")) {
                Reference.assertClose(
                        value,
                        expected.at("/terms/" + key(name) + "/weighted").asDouble(),
                        tolerance,
                        preset + " " + name);
            }
        });
    }

    @Tag("faults")
    @ParameterizedTest
    @CsvSource({"paper", "gatys-original", "kai", "johnson"})
    void each_term_alone_has_the_reference_s_gradient(String preset) {
        for (Weighted weighted :
                objective(Presets.named(preset), DataType.FLOAT64).terms()) {
            StyleObjective alone = network(Presets.named(preset), DataType.FLOAT64, List.of(weighted));
            JsonNode expected = Reference.at(
                    "/presets/" + preset + "/terms/" + key(weighted.term().name()));

            Evaluation found = alone.at(point(DataType.FLOAT64));

            Reference.assertClose(
                    found.loss(), expected.get("weighted").asDouble(), tolerance(preset, DataType.FLOAT64), preset);
            Reference.assertSame(
                    found.gradient(),
                    expected.get("gradient"),
                    tolerance(preset, DataType.FLOAT64),
                    preset + weighted.term().name());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FLOAT64", "FLOAT32"})
    void kai_s_first_loss_has_the_reference_s_gradient_and_values(DataType type) {
        StyleObjective objective = objective(Presets.KAI_FIRST, type);

        Evaluation found = objective.at(point(type));

        JsonNode expected = Reference.at("/presets/kai-2015-08-30");
        Reference.assertSame(found.gradient(), expected.get("gradient"), tolerance("kai-first", type), "kai-first");
        objective.termsAt(point(type)).forEach((name, value) -> {
            if (!name.equals("total")) {
                double reported = expected.at("/terms/" + name.replace(':', '_') + "/weighted")
                        .asDouble();
                double descended = name.startsWith("style") ? reported / 2 : reported; // as its gradient is halved
                Reference.assertClose(value, descended, tolerance("kai-first", type), name);
            }
        });
    }

    @Test
    void quality_s_relative_losses_are_the_reference_s() {
        Preset bare = Presets.QUALITY
                .with(new ContentSettings(1, Optional.empty(), ContentScale.RELATIVE))
                .with(new StyleSettings(1, Optional.empty(), StyleScale.RELATIVE, StyleSize.SAME_LONG_EDGE))
                .with(new PictureSettings(
                        Presets.QUALITY.picture().pooling(),
                        Presets.QUALITY.picture().padding(),
                        Presets.QUALITY.picture().pixels(),
                        Smoothness.NONE,
                        0));

        Evaluation found = objective(bare, DataType.FLOAT64).at(point(DataType.FLOAT64));

        JsonNode expected = Reference.at("/presets/relative");
        Reference.assertClose(found.loss(), expected.get("total").asDouble(), 1e-9, "relative");
        Reference.assertSame(found.gradient(), expected.get("gradient"), 1e-9, "relative");
    }

    @Test
    void presets_are_found_by_name() {
        for (Preset preset : Presets.all()) {
            assertThat(Presets.named(preset.name())).isEqualTo(preset);
        }
    }

    /** Normalised weights are kept in 32 bits, those of the reference in 64. */
    private static double tolerance(String preset, DataType type) {
        boolean rounded = Presets.named(preset).basis().equals(Optional.of(Basis.OXFORD_NORMALIZED));
        return Math.max(rounded ? 2e-6 : 0, Reference.tolerance(type));
    }

    private StyleObjective objective(Preset preset, DataType type) {
        List<SizedStyle> styles = List.of(new SizedStyle(Reference.picture("style"), 1));
        return new StyleTargets(network(preset, type), manager, preset).objective(Reference.picture("content"), styles);
    }

    private StyleObjective network(Preset preset, DataType type, List<Weighted> terms) {
        return new StyleObjective(network(preset, type), terms);
    }

    private Vgg19 network(Preset preset, DataType type) {
        PictureSettings picture = preset.picture();
        return new Vgg19(
                        manager,
                        preset.basis().equals(Optional.of(Basis.OXFORD_NORMALIZED)) ? NORMALIZED : ORIGINAL,
                        type)
                .with(picture.pooling(), picture.padding(), picture.pixels());
    }

    private NDArray point(DataType type) {
        return new Vgg19(manager, ORIGINAL, type).tensor(manager, Reference.picture("generated"));
    }

    private static String key(String term) {
        return term.equals("smoothness") ? "tv" : term.replace(':', '_').replace("content_relu4_2", "content");
    }
}

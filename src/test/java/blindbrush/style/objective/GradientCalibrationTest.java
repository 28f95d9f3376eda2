package blindbrush.style.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import blindbrush.network.FeatureNetwork;
import blindbrush.network.RandomFilters;
import blindbrush.network.RgbPlanes;
import blindbrush.network.Vgg19;
import blindbrush.optimize.Scalar;
import blindbrush.refusal.InvalidInputException;
import blindbrush.style.Pictures;
import blindbrush.style.StartingPicture;
import blindbrush.style.StyleEngineSettings;
import blindbrush.style.StyleTransfer;
import blindbrush.style.StylizedImage;
import blindbrush.style.SyntheticWeights;
import blindbrush.style.Tensors;
import blindbrush.style.loss.ContentScale;
import blindbrush.style.loss.StyleScale;
import blindbrush.style.loss.WeightedLayer;
import blindbrush.style.objective.StyleObjective.Weighted;
import blindbrush.style.objective.StyleTargets.SizedStyle;
import blindbrush.style.preset.ContentSettings;
import blindbrush.style.preset.Preset;
import blindbrush.style.preset.Presets;
import blindbrush.style.preset.Schedule;
import blindbrush.style.preset.StyleSettings;
import blindbrush.style.preset.StyleSize;
import blindbrush.style.request.StyleImage;
import blindbrush.style.request.StyleTransferRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Weights measured once. Catches what neural-style-pt's gradient normalisation does, which is to square the weight and to
 * measure no gradient, and Kai Sheng Tai's first code and Johnson's, which measure anew at each step, so that there is no
 * fixed loss.
 */
class GradientCalibrationTest {

    private static final Preset PRESET = Presets.QUALITY
            .with(new ContentSettings(3, Optional.empty(), ContentScale.CALIBRATED))
            .with(new StyleSettings(
                    7,
                    Optional.of(List.of(new WeightedLayer("relu1_1", 0.2), new WeightedLayer("relu2_1", 0.8))),
                    StyleScale.CALIBRATED,
                    StyleSize.SAME_LONG_EDGE));

    private final NDManager manager = Tensors.manager();
    private final Vgg19 network = new Vgg19(manager, SyntheticWeights.first(4), DataType.FLOAT64);
    private final RgbPlanes content = RgbPlanes.of(Pictures.waves(40, 32, 0));
    private final RgbPlanes style = RgbPlanes.of(Pictures.waves(40, 40, 1));
    private final RgbPlanes noisy = StartingPicture.noisy(content, 0.1, 1);

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void gradients_begin_with_the_lengths_asked_for() {
        List<Weighted> terms = uncalibrated(content, style);
        NDArray point = network.tensor(manager, noisy);

        Map<String, Double> lengths =
                lengths(network, calibration(network, point, terms).applied(terms), point);

        assertThat(lengths.get("content:relu2_1")).isCloseTo(3, within(1e-9));
        assertThat(lengths.get("style:relu1_1")).isCloseTo(7 * 0.2, within(1e-9));
        assertThat(lengths.get("style:relu2_1")).isCloseTo(7 * 0.8, within(1e-9));
        assertThat(lengths.get("smoothness"))
                .isEqualTo(lengths(network, terms, point).get("smoothness"));
    }

    @Test
    void the_weights_are_the_same_at_every_size() {
        NDArray point = network.tensor(manager, noisy);
        List<Weighted> coarse = uncalibrated(content, style);
        List<Weighted> fine = uncalibrated(content.resized(80, 64), style.resized(80, 80));
        GradientCalibration calibration = calibration(network, point, coarse);

        assertThat(weights(calibration.applied(fine))).isEqualTo(weights(calibration.applied(coarse)));
    }

    @Test
    void a_term_that_is_at_its_target_keeps_its_weight() {
        List<Weighted> itself = uncalibrated(content, content);

        GradientCalibration calibration = calibration(network, network.tensor(manager, content), itself);

        assertThat(weights(calibration.applied(itself)).get("content:relu2_1")).isEqualTo(3);
    }

    @Test
    void a_run_s_record_of_losses_is_measured_by_the_same_weights() {
        Preset preset = Presets.QUALITY.calibrated().with(new Schedule(32, List.of(3, 2)));
        try (StyleTransfer transfer =
                StyleTransfer.tryOpen(StyleEngineSettings.withoutWeights()).orElseThrow()) {
            StyleTransferRequest request = new StyleTransferRequest(
                    Pictures.waves(64, 48, 0), List.of(new StyleImage(Pictures.waves(40, 40, 1))), 64, preset, 1);

            StylizedImage made = transfer.stylize(request, progress -> {});

            double again = transfer.losses(made.image(), request).get("total");
            assertThat(again).isCloseTo(made.losses().get("total"), within(0.01 * again)); // rounded to 255 levels
        }
    }

    @Test
    void one_of_content_and_style_alone_is_not_calibrated() {
        Preset half = Presets.QUALITY.with(PRESET.style());
        List<StyleImage> styles = List.of(new StyleImage(Pictures.waves(40, 40, 1)));

        assertThatThrownBy(() -> new StyleTransferRequest(Pictures.waves(64, 48, 0), styles, 64, half, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("calibrated together");
    }

    /** Their weights as calibrated at random filters, which no preset was tuned for, stay finite. */
    @Test
    void any_network_will_do() {
        RandomFilters filters = new RandomFilters(manager);
        List<Weighted> terms = new StyleTargets(filters, manager, Presets.QUALITY.calibrated())
                .terms(content, List.of(new SizedStyle(style, 1)));
        NDArray point = filters.tensor(manager, noisy);

        Map<String, Double> lengths = new HashMap<>(
                lengths(filters, calibration(filters, point, terms).applied(terms), point));
        lengths.keySet().removeIf(name -> !name.startsWith("style"));

        assertThat(lengths.values().stream().mapToDouble(length -> length).sum())
                .isCloseTo(1500, within(0.1));
    }

    private List<Weighted> uncalibrated(RgbPlanes subject, RgbPlanes painting) {
        return new StyleTargets(network, manager, PRESET).terms(subject, List.of(new SizedStyle(painting, 1)));
    }

    private static GradientCalibration calibration(FeatureNetwork network, NDArray point, List<Weighted> terms) {
        return GradientCalibration.at(point, terms, term -> new StyleObjective(network, List.of(term)));
    }

    private static Map<String, Double> weights(List<Weighted> terms) {
        return terms.stream()
                .collect(Collectors.toMap(weighted -> weighted.term().name(), Weighted::weight));
    }

    private static Map<String, Double> lengths(FeatureNetwork network, List<Weighted> terms, NDArray point) {
        return terms.stream()
                .collect(Collectors.toMap(
                        weighted -> weighted.term().name(),
                        weighted -> length(new StyleObjective(network, List.of(weighted)), point)));
    }

    private static double length(StyleObjective alone, NDArray point) {
        NDArray magnitudes = alone.at(point).gradient().abs();
        return Scalar.of(magnitudes.sum());
    }
}

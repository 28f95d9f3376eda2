package blindbrush.style.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import blindbrush.network.RgbPlanes;
import blindbrush.style.Pictures;
import blindbrush.style.Reference;
import blindbrush.style.StyleEngineSettings;
import blindbrush.style.StyleTransfer;
import blindbrush.style.StylizedImage;
import blindbrush.style.Tensors;
import blindbrush.style.preset.Preset;
import blindbrush.style.preset.Presets;
import blindbrush.style.preset.Schedule;
import blindbrush.style.request.StyleImage;
import blindbrush.style.request.StyleTransferRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose colours a picture takes, against the independent program; pictures have 32 bits, matrices 64. */
class ColourTest {

    private final NDManager manager = Tensors.manager();
    private final RgbPlanes content = Reference.picture("content");
    private final RgbPlanes style = Reference.picture("style");

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void luma_is_the_reference_s() {
        JsonNode expected = Reference.at("/colour/luma");
        for (int i = 0; i < expected.get("colours").size(); i++) {
            double[] colour = Reference.doubles(expected.get("colours").get(i));
            RgbPlanes pixel =
                    new RgbPlanes(1, 1, new float[] {(float) colour[0], (float) colour[1], (float) colour[2]});

            assertThat((double) Luminance.grey(pixel).values()[2])
                    .isCloseTo(expected.get("luma").get(i).asDouble(), within(1e-7));
        }
    }

    @Test
    void luminance_of_one_and_chrominance_of_the_other() {
        RgbPlanes mixed = Luminance.replaced(content, Reference.picture("generated"));

        assertSame(mixed, Reference.at("/colour/luminance_only/result"), 1e-6);
    }

    @Test
    void a_style_is_recoloured_as_the_reference_does() {
        ColourTransport found = ColourTransport.between(style, content);

        assertMatrix(found, Reference.at("/colour/match/sym/matrix"), 1e-7);
        assertSame(found.applied(style), Reference.at("/colour/match/sym/result"), 1e-6);
    }

    @Test
    void so_is_one_whose_channels_go_together() {
        JsonNode expected = Reference.at("/colour/match_correlated");
        RgbPlanes mixedStyle = mixed(style, expected.get("matrix_for_style"));
        ColourTransport found = ColourTransport.between(mixedStyle, mixed(content, expected.get("matrix_for_content")));

        assertMatrix(found, expected.at("/sym/matrix"), 1e-5);
        assertSame(found.applied(mixedStyle), expected.at("/sym/result"), 1e-5);
    }

    @Test
    void a_grey_content_makes_a_matched_picture_grey() {
        RgbPlanes grey = Luminance.grey(content);
        RgbPlanes recoloured = ColourTransport.between(style, grey).applied(style);

        float[] values = recoloured.values();
        int pixels = values.length / 3;
        for (int i = 0; i < pixels; i++) {
            assertThat(values[i]).isCloseTo(values[pixels + i], within(0.05f)); // each channel keeps a variance of 1e-5
        }
    }

    @Test
    void a_luminance_transfer_keeps_the_content_s_chrominance() {
        Preset preset = Presets.QUALITY
                .with(Presets.QUALITY.style().with(Colour.LUMINANCE))
                .with(new Schedule(32, List.of(4)));
        BufferedImage photograph = Pictures.muted(48, 40, 0);
        try (StyleTransfer transfer =
                StyleTransfer.tryOpen(StyleEngineSettings.withoutWeights()).orElseThrow()) {
            StyleImage painting = new StyleImage(Pictures.muted(40, 40, 1));

            StylizedImage made = transfer.stylize(
                    new StyleTransferRequest(photograph, List.of(painting), 48, preset, 1), progress -> {});

            RgbPlanes before = RgbPlanes.of(photograph);
            RgbPlanes after = RgbPlanes.of(made.image());
            assertThat(Luminance.grey(after).values())
                    .isNotEqualTo(Luminance.grey(before).values());
            assertSameDifferences(before, after);
        }
    }

    /** Blue less red and green less red are the same in both, up to rounding to 255 levels. */
    private static void assertSameDifferences(RgbPlanes before, RgbPlanes after) {
        int pixels = before.width() * before.height();
        for (int i = 0; i < 2 * pixels; i++) {
            float was = before.values()[pixels + i] - before.values()[i % pixels];
            float is = after.values()[pixels + i] - after.values()[i % pixels];
            assertThat(is).isCloseTo(was, within(1.1f / 255));
        }
    }

    private void assertMatrix(ColourTransport found, JsonNode expected, double tolerance) {
        double[] entries = IntStream.range(0, 9)
                .mapToDouble(i -> found.matrix().getEntry(i / 3, i % 3))
                .toArray();
        Reference.assertSame(manager.create(entries, new Shape(3, 3)), expected, tolerance, "matrix");
    }

    private void assertSame(RgbPlanes found, JsonNode expected, double tolerance) {
        Reference.assertSame(manager.create(found.values()), expected, tolerance, "picture");
    }

    private static RgbPlanes mixed(RgbPlanes picture, JsonNode matrix) {
        int pixels = picture.width() * picture.height();
        float[] values = new float[3 * pixels];
        for (int i = 0; i < values.length; i++) {
            double[] row = Reference.doubles(matrix.get(i / pixels));
            double sum = 0;
            for (int k = 0; k < 3; k++) {
                sum += row[k] * picture.values()[k * pixels + i % pixels];
            }
            values[i] = (float) sum;
        }
        return new RgbPlanes(picture.width(), picture.height(), values);
    }
}

package blindbrush.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import blindbrush.network.Padding;
import blindbrush.network.Pixels;
import blindbrush.network.Pooling;
import blindbrush.network.Vgg19;
import blindbrush.optimize.Evaluation;
import blindbrush.style.loss.WeightedLayer;
import blindbrush.style.request.DreamRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeepDreamTest {

    private final BufferedImage content = Pictures.waves(120, 90, 0);

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    void activation_and_gradient_are_the_reference_s(DataType type) {
        try (NDManager manager = Tensors.manager()) {
            Vgg19 network = new Vgg19(manager, SyntheticWeights.first(6), type)
                    .with(Pooling.AVERAGE, Padding.ZERO, Pixels.AS_TRAINED);
            JsonNode expected = Reference.at("/deepdream");

            Evaluation found = DeepDream.objective(network, List.of(new WeightedLayer("relu3_1", 1)))
                    .at(network.tensor(manager, Reference.picture("generated")));

            double tolerance = Reference.tolerance(type);
            Reference.assertClose(-found.loss(), expected.get("value").asDouble(), tolerance, "activation");
            Reference.assertSame(found.gradient().neg(), expected.get("gradient"), tolerance, "gradient");
        }
    }

    @Test
    void activations_rise_in_each_octave_and_the_size_is_the_one_asked_for() {
        List<Progress> heard = new ArrayList<>();

        StylizedImage made = dream(request(1), heard);

        assertThat(made.image().getWidth()).isEqualTo(96);
        assertThat(made.image().getHeight()).isEqualTo(72);
        assertThat(heard).hasSize(24);
        assertThat(made.evaluations()).isEqualTo(24);
        assertThat(heard.get(0).width()).isEqualTo(49);
        for (int octave = 0; octave < 3; octave++) {
            assertThat(heard.get(8 * octave + 7).loss())
                    .isLessThan(1.05 * heard.get(8 * octave).loss());
        }
        assertThat(made.losses()).containsOnlyKeys("activation:relu3_1", "total");
        assertThat(made.losses().get("total")).isNegative();
        assertThat(heard.get(23).left()).isZero();
    }

    @Test
    void the_same_seed_dreams_the_same_and_another_seed_another() {
        int[] first = pixels(dream(request(1), new ArrayList<>()));

        assertThat(pixels(dream(request(1), new ArrayList<>()))).isEqualTo(first);
        assertThat(pixels(dream(request(2), new ArrayList<>()))).isNotEqualTo(first);
    }

    @Test
    void too_many_octaves_stop_where_the_picture_would_be_too_narrow() {
        List<Progress> heard = new ArrayList<>();

        dream(new DreamRequest(content, List.of(), 64, 20, 1, 1), heard);

        assertThat(heard).hasSize(4); // 48, 34, 24, 17 pixels high
    }

    @Test
    void rolling_moves_in_a_circle() {
        try (NDManager manager = Tensors.manager()) {
            NDArray picture = manager.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(1, 1, 2, 3));

            assertThat(DeepDream.rolled(picture, 1, -1).toFloatArray()).containsExactly(5, 6, 4, 2, 3, 1);
            assertThat(DeepDream.rolled(DeepDream.rolled(picture, 5, 7), -5, -7).toFloatArray())
                    .containsExactly(picture.toFloatArray());
        }
    }

    @Test
    void what_cannot_be_dreamt_is_refused() {
        assertThatThrownBy(() -> new DreamRequest(content, List.of(), 121, 4, 10, 1))
                .hasMessageContaining("nothing is ever enlarged");
        assertThatThrownBy(() -> new DreamRequest(content, List.of(), 64, 0, 10, 1))
                .hasMessageContaining("at least one octave");
        DreamRequest elsewhere = new DreamRequest(content, List.of(new WeightedLayer("relu9_9", 1)), 64, 1, 1, 1);
        assertThatThrownBy(() -> dream(elsewhere, new ArrayList<>())).hasMessageContaining("has no layer relu9_9");
    }

    private DreamRequest request(long seed) {
        return new DreamRequest(content, List.of(new WeightedLayer("relu3_1", 1)), 96, 3, 8, seed);
    }

    private static StylizedImage dream(DreamRequest request, List<Progress> heard) {
        try (StyleTransfer transfer =
                StyleTransfer.tryOpen(StyleEngineSettings.withoutWeights()).orElseThrow()) {
            return transfer.dream(request, heard::add);
        }
    }

    private static int[] pixels(StylizedImage made) {
        BufferedImage image = made.image();
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}

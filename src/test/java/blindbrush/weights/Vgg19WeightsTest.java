package blindbrush.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blindbrush.weights.file.SafetensorsFile;
import blindbrush.weights.file.StateDictionary;
import blindbrush.weights.file.TorchFiles;
import blindbrush.weights.file.UnusableWeightsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Vgg19WeightsTest {

    private static final byte[] CONV1_1 = conv1(1);
    private static final byte[] ZEROS = new byte[SafetensorsFile.CONV1_1_BYTES];

    @TempDir
    private Path folder;

    @Test
    void a_prefix_of_the_network_is_read() {
        Vgg19Weights weights = Vgg19Weights.read(file(SafetensorsFile.CONV1_1, CONV1_1));

        assertThat(weights.layers()).hasSize(1);
        assertThat(weights.deepest()).isEqualTo("conv1_1");
        assertThat(weights.layers().get(0).kernel()).hasSize(64 * 3 * 9);
        assertThat(weights.preprocessing()).isEqualTo(Preprocessing.CAFFE);
        assertThat(weights.sha256()).hasSize(64);
    }

    @Test
    void the_layout_is_torchvision_s() {
        assertThat(Vgg19Layout.ALL).hasSize(13);
        assertThat(Vgg19Layout.ALL.get(7))
                .isEqualTo(new Vgg19Layout.Convolution("relu3_4", "features.16", 256, 256, false));
        assertThat(Vgg19Layout.ALL.get(12))
                .isEqualTo(new Vgg19Layout.Convolution("relu5_1", "features.28", 512, 512, true));
    }

    @Test
    void an_absent_file_is_refused() {
        assertRefused(folder.resolve("absent.safetensors"), "cannot be read");
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        assertRefused(Files.createFile(folder.resolve("empty")), "truncated");
    }

    @Test
    void another_kind_of_file_is_refused() throws IOException {
        assertRefused(Files.writeString(folder.resolve("text"), "<!DOCTYPE html><html>"), "neither a safetensors");
        assertRefused(Files.writeString(folder.resolve("text"), "PK\3\4 this is a zip or what else"), "no zip file");
        assertRefused(TorchFiles.zip(folder.resolve("zip"), ZEROS, Map.of(), "folder/no-", false), "torch.save");
    }

    @Test
    void a_header_that_is_not_json_is_refused() {
        assertRefused(file("{\"features.0.weight\": oh no", ZEROS), "not JSON");
    }

    @Test
    void a_truncated_file_is_refused() {
        assertRefused(file(SafetensorsFile.CONV1_1, new byte[7000]), "truncated");
    }

    @Test
    void a_wrong_shape_is_refused() {
        String header = SafetensorsFile.CONV1_1.replace("[64, 3, 3, 3]", "[64, 3, 1, 9]");
        assertRefused(file(header, ZEROS), "has shape [64, 3, 1, 9] where VGG-19 has [64, 3, 3, 3]");
    }

    @Test
    void a_wrong_type_is_refused() {
        assertRefused(file(SafetensorsFile.CONV1_1.replace("F32", "F16"), ZEROS), "type F16");
    }

    @Test
    void offsets_that_do_not_fit_the_shape_are_refused() {
        assertRefused(file(SafetensorsFile.CONV1_1.replace("[0, 6912]", "[0, 6908]"), ZEROS), "offsets");
        assertRefused(file(SafetensorsFile.CONV1_1.replace("[0, 6912]", "\"none\""), ZEROS), "malformed");
    }

    @Test
    void another_network_is_refused() {
        assertRefused(
                file(SafetensorsFile.CONV1_1.replace("features.0", "conv1"), ZEROS), "no tensor features.0.weight");
    }

    @Test
    void unknown_preprocessing_is_refused() {
        assertRefused(
                file(SafetensorsFile.CONV1_1.replace("caffe: BGR", "mine"), CONV1_1), "preprocessing is \"mine\"");
        assertRefused(file(SafetensorsFile.CONV1_1.replace("preprocessing", "other"), CONV1_1), "does not say");
    }

    @Test
    void what_somebody_states_goes_before_what_the_file_says() {
        Path file = file(SafetensorsFile.CONV1_1, CONV1_1);

        Vgg19Weights weights = Vgg19Weights.read(file, Optional.of(Preprocessing.TORCHVISION));

        assertThat(weights.preprocessing()).isEqualTo(Preprocessing.TORCHVISION);
    }

    @Test
    void a_scale_that_fits_no_such_pictures_is_refused() {
        assertRefused(file(SafetensorsFile.CONV1_1, conv1(255)), "conv1_1 is of length");
        assertRefused(file(SafetensorsFile.CONV1_1, conv1(1 / 255f)), "conv1_1 is of length");
        assertRefused(file(SafetensorsFile.CONV1_1, ZEROS), "conv1_1 is of length 0.00");
    }

    @Test
    void normalised_weights_say_so_and_may_then_be_of_any_scale() {
        String header = SafetensorsFile.CONV1_1.replace("caffe: BGR\"", "caffe: BGR\", \"normalized\": \"mean 1\"");

        Vgg19Weights weights = Vgg19Weights.read(file(header, conv1(1 / 255f)));

        assertThat(weights.origin().normalized()).contains("mean 1");
        assertThat(weights.origin().identity()).isEqualTo(WeightsOrigin.Identity.UNKNOWN);
    }

    @Test
    void torchvision_s_first_filter_is_known_and_wants_its_own_preprocessing() {
        float[] printed = {
            -5.3474e-02f,
            -4.9257e-02f,
            -6.7942e-02f,
            1.5314e-02f,
            4.5068e-02f,
            2.1444e-03f,
            3.6226e-02f,
            1.9999e-02f,
            1.9864e-02f,
            1.7015e-02f,
            5.5403e-02f,
            -6.2293e-03f,
            1.4165e-01f,
            2.2705e-01f,
            1.3758e-01f,
            1.2000e-01f,
            2.0030e-01f,
            9.2114e-02f,
            -4.4885e-02f,
            1.2680e-02f,
            -1.4497e-02f,
            5.9742e-02f,
            1.3955e-01f,
            5.4102e-02f,
            -9.6141e-04f,
            5.8304e-02f,
            -2.9663e-02f
        };
        byte[] data = CONV1_1.clone();
        System.arraycopy(TorchFiles.little(printed), 0, data, 0, 4 * printed.length);

        assertRefused(file(SafetensorsFile.CONV1_1, data), "mislabelled: its numbers are known and want");
        Vgg19Weights weights = Vgg19Weights.read(file(SafetensorsFile.CONV1_1.replace("preprocessing", "x"), data));
        assertThat(weights.preprocessing()).isEqualTo(Preprocessing.TORCHVISION);
        assertThat(weights.origin().identity()).isEqualTo(WeightsOrigin.Identity.TORCHVISION);
    }

    @Test
    void what_is_written_is_read_again_with_all_its_words() throws IOException {
        Path file = folder.resolve("written.safetensors");
        Vgg19Weights made = MadeUp.weights(2).with(Map.of("source", "made up", "normalized", "a little"));

        made.write(file);
        made.write(file);

        Vgg19Weights found = Vgg19Weights.read(file);
        assertThat(found.preprocessing()).isEqualTo(Preprocessing.CAFFE);
        assertThat(found.origin().source()).contains("made up");
        assertThat(found.origin().normalized()).contains("a little");
        assertThat(found.origin().label()).isEqualTo("by its own words: made up");
        for (int i = 0; i < 2; i++) {
            assertThat(found.layers().get(i).kernel())
                    .containsExactly(made.layers().get(i).kernel());
            assertThat(found.layers().get(i).bias())
                    .containsExactly(made.layers().get(i).bias());
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void the_other_networks_of_the_family_are_refused() {
        StateDictionary file = new Names(0, 2, 5, 7, 10, 12, 14, 17, 19);
        assertThatThrownBy(() -> Vgg19Layout.requireNoOther(file))
                .hasMessage("it has no tensor features.16.weight but features.17.weight: "
                        + "it is another network, where VGG-19 has no such layer")
                .isInstanceOf(UnusableWeightsException.class);
        assertThatThrownBy(() -> Vgg19Layout.requireNoOther(new Names(0, 1, 3))).hasMessageContaining("features.1.");
        assertThatThrownBy(() -> Vgg19Layout.requireNoOther(new Names(0, 2, 7))).hasMessageContaining("have a gap");
        Vgg19Layout.requireNoOther(new Names(0, 2, 5, 7, 10, 12, 14, 16, 19, 21, 23, 25, 28, 30, 32, 34));
    }

    @Test
    void numbers_that_are_not_finite_are_refused() {
        byte[] data = ByteBuffer.allocate(ZEROS.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(Float.NaN)
                .array();
        assertRefused(file(SafetensorsFile.CONV1_1, data), "not finite");
    }

    /** A dictionary of kernels only, and only their names. */
    private record Names(List<Integer> convolutions) implements StateDictionary {

        Names(Integer... convolutions) {
            this(List.of(convolutions));
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of();
        }

        @Override
        public boolean has(String tensor) {
            return convolutions.stream().anyMatch(i -> tensor.equals("features." + i + ".weight"));
        }

        @Override
        public float[] floats(String tensor, long... shape) {
            throw new AssertionError("only names are looked at, not " + tensor);
        }
    }

    private static byte[] conv1(float scale) {
        Vgg19Weights.Layer layer = MadeUp.layers(1).get(0);
        float[] all = Arrays.copyOf(layer.kernel(), layer.kernel().length + layer.bias().length);
        for (int i = 0; i < all.length; i++) {
            all[i] *= scale;
        }
        return TorchFiles.little(all);
    }

    private Path file(String header, byte[] data) {
        return SafetensorsFile.write(folder.resolve("weights.safetensors"), header, data);
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> Vgg19Weights.read(file))
                .isInstanceOf(UnusableWeightsException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n");
    }
}

package blindbrush.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Vgg19WeightsTest {

    private static final byte[] ZEROS = new byte[SafetensorsFile.CONV1_1_BYTES];

    @TempDir
    private Path folder;

    @Test
    void a_prefix_of_the_network_is_read() {
        Vgg19Weights weights = Vgg19Weights.read(file(SafetensorsFile.CONV1_1, ZEROS));

        assertThat(weights.layers()).hasSize(1);
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
        assertRefused(
                Files.writeString(folder.resolve("text"), "PK\3\4 this is a zip or what else"), "not a safetensors");
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
        assertRefused(file(SafetensorsFile.CONV1_1.replace("caffe: BGR", "mine"), ZEROS), "preprocessing is \"mine\"");
        assertRefused(file(SafetensorsFile.CONV1_1.replace("preprocessing", "other"), ZEROS), "does not say");
    }

    @Test
    void numbers_that_are_not_finite_are_refused() {
        byte[] data = ByteBuffer.allocate(ZEROS.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(Float.NaN)
                .array();
        assertRefused(file(SafetensorsFile.CONV1_1, data), "not finite");
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

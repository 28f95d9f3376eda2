package blindbrush.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blindbrush.style.SharedFolder;
import blindbrush.weights.file.TorchFiles;
import blindbrush.weights.file.UnusableWeightsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real weights, where they are at hand. */
class OxfordNumbersTest {

    @TempDir
    private Path folder;

    private Path real;

    @BeforeEach
    void needTheWeights() {
        real = SharedFolder.file("weights/vgg19-conv1_1-conv3_4.safetensors");
    }

    @Test
    void oxford_s_numbers_are_known_in_whichever_file_and_want_caffe_s_preprocessing() {
        Vgg19Weights known = Vgg19Weights.read(real);
        Path unlabelled = TorchFiles.stream(folder.resolve("unlabelled.pth"), known.layers());

        Vgg19Weights found = Vgg19Weights.read(unlabelled);

        assertThat(found.preprocessing()).isEqualTo(Preprocessing.CAFFE);
        assertThat(found.origin().identity()).isEqualTo(WeightsOrigin.Identity.OXFORD);
        assertThat(found.origin().verifiedLayers()).isEqualTo(8);
        assertThat(found.origin().label()).isEqualTo("Oxford's numbers (conv1_1 to conv3_4 compared)");
    }

    @Test
    void a_prefix_is_oxford_s_too_and_one_changed_number_is_not() {
        List<Vgg19Weights.Layer> layers = Vgg19Weights.read(real).layers();

        WeightsOrigin prefix = WeightsOrigin.of(layers.subList(0, 3));
        layers.get(1).bias()[5] += 1e-6f;
        WeightsOrigin changed = WeightsOrigin.of(layers.subList(0, 3));

        assertThat(prefix.identity()).isEqualTo(WeightsOrigin.Identity.OXFORD);
        assertThat(prefix.verifiedLayers()).isEqualTo(3);
        assertThat(changed.identity()).isEqualTo(WeightsOrigin.Identity.UNKNOWN);
        assertThat(changed.verifiedLayers()).isEqualTo(1);
    }

    @Test
    void oxford_s_numbers_under_a_wrong_label_are_refused() {
        assertThatThrownBy(() -> Vgg19Weights.read(real, Optional.of(Preprocessing.TORCHVISION)))
                .isInstanceOf(UnusableWeightsException.class)
                .hasMessageContaining("mislabelled: its numbers are known and want the preprocessing caffe, not torch");
        Path file = folder.resolve("not-normalised.safetensors");
        Vgg19Weights.read(real).with(Map.of("normalized", "so it says")).write(file);
        assertThat(Files.exists(file)).isTrue();
        assertThatThrownBy(() -> Vgg19Weights.read(file)).hasMessageContaining("as they were trained");
    }
}

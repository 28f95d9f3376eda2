package blindbrush.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blindbrush.refusal.InvalidInputException;
import blindbrush.weights.file.UnusableWeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactWeightsTest {

    @TempDir
    Path folder;

    private final CompactLayout layout = CompactLayout.folded(List.of(2, 3, 4));
    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve("compact.safetensors");
        float[] values = new float[layout.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 8f;
        }
        new CompactWeights(layout, values, Map.of("licence", "CC BY 4.0"), "").write(file);
    }

    @Test
    void a_file_gives_back_what_was_written() {
        CompactWeights read = CompactWeights.read(file);
        assertThat(read.layout()).isEqualTo(layout);
        assertThat(read.values()[17]).isEqualTo(17 / 8f);
        assertThat(read.values()).hasSize(layout.size());
        assertThat(read.metadata()).containsEntry("licence", "CC BY 4.0");
        assertThat(read.sha256()).hasSize(64);
        assertThat(CompactWeights.isIn(file)).isTrue();
    }

    @Test
    void tensors_lie_one_behind_the_other() {
        int next = 0;
        for (CompactLayout.Tensor tensor : layout.tensors()) {
            assertThat(tensor.offset()).isEqualTo(next);
            next += tensor.size();
        }
        assertThat(next).isEqualTo(layout.size());
    }

    @Test
    void a_file_that_is_cut_short_is_refused_in_one_line() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 4));
        assertThatThrownBy(() -> CompactWeights.read(file))
                .isInstanceOf(UnusableWeightsException.class)
                .hasMessageContaining("the weights file " + file + " is unusable: it is truncated")
                .hasMessageNotContaining("\n");
    }

    @Test
    void other_files_are_told_apart() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no weights at all");
        assertThat(CompactWeights.isIn(text)).isFalse();
        assertThat(CompactWeights.isIn(folder.resolve("nowhere"))).isFalse();
    }

    @Test
    void an_impossible_shape_is_refused() {
        assertThatThrownBy(() -> CompactLayout.folded(List.of(16, 32)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("3 blocks");
        assertThatThrownBy(() -> CompactLayout.folded(List.of(16, 0, 32))).isInstanceOf(InvalidInputException.class);
    }
}

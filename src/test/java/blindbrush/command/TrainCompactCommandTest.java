package blindbrush.command;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.testing.SyntheticWeightsFile;
import blindbrush.weights.CompactWeights;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class TrainCompactCommandTest {

    @TempDir
    static Path shared;

    @TempDir
    Path temporary;

    private CommandFolder folder;
    private Path teacher;
    private Path output;

    @BeforeEach
    void paint() throws IOException {
        folder = new CommandFolder(temporary);
        folder.picture("one.png", 120, 100, Color.ORANGE);
        folder.picture("two.png", 100, 110, Color.BLUE);
        teacher = SyntheticWeightsFile.upTo(
                8, Files.createDirectory(temporary.resolve("vgg")).resolve("vgg.safetensors"));
        output = temporary.resolve("compact.safetensors");
    }

    @Test
    @Tag("faults")
    void writes_a_network_that_pictures_can_be_made_with() {
        CompactWeights made = CompactWeights.read(taught());
        assertThat(made.layout().widths()).isEqualTo(List.of(16, 16, 32));
        assertThat(made.metadata()).containsEntry("pictures", "2 pictures brought to 768 pixels, in pieces of 96");
        folder.assertDone(
                "stylize",
                "--content",
                temporary.resolve("one.png"),
                "--style",
                temporary.resolve("two.png"),
                "--weights",
                taught(),
                "--size",
                48,
                "--start",
                "noise",
                "--iterations",
                1,
                "--output",
                temporary.resolve("made.png"));
        assertThat(temporary.resolve("made.png")).exists();
    }

    @Test
    void wrong_use_is_told_in_one_line() throws IOException {
        refuse("is no folder", teacher, "--pictures", teacher);
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        refuse("there is no picture to learn from", teacher, "--pictures", empty);
        refuse(
                "lacks relu3_1, relu3_3, relu3_4",
                SyntheticWeightsFile.upTo(4, temporary.resolve("short.safetensors")),
                "--pictures",
                temporary);
        refuse("blocks of 1 to 512 channels", teacher, "--pictures", temporary, "--widths", "16,32");
        refuse(
                "widths are multiples of 16, not [16, 24, 32]",
                teacher,
                "--pictures",
                temporary,
                "--widths",
                "16,24,32");
        refuse("a step has one part or more, not 0", teacher, "--pictures", temporary, "--batch", 0);
        Path letter = Files.writeString(temporary.resolve("letter"), "to a friend");
        refuse("is no checkpoint of this training", teacher, "--pictures", temporary, "--checkpoint", letter);
        assertThat(letter).exists();
    }

    @Test
    @Tag("faults")
    void begins_with_an_earlier_network_and_says_so() throws IOException {
        CompactWeights earlier = CompactWeights.read(taught());
        Path next = temporary.resolve("next.safetensors");
        train(next, "--from", taught(), "--steps", 1, "--batch", 2);
        CompactWeights made = CompactWeights.read(next);
        assertThat(made.layout().widths()).isEqualTo(List.of(16, 16, 32));
        assertThat(made.metadata().get("steps")).isEqualTo("1 of 16 pieces of pictures and 6 being stylized, seed 1");
        assertThat(made.metadata().get("begun from"))
                .isEqualTo("SHA-256 %s (%s)"
                        .formatted(earlier.sha256(), earlier.metadata().get("steps")));
        Path narrow = temporary.resolve("narrow.safetensors");
        train(narrow, "--from", taught(), "--steps", 1, "--widths", "16,16,16");
        assertThat(CompactWeights.read(narrow).layout().widths()).isEqualTo(List.of(16, 16, 16));
        refuse("ask for fewer", teacher, "--pictures", temporary, "--from", narrow, "--widths", "16,32,16");
    }

    /** A network of two steps, taught by whichever test needs it first. */
    private Path taught() {
        Path network = shared.resolve("compact.safetensors");
        if (!Files.exists(network)) {
            train(network, "--steps", 2, "--widths", "16,16,32");
            assertThat(folder.out()).contains("relu1_1", "relu3_4", "Gram");
        }
        return network;
    }

    private void train(Path made, Object... more) {
        folder.assertDone(
                words(List.of("train-compact", "--teacher", teacher, "--pictures", temporary, "--output", made), more));
    }

    private void refuse(String why, Path weights, Object... more) {
        folder.assertRefused(
                why, words(List.of("train-compact", "--teacher", weights, "--output", output, "--steps", "1"), more));
        assertThat(output).doesNotExist();
    }

    private static Object[] words(List<Object> first, Object... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toArray();
    }
}

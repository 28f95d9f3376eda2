package blindbrush.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DreamCommandTest {

    @TempDir
    private Path temporary;

    private CommandFolder folder;
    private Path content;

    @BeforeEach
    void drawPicture() throws IOException {
        folder = new CommandFolder(temporary);
        content = folder.picture("content.png", 96, 64, Color.ORANGE);
    }

    @Test
    void makes_a_picture_and_the_record_beside_it() throws IOException {
        folder.assertDone(
                "dream",
                "--content",
                content,
                "--output",
                folder.file("dream.png"),
                "--size",
                48,
                "--octaves",
                2,
                "--iterations",
                3,
                "--seed",
                7,
                "--layer",
                "relu2_1=0.5");

        assertThat(folder.image("dream.png").getWidth()).isEqualTo(48);
        var record = folder.json("dream.json");
        assertThat(record.at("/settings/layers/0/weight").asDouble()).isEqualTo(0.5);
        assertThat(record.at("/settings/seed").asInt()).isEqualTo(7);
        assertThat(record.at("/result/losses/activation:relu2_1").asDouble()).isNegative();
        assertThat(record.at("/result/evaluations").asInt()).isEqualTo(6);
        assertThat(record.at("/network/label").asText()).isEqualTo("compact network");
    }

    @Test
    void wrong_use_is_2_and_one_line() {
        Path made = folder.file("dream.png");
        folder.assertRefused("nothing is ever enlarged", "dream", "--content", content, "--output", made);
        folder.assertRefused(
                "no layer relu9_9",
                "dream",
                "--content",
                content,
                "--output",
                made,
                "--size",
                48,
                "--layer",
                "relu9_9");
        folder.assertRefused(
                "no layer with a weight", "dream", "--content", content, "--output", made, "--layer", "relu1_1=x");
        assertThat(made).doesNotExist();
    }
}

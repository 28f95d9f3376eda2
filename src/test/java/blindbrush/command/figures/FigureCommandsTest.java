package blindbrush.command.figures;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.command.CommandFolder;
import blindbrush.testing.SyntheticWeightsFile;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureCommandsTest {

    @TempDir
    private Path temporary;

    private CommandFolder folder;
    private Path content;
    private Path style;
    private Path weights;
    private Path output;

    @BeforeEach
    void drawPictures() throws IOException {
        folder = new CommandFolder(temporary);
        content = folder.picture("content.png", 96, 64, Color.ORANGE);
        style = folder.picture("style.png", 64, 80, Color.BLUE);
        weights = SyntheticWeightsFile.upTo(4, folder.file("weights.safetensors"));
        output = folder.file("made");
    }

    @Test
    void reconstruct_makes_what_the_network_allows_and_says_what_it_lacks() throws IOException {
        folder.assertDone(
                words("reconstruct", "--content", content, "--style", style, "--adapt", "--weights", weights));

        assertThat(output.toFile().list())
                .contains("sheet.png", "content-relu1_1.png", "content-relu2_1.png", "style-to-relu2_1.png")
                .doesNotContain("content-relu3_1.png");
        var record = folder.json("made/reconstruct.json");
        assertThat(record.at("/layers_lacking").toString()).isEqualTo("[\"relu3_1\",\"relu4_1\",\"relu5_1\"]");
        assertThat(record.at("/notes").toString()).contains("paper (adapted)", "has no relu3_1");
        var last = record.at("/pictures/3");
        assertThat(last.at("/file").asText()).isEqualTo("content-relu2_1.png");
        assertThat(last.at("/losses").toString()).contains("content:relu2_1").doesNotContain("style:");
        assertThat(last.at("/relative_content_errors/relu1_1").asDouble()).isPositive();
        assertThat(last.at("/relative_content_errors/relu2_1").asDouble()).isBetween(0.0, 1.0);
        assertThat(record.at("/pictures/1/losses").toString())
                .contains("style:relu1_1", "style:relu2_1")
                .doesNotContain("content:");
    }

    @Test
    void reconstruct_can_be_told_the_layers_and_do_the_content_alone() throws IOException {
        folder.assertDone(words(
                "reconstruct", "--content", content, "--figure", 2016, "--preset", "preview", "--weights", weights));
        assertThat(output.toFile().list()).contains("content-relu1_2.png", "content-relu2_2.png");

        folder.assertDone(
                words("reconstruct", "--content", content, "--layer", "relu2_1,relu3_3", "--preset", "preview"));
        assertThat(output.toFile().list()).contains("content-relu3_3.png").doesNotContain("content-relu1_1.png");
        folder.assertRefused("give --content", words("reconstruct"));
        folder.assertRefused("2015 or 2016", words("reconstruct", "--content", content, "--figure", 2017));
    }

    @Test
    void figure3_is_a_grid_of_layers_and_ratios_and_goes_on_where_it_broke_off() throws IOException {
        Object[] words = words(
                "figure3",
                "--content",
                content,
                "--style",
                style,
                "--ratio",
                "1e-4,1e-2",
                "--adapt",
                "--weights",
                weights);
        folder.assertDone(words);
        assertThat(folder.out().lines()).hasSize(4).allMatch(line -> line.contains("made in"));
        var made = folder.json("made/to-relu2_1-at-1e-2.json");
        assertThat(made.at("/settings/preset/content/weight").asDouble()).isEqualTo(0.01);
        assertThat(made.at("/settings/preset/style/layers")).hasSize(2);
        var record = folder.json("made/figure3.json");
        assertThat(record.at("/pictures")).hasSize(4);
        assertThat(record.at("/pictures/2/ratio").asDouble()).isEqualTo(1e-4);
        byte[] sheet = Files.readAllBytes(output.resolve("sheet.png"));

        Files.delete(output.resolve("to-relu1_1-at-1e-4.png"));
        Files.write(output.resolve("to-relu2_1-at-1e-4.png"), new byte[] {1});
        folder.assertDone(words);

        assertThat(folder.out().lines().filter(line -> line.contains("was there already")))
                .hasSize(2);
        assertThat(Files.readAllBytes(output.resolve("sheet.png"))).isEqualTo(sheet);
        folder.assertDone(appended(words, "--seed", 2));
        assertThat(folder.out().lines()).allMatch(line -> line.contains("made in"));
    }

    @Test
    void figure2_gives_each_style_its_ratio() throws IOException {
        folder.assertDone(
                words("figure2", "--content", content, "--style", style + ":5e-3", "--style", style, "--adapt"));

        var record = folder.json("made/figure2.json");
        assertThat(record.at("/pictures/0/file").asText()).isEqualTo("B-style.png");
        assertThat(record.at("/pictures/0/ratio").asDouble()).isEqualTo(5e-3);
        assertThat(record.at("/pictures/1/file").asText()).isEqualTo("C-style.png");
        assertThat(record.at("/pictures/1/ratio").asDouble()).isEqualTo(1e-3);
        assertThat(folder.json("made/B-style.json")
                        .at("/settings/preset/content/weight")
                        .asDouble())
                .isEqualTo(5e-3);
    }

    @Test
    void wrong_use_is_2_and_one_line() throws IOException {
        folder.assertRefused("--adapt", words("figure3", "--content", content, "--style", style));
        folder.assertRefused("no α/β", words("figure3", "--content", content, "--style", style, "--ratio", "x"));
        folder.assertRefused("no α/β", words("figure2", "--content", content, "--style", style + ":x"));
        folder.assertRefused("must be positive", words("figure2", "--content", content, "--style", style + ":-1"));
        folder.assertRefused("no such file", words("figure2", "--content", content, "--style", "absent.png"));
        folder.assertRefused("no preset", words("reconstruct", "--content", content, "--preset", "best"));
        output = Files.writeString(folder.file("file"), "no folder");
        folder.assertRefused("no folder", words("reconstruct", "--content", content, "--adapt"));
    }

    private Object[] words(Object... own) {
        return appended(own, "--output", output, "--size", 48, "--iterations", 2, "--device", "cpu");
    }

    private static Object[] appended(Object[] words, Object... more) {
        List<Object> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return all.toArray();
    }
}

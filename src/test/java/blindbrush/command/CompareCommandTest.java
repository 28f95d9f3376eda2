package blindbrush.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

    @TempDir
    private Path temporary;

    private CommandFolder folder;
    private Path content;
    private Path style;

    @BeforeEach
    void drawPictures() throws IOException {
        folder = new CommandFolder(temporary);
        content = folder.picture("photo <1>.png", 96, 64, Color.ORANGE);
        style = folder.picture("style.png", 64, 80, Color.BLUE);
    }

    @Test
    void presets_are_measured_by_one_yardstick_and_the_page_says_in_what_they_differ() throws IOException {
        folder.assertDone(words("--adapt", "--preset", "paper,johnson,preview"));

        var record = folder.json("made/compare.json");
        assertThat(record.at("/yardstick/preset").asText()).isEqualTo("paper");
        assertThat(record.at("/yardstick/adapted").asBoolean()).isTrue();
        assertThat(record.at("/reference").asText()).isEqualTo("paper");
        var paper = record.at("/runs/0");
        var johnson = record.at("/runs/1");
        double own = paper.at("/own_losses/total").asDouble();
        assertThat(paper.at("/measured/total").asDouble()).isCloseTo(own, withinPercentage(0.1)); // rounded to 8 bits
        assertThat(johnson.at("/measured").toString())
                .contains("content:relu3_3", "style:relu3_4")
                .doesNotContain("smoothness");
        assertThat(johnson.at("/settings/pooling").asText()).isEqualTo("max");
        assertThat(record.at("/runs/2/adapted").asBoolean()).isFalse();
        Document page = Jsoup.parse(folder.file("made/index.html").toFile());
        assertThat(page.select("script, link, [src^=http]")).isEmpty();
        assertThat(page.select("table caption")).hasSize(3);
        assertThat(page.select("img:not([alt])")).isEmpty();
        page.select("img").forEach(image -> assertThat(folder.file("made/" + image.attr("src")))
                .exists());
        assertThat(page.select(".warning").text()).contains("Adapted: paper, johnson", "yardstick is adapted");
        assertThat(page.select("#preset-johnson").first().parent().text())
                .contains("pooling: max (paper: average)", "total: × ");
        assertThat(page.text()).contains("photo <1>.png");
        assertThat(folder.image("made/sheet.png").getWidth()).isGreaterThan(480);
    }

    @Test
    void another_yardstick_may_be_used_without_being_compared() throws IOException {
        folder.assertDone(words("--preset", "preview", "--yardstick", "quality"));

        var record = folder.json("made/compare.json");
        assertThat(record.at("/yardstick/adapted").asBoolean()).isFalse();
        assertThat(record.at("/reference").asText()).isEqualTo("preview");
        assertThat(Files.readString(folder.file("made/index.html"))).doesNotContain("class=\"warning\"");
    }

    @Test
    void wrong_use_is_2_and_one_line() {
        folder.assertRefused("--adapt", words("--preset", "preview")); // the yardstick wants other weights
        folder.assertRefused("no preset", words("--preset", "best"));
        folder.assertRefused("absent", words("--preset", "preview", "--more-weights", "absent"));
    }

    private Object[] words(Object... own) {
        Object[] usual = {
            "compare",
            "--content",
            content,
            "--style",
            style,
            "--output",
            folder.file("made"),
            "--size",
            48,
            "--iterations",
            2,
            "--device",
            "cpu"
        };
        Object[] all = java.util.Arrays.copyOf(usual, usual.length + own.length);
        System.arraycopy(own, 0, all, usual.length, own.length);
        return all;
    }
}

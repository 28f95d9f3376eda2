package blindbrush;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.testing.RunningApplication;
import blindbrush.testing.Walls;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar as a command line: no port, no database. */
class CommandLineIT {

    @TempDir
    Path folder;

    @Test
    void stylize_makes_a_picture_and_says_beside_it_how() throws Exception {
        var process = RunningApplication.command(folder, stylize("--size", "96", "--preset", "preview", "--seed", "3"));
        assertThat(process.exitValue()).as(err()).isZero();
        var image = ImageIO.read(folder.resolve("made.png").toFile());
        assertThat(image.getWidth()).isEqualTo(96);
        assertThat(image.getHeight()).isEqualTo(72);
        var record = new ObjectMapper().readTree(folder.resolve("made.json").toFile());
        assertThat(record.toString()).contains("\"label\":\"compact network\"").contains("\"seed\":3");
        assertThat(Files.exists(folder.resolve("var"))).isFalse();
    }

    @Test
    void stylize_goes_on_from_where_it_was_interrupted() throws Exception {
        String[] command = stylize("--size", "512", "--preset", "quality", "--checkpoint", "kept");
        for (int seconds = 6; !Files.exists(folder.resolve("kept")); seconds *= 2) {
            Process interrupted = RunningApplication.begin(folder, command);
            assertThat(interrupted.waitFor(seconds, TimeUnit.SECONDS)).as(err()).isFalse();
            interrupted.destroy();
            assertThat(interrupted.waitFor()).isEqualTo(143); // 128 and SIGTERM's number
        }
        assertThat(err()).contains("interrupted after iteration", "goes on from there, by kept");
        assertThat(folder.resolve("made.png")).doesNotExist();

        var resumed = RunningApplication.command(folder, command);

        assertThat(resumed.exitValue()).as(err()).isZero();
        assertThat(folder.resolve("made.png")).exists();
        assertThat(folder.resolve("kept")).doesNotExist();
    }

    @Test
    void wrong_use_is_one_line_and_exit_code_2() throws Exception {
        var process = RunningApplication.command(
                folder, "stylize", "--content", "nowhere.jpg", "--style", "nowhere.jpg", "--output", "made.png");
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(err().strip().lines()).hasSize(1).first().asString().contains("nowhere.jpg");
        assertThat(folder.resolve("made.png")).doesNotExist();
    }

    @Test
    void help_says_what_there_is() throws Exception {
        var process = RunningApplication.command(folder, "--help");
        assertThat(process.exitValue()).isZero();
        assertThat(Files.readString(folder.resolve("out"))).contains("stylize");
    }

    @Test
    void the_version_is_the_build_s() throws Exception {
        assertThat(RunningApplication.command(folder, "--version").exitValue()).isZero();
        assertThat(Files.readString(folder.resolve("out"))).matches("blindbrush \\d+\\.\\d+\\.\\d+\\R");
    }

    private String err() throws Exception {
        return Files.readString(folder.resolve("err"));
    }

    private static String[] stylize(String... more) {
        Stream<String> usual = Stream.of(
                "stylize",
                "--content",
                Walls.file(1).toString(),
                "--style",
                Walls.file(2).toString(),
                "--output",
                "made.png");
        return Stream.concat(usual, Stream.of(more)).toArray(String[]::new);
    }
}

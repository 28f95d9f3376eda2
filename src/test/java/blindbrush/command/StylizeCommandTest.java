package blindbrush.command;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.command.option.InputPicture;
import blindbrush.command.option.Version;
import blindbrush.network.DeviceChoice;
import blindbrush.style.StyleEngineSettings;
import blindbrush.style.StyleTransfer;
import blindbrush.style.StyleTransferCancelledException;
import blindbrush.style.preset.Presets;
import blindbrush.style.request.StyleImage;
import blindbrush.style.request.StyleTransferRequest;
import blindbrush.weights.CompactWeights;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("slow")
class StylizeCommandTest {

    @TempDir
    private Path folder;

    private Path content;
    private Path style;
    private Path output;
    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    @BeforeEach
    void drawPictures() throws IOException {
        content = picture("content.png", 96, 64, Color.ORANGE);
        style = picture("style.png", 64, 64, Color.BLUE);
        output = folder.resolve("made").resolve("O.png");
        Files.createDirectory(output.getParent());
    }

    @Test
    void makes_a_picture_and_the_record_beside_it() throws IOException {
        int code = stylize("--size", "48", "--preset", "preview", "--seed", "7", "--style", content.toString());

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        BufferedImage made = ImageIO.read(output.toFile());
        assertThat(made.getWidth()).isEqualTo(48);
        assertThat(made.getHeight()).isEqualTo(32);
        JsonNode record =
                new ObjectMapper().readTree(folder.resolve("made/O.json").toFile());
        assertThat(record.at("/settings/seed").asLong()).isEqualTo(7);
        assertThat(record.at("/settings/preset/name").asText()).isEqualTo("preview");
        assertThat(record.at("/content/sha256").asText()).hasSize(64);
        assertThat(record.at("/styles")).hasSize(2);
        assertThat(record.at("/network/label").asText()).isEqualTo("compact network");
        assertThat(record.at("/network/weights_sha256").asText())
                .isEqualTo(CompactWeights.shipped().sha256());
        assertThat(record.at("/result/losses/total").asDouble()).isPositive();
        assertThat(record.at("/result/seconds").asDouble()).isPositive();
        assertThat(filesMade()).containsExactlyInAnyOrder("O.png", "O.json");
    }

    @Test
    void a_picture_that_is_its_content_over_again_is_said_to_be_one() throws IOException {
        for (String without : List.of("--style-weight=0", "--style-strength=0")) {
            int code = stylize("--size=48", "--preset=preview", without);

            assertThat(code).isZero();
            assertThat(err.toString())
                    .contains("The picture hardly differs from its content")
                    .hasLineCount(1);
            JsonNode result = new ObjectMapper()
                    .readTree(folder.resolve("made/O.json").toFile())
                    .get("result");
            assertThat(result.get("iterations").asInt()).isPositive();
            assertThat(result.get("ended").asText()).isIn("ITERATIONS_DONE", "STOOD_STILL");
            assertThat(result.get("content_difference").asDouble()).isLessThan(5);
            err.getBuffer().setLength(0);
        }
    }

    @Test
    void every_setting_can_be_changed_and_is_recorded() throws IOException {
        Path mask = picture("mask.png", 20, 20, Color.WHITE);
        int code = stylize(
                "--size=48 --preset=paper --adapt --style-strength=2 --content-weight=0.5 --style-weight=3 --smoothness=0.25"
                        .split(" "),
                "--content-layer=relu3_1 --style-layer=relu1_1=0.7 --style-layer=relu2_1 --iterations=2,1".split(" "),
                "--smallest-edge=24 --colour=luminance --start=style --start-noise=0.01 --padding=replicate".split(" "),
                "--pooling=max --history=5 --style-scale=0.75 --style-blend=2,1 --bits=16".split(" "),
                new String[] {"--style", content.toString(), "--region", mask.toString(), "--region", "-"},
                new String[] {"--style-part", "-", "--style-part", mask.toString()});

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        JsonNode settings = new ObjectMapper()
                .readTree(folder.resolve("made/O.json").toFile())
                .get("settings");
        JsonNode preset = settings.get("preset");
        assertThat(preset.get("name").asText()).isEqualTo("paper (adapted) (changed)");
        assertThat(preset.at("/style/weight").asDouble()).isEqualTo(6);
        assertThat(preset.at("/style/layers/0/weight").asDouble()).isEqualTo(0.7);
        assertThat(preset.at("/style/layers/1/weight").asDouble()).isEqualTo(0.5);
        assertThat(preset.at("/style/colour").asText()).isEqualTo("LUMINANCE");
        assertThat(preset.at("/style/statistic").asText()).isEqualTo("GRAM");
        assertThat(preset.at("/content/weight").asDouble()).isEqualTo(0.5);
        assertThat(preset.at("/content/layers/0/layer").asText()).isEqualTo("relu3_1");
        assertThat(preset.at("/picture/smoothness/weight").asDouble()).isEqualTo(0.25);
        assertThat(preset.at("/picture/padding").asText()).isEqualTo("REPLICATE");
        assertThat(preset.at("/picture/pooling").asText()).isEqualTo("MAX");
        assertThat(preset.at("/start/from").asText()).isEqualTo("STYLE");
        assertThat(preset.at("/start/noise").asDouble()).isEqualTo(0.01);
        assertThat(preset.at("/schedule/smallest_edge").asInt()).isEqualTo(24);
        assertThat(preset.at("/schedule/iterations")).hasSize(2);
        assertThat(preset.at("/method/history").asInt()).isEqualTo(5);
        assertThat(settings.get("optimizer").asText()).isEqualTo("l-bfgs");
        assertThat(settings.get("bits").asInt()).isEqualTo(16);
    }

    @Test
    void each_style_s_own_settings_are_recorded_and_the_picture_can_have_16_bits() throws IOException {
        Path mask = picture("mask.png", 20, 20, Color.WHITE);
        int code = stylize(
                "--size=48 --preset=preview --iterations=1 --optimizer=adam --style-scale=0.75 --bits=16".split(" "),
                new String[] {"--region", mask.toString()});

        assertThat(code).isZero();
        BufferedImage made = ImageIO.read(output.toFile());
        assertThat(made.getColorModel().getComponentSize()).containsExactly(16, 16, 16);
        JsonNode record =
                new ObjectMapper().readTree(folder.resolve("made/O.json").toFile());
        JsonNode painting = record.at("/styles/0");
        assertThat(painting.get("sha256").asText()).hasSize(64);
        assertThat(painting.get("scale").asDouble()).isEqualTo(0.75);
        assertThat(painting.get("weight").asDouble()).isEqualTo(1);
        assertThat(painting.at("/region/file").asText()).endsWith("mask.png");
        assertThat(painting.at("/region/sha256").asText()).hasSize(64);
        assertThat(painting.get("part").isNull()).isTrue();
        assertThat(record.at("/settings/optimizer").asText()).isEqualTo("adam");
        assertThat(record.at("/settings/preset/method/rate").asDouble()).isEqualTo(0.02);
    }

    @Test
    void a_picture_looked_at_in_tiles_says_so() throws IOException {
        assertThat(stylize("--size=48 --preset=preview --iterations=2 --tile=32".split(" ")))
                .isZero();
        JsonNode notes = new ObjectMapper()
                .readTree(folder.resolve("made/O.json").toFile())
                .at("/result/notes");
        assertThat(notes).hasSize(1);
        assertThat(notes.get(0).asText()).matches("52 × \\d+ pixels were looked at in tiles of 32\\.");
    }

    @Test
    void several_styles_keep_their_terms_in_tiles_and_regions_are_refused() {
        assertThat(stylize("--size=48 --iterations=1 --tile=32 --style".split(" "), new String[] {content.toString()}))
                .isZero();
        assertRefused(
                "needs the whole picture at once", "--size=48", "--iterations=1", "--tile=32", "--region=" + content);
        assertRefused("needs the whole picture at once", "--size=48", "--tile=32", "--statistic=sliced");
    }

    @Test
    void a_calibrated_style_can_be_made_stronger() throws IOException {
        int code = stylize("--size=48 --preset=preview --iterations=1 --calibrate --style-strength=2 --statistic=sliced"
                .split(" "));

        assertThat(code).isZero();
        JsonNode style = new ObjectMapper()
                .readTree(folder.resolve("made/O.json").toFile())
                .at("/settings/preset/style");
        assertThat(style.get("scale").asText()).isEqualTo("CALIBRATED");
        assertThat(style.get("statistic").asText()).isEqualTo("SLICED");
        assertThat(style.get("weight").asDouble()).isEqualTo(3000);
    }

    @Test
    void settings_that_do_not_go_together_are_2_and_say_why() {
        assertRefused("get the weights with \"weights fetch\"", "--size", "48", "--preset", "paper");
        assertRefused("--region wants one value per --style: 1, not 2", "--region", "-", "--region", "-");
        assertRefused("--style-blend wants one value per --style", "--style-blend", "1,2");
        assertRefused("--history goes with l-bfgs", "--optimizer", "adam", "--history", "3");
        assertRefused("compact network has no layer relu4_2", "--size", "48", "--content-layer", "relu4_2");
        assertRefused("--bits must be 8 or 16", "--size", "48", "--bits", "12");
        assertRefused("the style weight must be 0 or more", "--size", "48", "--style-strength", "-1");
        assertRefused("'mauve'", "--colour", "mauve");
        assertRefused("a tile must be at least 32 pixels wide but is 8", "--size", "48", "--tile", "8");
        assertRefused("GB are available: a smaller picture", "--size", "48", "--history", "10000000");
        assertRefused(
                "go with the statistic gram, not with sliced",
                "--size=48",
                "--statistic=sliced",
                "--region=" + content);
    }

    @Test
    void goes_on_from_a_checkpoint_that_fits_and_deletes_it_at_the_end() throws IOException {
        Path checkpoint = folder.resolve("kept");
        Files.write(checkpoint, stopped(9));

        int code = stylize("--size", "48", "--preset", "preview", "--checkpoint", checkpoint.toString());

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(checkpoint).doesNotExist();
        byte[] inTwo = Files.readAllBytes(output);
        assertThat(stylize("--size", "48", "--preset", "preview")).isZero();
        assertThat(inTwo).isEqualTo(Files.readAllBytes(output));
    }

    @Test
    void a_checkpoint_that_does_not_fit_is_2_and_stays() throws IOException {
        Path checkpoint = folder.resolve("kept");
        Files.write(checkpoint, stopped(2));
        assertRefused(
                "not the same seed; delete it to begin anew",
                "--size",
                "48",
                "--preset",
                "preview",
                "--seed",
                "2",
                "--checkpoint",
                checkpoint.toString());
        assertThat(checkpoint).exists();
        Files.writeString(checkpoint, "a letter to a friend");
        assertRefused("it is no checkpoint", "--size", "48", "--checkpoint", checkpoint.toString());
        Path nowhere = folder.resolve("absent").resolve("kept");
        assertRefused("there is no folder", "--size", "48", "--checkpoint", nowhere.toString());
        assertRefused(
                "it is a folder",
                "--size",
                "48",
                "--checkpoint",
                folder.toAbsolutePath().getRoot().toString());
    }

    @Test
    void wrong_use_is_2_and_one_line() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("paint")).isEqualTo(2);
        assertThat(run("stylize", "--content", content.toString())).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(3);
    }

    @Test
    void what_cannot_be_used_is_2_names_the_file_and_leaves_nothing_behind() throws IOException {
        assertRefused("quality, preview", "--size", "48", "--preset", "best");
        assertRefused("nothing is ever enlarged", "--size", "97");
        assertRefused(
                "no-weights",
                "--size",
                "48",
                "--weights",
                folder.resolve("no-weights").toString());
        assertRefused(
                "absent.png: there is no such file",
                "--style",
                folder.resolve("absent.png").toString());
        Path text = Files.writeString(folder.resolve("text.png"), "no picture");
        assertRefused("text.png", "--style", text.toString());
        assertThat(filesMade()).isEmpty();
    }

    @Test
    void an_output_that_cannot_be_written_is_2_before_any_work() {
        output = folder.resolve("absent").resolve("O.png");
        assertRefused("there is no folder", "--size", "48");
        output = folder.resolve("O.jpg");
        assertRefused("must end in .png", "--size", "48");
    }

    @Test
    void help_and_version_are_0_and_name_everything() {
        assertThat(run("--help")).isZero();
        assertThat(run("--version")).isZero();
        assertThat(run("stylize", "--help")).isZero();
        assertThat(out.toString())
                .contains("stylize", "blindbrush " + Version.number(), "--content", "quality, preview", "Exit codes");
    }

    /** What the command would have kept after so many iterations. */
    private byte[] stopped(int iteration) {
        StyleTransferRequest request = new StyleTransferRequest(
                InputPicture.read(content).image(),
                List.of(new StyleImage(InputPicture.read(style).image())),
                48,
                Presets.PREVIEW,
                1);
        AtomicReference<byte[]> kept = new AtomicReference<>();
        try (StyleTransfer transfer = StyleTransfer.tryOpen(
                        new StyleEngineSettings(Optional.empty(), DeviceChoice.CPU, 0))
                .orElseThrow()) {
            transfer.stylize(request, progress -> {
                if (progress.iteration() == iteration) {
                    kept.set(progress.checkpoint().get().orElseThrow().bytes());
                    throw new StyleTransferCancelledException();
                }
            });
        } catch (StyleTransferCancelledException stopped) {
            return kept.get();
        }
        throw new AssertionError("not stopped at " + iteration);
    }

    private void assertRefused(String reason, String... more) {
        err.getBuffer().setLength(0);
        assertThat(stylize(more)).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains(reason);
    }

    private int stylize(String... more) {
        Stream<String> usual = Stream.of(
                "stylize",
                "--content",
                content.toString(),
                "--style",
                style.toString(),
                "--output",
                output.toString(),
                "--device",
                "cpu");
        return run(Stream.concat(usual, Stream.of(more)).toArray(String[]::new));
    }

    private int stylize(String[]... more) {
        return stylize(Stream.of(more).flatMap(Stream::of).toArray(String[]::new));
    }

    private int run(String... arguments) {
        CommandLine line = Blindbrush.commandLine();
        line.setErr(new PrintWriter(err, true));
        line.setOut(new PrintWriter(out, true));
        return line.execute(arguments);
    }

    private Stream<String> filesMade() throws IOException {
        return Stream.of(output.getParent().toFile().list());
    }

    private Path picture(String name, int width, int height, Color colour) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillOval(width / 4, height / 4, width / 2, height / 2);
        graphics.dispose();
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}

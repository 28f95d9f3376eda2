package blindbrush.command;

import blindbrush.command.option.CheckpointFile;
import blindbrush.command.option.EngineOptions;
import blindbrush.command.option.InputPicture;
import blindbrush.command.option.OutputFiles;
import blindbrush.command.option.PresetOptions;
import blindbrush.command.option.ProgressLine;
import blindbrush.command.option.StyleInput;
import blindbrush.command.option.StyleOptions;
import blindbrush.command.option.Version;
import blindbrush.command.series.PictureRecord;
import blindbrush.image.ImageNormalizer;
import blindbrush.refusal.InvalidInputException;
import blindbrush.style.StyleTransfer;
import blindbrush.style.StylizedImage;
import blindbrush.style.request.StyleTransferRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stylize}: makes one picture, without the web application or its database. */
@Command(
        name = "stylize",
        description = "Paints the content of one picture in the style of others, and writes beside it a JSON file that "
                + "tells how it was made.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong use, unreadable input or unwritable output."})
final class StylizeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--content", required = true, paramLabel = "FILE", description = "Picture whose content is kept.")
    private Path content;

    @Mixin
    private StyleOptions styles;

    @Option(names = "--output", required = true, paramLabel = "FILE.png", description = "Picture to write.")
    private Path output;

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            defaultValue = "512",
            description = "Long edge of the picture; nothing is ever enlarged. Default: ${DEFAULT-VALUE}.")
    private int size;

    @Mixin
    private PresetOptions preset;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Seed of the noise at the start. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private EngineOptions engine;

    @Option(
            names = "--bits",
            paramLabel = "8|16",
            defaultValue = "8",
            description = "Bits of each channel in the picture that is written. Default: ${DEFAULT-VALUE}.")
    private int bits;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "A checkpoint, written every 30 seconds and when interrupted. If the file exists, the picture goes on from there. At the end the file is deleted.")
    private Optional<Path> checkpoint;

    @Override
    public Integer call() throws IOException {
        if (bits != 8 && bits != 16) {
            throw new InvalidInputException("--bits must be 8 or 16 but is " + bits);
        }
        OutputFiles files = OutputFiles.at(output);
        InputPicture subject = InputPicture.read(content);
        List<StyleInput> paintings = styles.read();
        StyleTransferRequest request = new StyleTransferRequest(
                subject.image(), paintings.stream().map(StyleInput::image).toList(), size, preset.preset(), seed);
        Optional<CheckpointFile> kept = checkpoint.map(CheckpointFile::at);
        try (StyleTransfer transfer = engine.open()) {
            checkFits(transfer, request);
            StylizedImage made = ProgressLine.shown(line -> kept.map(file -> file.stylized(transfer, request, line))
                    .orElseGet(() -> transfer.stylize(request, line)));
            files.write(
                    png(made),
                    PictureRecord.of(transfer, request, made, subject, paintings, bits)
                            .json());
            if (kept.isPresent()) {
                kept.get().delete();
            }
            if (made.hardlyDiffers()) {
                spec.commandLine().getErr().println(made.sameness());
            }
        }
        return 0;
    }

    private byte[] png(StylizedImage made) throws IOException {
        if (bits == 8) {
            return ImageNormalizer.encodePng(made.image());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(made.deepImage(), "png", bytes);
        return bytes.toByteArray();
    }

    private static void checkFits(StyleTransfer transfer, StyleTransferRequest request) {
        transfer.refusal(request.preset()).ifPresent(words -> {
            throw new InvalidInputException(words
                    + "; take its settings there all the same with --adapt, or get the weights with \"weights fetch\" and"
                    + " \"weights normalize\"");
        });
    }
}

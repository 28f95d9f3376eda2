package blindbrush.command;

import blindbrush.network.DeviceChoice;
import blindbrush.network.DeviceNotAvailableException;
import blindbrush.style.Presets;
import blindbrush.style.StyleEngineSettings;
import blindbrush.style.StyleImage;
import blindbrush.style.StyleTransfer;
import blindbrush.style.StyleTransferRequest;
import blindbrush.style.StylizedImage;
import blindbrush.weights.UnusableWeightsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stylize}: makes one picture, without the web application or its database. */
@Command(
        name = "stylize",
        description = "Paints the content of one picture in the style of others, and writes beside it a JSON file that "
                + "tells how it was made.",
        mixinStandardHelpOptions = true,
        versionProvider = Blindbrush.Version.class,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong use, unreadable input or unwritable output."})
final class StylizeCommand implements Callable<Integer> {

    /** Names the weights file where the option does not; the same property configures the web application. */
    static final String WEIGHTS_PROPERTY = "blindbrush.style.weights";

    static final String WEIGHTS_VARIABLE = "BLINDBRUSH_STYLE_WEIGHTS";

    @Spec
    private CommandSpec spec;

    @Option(names = "--content", required = true, paramLabel = "FILE", description = "Picture whose content is kept.")
    private Path content;

    @Option(
            names = "--style",
            required = true,
            paramLabel = "FILE",
            description = "Picture whose style is taken; give it several times to blend several.")
    private List<Path> styles;

    @Option(names = "--output", required = true, paramLabel = "FILE.png", description = "Picture to write.")
    private Path output;

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            defaultValue = "512",
            description = "Long edge of the picture; nothing is ever enlarged. Default: ${DEFAULT-VALUE}.")
    private int size;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "quality",
            completionCandidates = PresetNames.class,
            description = "Bundle of settings: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private String preset;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Seed of the noise at the start. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description =
                    "VGG-19 or its first layers, safetensors or .pth. Default: the file named by the environment's "
                            + WEIGHTS_VARIABLE + "; else random filters.")
    private Optional<Path> weights;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "auto",
            description = "auto, cpu or gpu. Default: ${DEFAULT-VALUE}, a GPU if there is one.")
    private DeviceChoice device;

    @Option(
            names = "--tile",
            paramLabel = "PIXELS",
            defaultValue = "0",
            description =
                    "Edge of the tiles in which a larger picture is looked at, to the same result in less memory and "
                            + "more time; 0 decides by the memory there is. Default: ${DEFAULT-VALUE}.")
    private int tile;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Keeps here, every 30 seconds and when interrupted, from where the picture can be taken up "
                    + "again; goes on from there if the file exists, and deletes it at the end.")
    private Optional<Path> checkpoint;

    static final class PresetNames implements Iterable<String> {

        @Override
        public java.util.Iterator<String> iterator() {
            return Presets.names().iterator();
        }
    }

    @Override
    public Integer call() throws IOException {
        try {
            OutputFiles files = OutputFiles.at(output);
            InputPicture subject = InputPicture.read(content);
            List<InputPicture> paintings =
                    styles.stream().map(InputPicture::read).toList();
            make(files, subject, paintings);
            return 0;
        } catch (UnusableFileException
                | UnusableWeightsException
                | DeviceNotAvailableException
                | IllegalArgumentException wrongUse) {
            throw new ParameterException(spec.commandLine(), wrongUse.getMessage(), wrongUse);
        }
    }

    private void make(OutputFiles files, InputPicture subject, List<InputPicture> paintings) throws IOException {
        StyleTransferRequest request = new StyleTransferRequest(
                subject.image(),
                paintings.stream()
                        .map(painting -> new StyleImage(painting.image()))
                        .toList(),
                size,
                Presets.named(preset),
                seed);
        Optional<CheckpointFile> kept = checkpoint.map(CheckpointFile::at);
        StyleEngineSettings settings = new StyleEngineSettings(weightsFile(), device, 0, tile);
        try (StyleTransfer transfer = StyleTransfer.tryOpen(settings)
                .orElseThrow(() -> new IllegalStateException("another picture is being made in this process"))) {
            StylizedImage made = watched(transfer, request, kept);
            files.write(
                    png(made),
                    PictureRecord.of(transfer, request, made, subject, paintings)
                            .json());
            if (kept.isPresent()) {
                kept.get().delete();
            }
        }
    }

    private static StylizedImage watched(
            StyleTransfer transfer, StyleTransferRequest request, Optional<CheckpointFile> kept) {
        ProgressLine line = new ProgressLine(System.err, ProgressLine.onTerminal());
        try {
            return kept.map(file -> file.stylized(transfer, request, line))
                    .orElseGet(() -> transfer.stylize(request, line));
        } finally {
            line.clear();
        }
    }

    private Optional<Path> weightsFile() {
        return weights.or(() -> Stream.of(System.getProperty(WEIGHTS_PROPERTY), System.getenv(WEIGHTS_VARIABLE))
                .filter(named -> named != null && !named.isBlank())
                .findFirst()
                .map(Path::of));
    }

    private static byte[] png(StylizedImage made) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(made.image(), "png", bytes);
        return bytes.toByteArray();
    }
}

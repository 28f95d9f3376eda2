package blindbrush.command;

import blindbrush.network.DeviceChoice;
import blindbrush.network.DeviceNotAvailableException;
import blindbrush.style.StyleEngineSettings;
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
import picocli.CommandLine.Mixin;
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
            names = "--bits",
            paramLabel = "8|16",
            defaultValue = "8",
            description = "Bits of each channel in the picture that is written. Default: ${DEFAULT-VALUE}.")
    private int bits;

    @Override
    public Integer call() throws IOException {
        try {
            OutputFiles files = OutputFiles.at(output);
            make(files, InputPicture.read(content), styles.read());
            return 0;
        } catch (UnusableFileException
                | UnusableWeightsException
                | DeviceNotAvailableException
                | IllegalArgumentException wrongUse) {
            throw new ParameterException(spec.commandLine(), wrongUse.getMessage(), wrongUse);
        }
    }

    private void make(OutputFiles files, InputPicture subject, List<StyleInput> paintings) throws IOException {
        if (bits != 8 && bits != 16) {
            throw new IllegalArgumentException("--bits must be 8 or 16 but is " + bits);
        }
        StyleTransferRequest request = new StyleTransferRequest(
                subject.image(), paintings.stream().map(StyleInput::image).toList(), size, preset.preset(), seed);
        StyleEngineSettings settings = new StyleEngineSettings(weightsFile(), device, 0);
        try (StyleTransfer transfer = StyleTransfer.tryOpen(settings)
                .orElseThrow(() -> new IllegalStateException("another picture is being made in this process"))) {
            checkFits(transfer, request);
            StylizedImage made = watched(transfer, request);
            files.write(
                    png(made),
                    PictureRecord.of(transfer, request, made, subject, paintings, bits)
                            .json());
        }
    }

    private static void checkFits(StyleTransfer transfer, StyleTransferRequest request) {
        transfer.refusal(request.preset()).ifPresent(words -> {
            throw new IllegalArgumentException(words
                    + "; take its settings there all the same with --adapt, or get the weights with \"weights fetch\" and"
                    + " \"weights normalize\"");
        });
    }

    private static StylizedImage watched(StyleTransfer transfer, StyleTransferRequest request) {
        ProgressLine line = new ProgressLine(System.err, ProgressLine.onTerminal());
        try {
            return transfer.stylize(request, line);
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

    private byte[] png(StylizedImage made) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(bits == 16 ? made.deepImage() : made.image(), "png", bytes);
        return bytes.toByteArray();
    }
}

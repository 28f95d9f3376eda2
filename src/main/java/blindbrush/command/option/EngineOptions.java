package blindbrush.command.option;

import blindbrush.network.DeviceChoice;
import blindbrush.style.StyleEngineSettings;
import blindbrush.style.StyleTransfer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which network looks at the pictures, and where it is computed: options of every command that makes pictures. */
public final class EngineOptions {

    /** Names the weights file where the option does not; the same property configures the web application. */
    static final String WEIGHTS_PROPERTY = "blindbrush.style.weights";

    static final String WEIGHTS_VARIABLE = "BLINDBRUSH_STYLE_WEIGHTS";

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description =
                    "VGG-19 or its first layers, safetensors or .pth. Default: the file named by the environment's "
                            + WEIGHTS_VARIABLE + "; else the compact network in the program.")
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
                    "Edge of the tiles in which a larger picture is processed: the same result in less memory and more time. 0 decides by the available memory. Default: ${DEFAULT-VALUE}.")
    private int tile;

    /** The settings of the engine that these options ask for. */
    public StyleEngineSettings settings() {
        return settings(weightsFile());
    }

    /** With other weights on the same device. */
    public StyleEngineSettings settings(Optional<Path> otherWeights) {
        return new StyleEngineSettings(otherWeights, device, 0, tile);
    }

    /** Opens the engine as these options say; close it after use. */
    public StyleTransfer open() {
        return open(settings());
    }

    /** Opens the engine with these settings; close it after use. */
    public static StyleTransfer open(StyleEngineSettings settings) {
        return StyleTransfer.tryOpen(settings)
                .orElseThrow(() -> new IllegalStateException("another picture is being made in this process"));
    }

    private Optional<Path> weightsFile() {
        return weights.or(() -> Stream.of(System.getProperty(WEIGHTS_PROPERTY), System.getenv(WEIGHTS_VARIABLE))
                .filter(named -> named != null && !named.isBlank())
                .findFirst()
                .map(Path::of));
    }
}

package blindbrush.style;

import blindbrush.network.DeviceChoice;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to open the style engine.
 *
 * @param weights file with VGG-19 or a prefix of it, safetensors or PyTorch's; empty for random filters
 * @param device where to compute
 * @param threads CPU threads of one operation; 0 leaves the engine's own default
 */
public record StyleEngineSettings(Optional<Path> weights, DeviceChoice device, int threads) {

    public StyleEngineSettings {
        if (threads < 0) {
            throw new IllegalArgumentException("threads must not be negative but are " + threads);
        }
    }

    /** Random filters on the device that the engine prefers. */
    public static StyleEngineSettings withoutWeights() {
        return new StyleEngineSettings(Optional.empty(), DeviceChoice.AUTO, 0);
    }
}

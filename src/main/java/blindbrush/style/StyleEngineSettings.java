package blindbrush.style;

import blindbrush.network.Basis;
import blindbrush.network.DeviceChoice;
import blindbrush.network.NetworkWeights;
import blindbrush.refusal.InvalidInputException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to open the style engine.
 *
 * @param weights file with VGG-19 or a prefix of it, safetensors or PyTorch's; empty for the compact
 *     network that comes with the program
 * @param device where to compute
 * @param threads CPU threads of one operation; 0 leaves the engine's own default
 * @param tile edge in pixels of the tiles in which larger pictures are looked at, to the same result in less memory; 0 to
 *     decide by the memory there is
 */
public record StyleEngineSettings(Optional<Path> weights, DeviceChoice device, int threads, int tile) {

    private static final int SMALLEST_TILE = 32;

    /** Tiles, if any, by the memory there is. */
    public StyleEngineSettings(Optional<Path> weights, DeviceChoice device, int threads) {
        this(weights, device, threads, 0);
    }

    public StyleEngineSettings {
        if (threads < 0) {
            throw new InvalidInputException("threads must not be negative but are " + threads);
        }
        if (tile < 0 || (tile > 0 && tile < SMALLEST_TILE)) {
            throw new InvalidInputException(
                    "a tile must be at least %d pixels wide but is %d".formatted(SMALLEST_TILE, tile));
        }
    }

    /**
     * What the network that these settings open has learned from; the weights file is read.
     *
     * @throws blindbrush.weights.file.UnusableWeightsException if it cannot be
     */
    public Basis basis() {
        return NetworkWeights.read(weights).basis();
    }

    /** The compact network on the device that the engine prefers. */
    public static StyleEngineSettings withoutWeights() {
        return new StyleEngineSettings(Optional.empty(), DeviceChoice.AUTO, 0);
    }
}

package blindbrush.network;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import blindbrush.weights.CompactWeights;
import blindbrush.weights.Vgg19Weights;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Weights that have been read, before there is an engine to put them on.
 *
 * @param basis what they have learned from
 * @param network puts them on a manager's device, in 32 bits, where they stay until it is closed
 */
public record NetworkWeights(Basis basis, Function<NDManager, FeatureNetwork> network) {

    /**
     * Reads VGG-19 or a compact network from a file, or the compact network that comes with the program.
     *
     * @throws blindbrush.weights.file.UnusableWeightsException with one line that names the file and what is wrong with it
     */
    public static NetworkWeights read(Optional<Path> file) {
        if (file.isEmpty() || CompactWeights.isIn(file.get())) {
            CompactWeights compact = file.map(CompactWeights::read).orElseGet(CompactWeights::shipped);
            return new NetworkWeights(Basis.COMPACT, manager -> new CompactNetwork(manager, compact, DataType.FLOAT32));
        }
        Vgg19Weights vgg = Vgg19Weights.read(file.get());
        return new NetworkWeights(Basis.of(vgg), manager -> new Vgg19(manager, vgg, DataType.FLOAT32));
    }
}

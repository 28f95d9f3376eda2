package blindbrush.command.weights;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import blindbrush.command.option.InputPicture;
import blindbrush.command.option.Version;
import blindbrush.network.PyTorch;
import blindbrush.network.RgbPlanes;
import blindbrush.network.WeightNormalization;
import blindbrush.weights.Vgg19Weights;
import blindbrush.weights.file.UnusableWeightsException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weights normalize}: brings each filter's mean activation over given pictures to one. */
@Command(
        name = "normalize",
        description = "Scales the filters so that the mean activation of each over the given pictures is one, which is "
                + "the network that Gatys et al. used; what it computes stays the same.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class WeightsNormalizeCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "Weights as they were trained.")
    private Path file;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PICTURE",
            description = "Pictures to take the means over; the more and the more varied, the better.")
    private List<Path> pictures;

    @Option(names = "--output", required = true, paramLabel = "FILE.safetensors", description = "File to write.")
    private Path output;

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            defaultValue = "224",
            description =
                    "Long edge to which pictures are brought first; nothing is enlarged. Default: ${DEFAULT-VALUE}.")
    private int size;

    @Override
    public Integer call() {
        Vgg19Weights weights = Vgg19Weights.read(file);
        if (weights.origin().normalized().isPresent()) {
            throw new UnusableWeightsException(file + " is normalised already");
        }
        List<RgbPlanes> planes = pictures.stream()
                .map(picture -> RgbPlanes.of(InputPicture.read(picture).image()).within(size))
                .toList();
        normalized(weights, planes).write(output);
        return 0;
    }

    private Vgg19Weights normalized(Vgg19Weights weights, List<RgbPlanes> planes) {
        String words = "mean activations of one over %d pictures of long edge %d".formatted(planes.size(), size);
        try (NDManager manager = PyTorch.start(0).newBaseManager(Device.cpu())) {
            return WeightNormalization.of(manager, weights, planes, words);
        }
    }
}

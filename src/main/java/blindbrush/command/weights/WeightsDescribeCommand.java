package blindbrush.command.weights;

import blindbrush.command.option.Version;
import blindbrush.weights.Preprocessing;
import blindbrush.weights.Vgg19Weights;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weights describe}: says what a file of weights holds. */
@Command(
        name = "describe",
        description = "Says what a file of VGG-19's weights holds and whose numbers they are: a safetensors file or a "
                + "state dictionary of PyTorch (.pth).",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Exit codes: 0 done, 2 wrong use or an unusable file."})
final class WeightsDescribeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file;

    @Option(
            names = "--preprocessing",
            paramLabel = "NAME",
            description = "caffe or torchvision, for a file that does not say which it wants.")
    private Optional<Preprocessing> preprocessing;

    @Override
    public Integer call() {
        WeightsDescription.of(file, Vgg19Weights.read(file, preprocessing))
                .print(spec.commandLine().getOut());
        return 0;
    }
}

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

/** {@code weights convert}: a labelled safetensors file from any that can be read. */
@Command(
        name = "convert",
        description =
                "Writes the convolutions of a file of VGG-19's weights (safetensors or .pth) as a safetensors file "
                        + "that says which preprocessing they want.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong use or an unusable file."})
final class WeightsConvertCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file to read.")
    private Path file;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "The safetensors file to write.")
    private Path output;

    @Option(
            names = "--preprocessing",
            paramLabel = "NAME",
            description = "caffe or torchvision, for a file that does not say which it wants.")
    private Optional<Preprocessing> preprocessing;

    @Override
    public Integer call() {
        Vgg19Weights.read(file, preprocessing).write(output);
        WeightsDescription.of(output, Vgg19Weights.read(output))
                .print(spec.commandLine().getOut());
        return 0;
    }
}

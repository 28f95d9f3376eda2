package blindbrush.command.weights;

import blindbrush.command.option.ProgressLine;
import blindbrush.command.option.Version;
import blindbrush.weights.Vgg19Weights;
import blindbrush.weights.fetch.FetchRequest;
import blindbrush.weights.fetch.WeightsFetch;
import blindbrush.weights.fetch.WeightsSource;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weights fetch}: brings the weights from one of their public homes. */
@Command(
        name = "fetch",
        description = "Fetches VGG-19's convolutions from a public home, checks them and writes a safetensors file. "
                + "Broken off, it goes on where it stopped when it is started again.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong use."})
final class WeightsFetchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "oxford",
            description = "oxford, the weights that the papers used; torchvision or timm, which torchvision trained "
                    + "anew and which are not the papers'. Default: ${DEFAULT-VALUE}.")
    private WeightsSource source;

    @Option(
            names = "--from",
            paramLabel = "URL",
            description = "A mirror of the source's file: https, or http on this machine.")
    private Optional<URI> mirror;

    @Option(names = "--output", paramLabel = "FILE", description = "Default: var/weights/vgg19-<source>.safetensors.")
    private Optional<Path> output;

    @Option(
            names = "--whole",
            description =
                    "Fetch all of the file (about 575 MB) so that its hash can be checked, not only the 52 MB that "
                            + "are used.")
    private boolean whole;

    @Override
    public Integer call() {
        FetchRequest request = request();
        FetchLine line = new FetchLine(System.err, ProgressLine.onTerminal());
        spec.commandLine().getErr().println("fetching %s: %s".formatted(request.address(), source.label()));
        Vgg19Weights fetched;
        try {
            fetched = new WeightsFetch(request, line).run();
        } finally {
            line.clear();
        }
        WeightsDescription.of(request.output(), fetched)
                .print(spec.commandLine().getOut());
        return 0;
    }

    private FetchRequest request() {
        Path file = output.orElseGet(() -> Path.of("var", "weights", "vgg19-%s.safetensors".formatted(source)));
        if (Files.isDirectory(file)) {
            throw new ParameterException(spec.commandLine(), file + " is a folder");
        }
        return new FetchRequest(source, mirror.orElseGet(source::address), file, whole);
    }
}

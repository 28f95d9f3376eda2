package blindbrush.command.benchmark;

import blindbrush.command.option.PeakMemory;
import blindbrush.command.option.Version;
import blindbrush.network.DeviceChoice;
import blindbrush.style.EvaluationBenchmark;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code benchmark evaluation}: seconds of one evaluation beside its bare convolutions and a matrix product. */
@Command(
        name = "evaluation",
        description =
                "Times one evaluation of the paper's loss (VGG-19 to relu5_1, made-up weights, forward and gradient "
                        + "to the picture) in turns with its bare convolutions and with a matrix product of edge 4096.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class BenchmarkEvaluationCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            split = ",",
            defaultValue = "512,1024",
            description = "Edges of square pictures. Default: ${DEFAULT-VALUE}.")
    private List<Integer> sizes;

    @Option(
            names = "--rounds",
            defaultValue = "10",
            description = "Of so many rounds the median is taken. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--device", defaultValue = "auto", description = "auto, cpu or gpu. Default: ${DEFAULT-VALUE}.")
    private DeviceChoice device;

    @Option(
            names = "--alone",
            description = "Runs the evaluation only, so that the peak of memory is its own; give one size.")
    private boolean alone;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("size   evaluation   bare convolutions   ratio   GFLOP/s   matrix product   share   peak MB");
        for (int size : sizes) {
            PeakMemory memory = PeakMemory.fromNow();
            EvaluationBenchmark.Medians found = EvaluationBenchmark.measure(size, rounds, device, alone);
            out.println(row(found, memory));
            out.flush();
        }
        return 0;
    }

    /** What was not measured is left blank. */
    private String row(EvaluationBenchmark.Medians found, PeakMemory memory) {
        String peak =
                memory.bytes().map(bytes -> String.valueOf(bytes / 1_000_000)).orElse("?");
        String beside = alone ? " ".repeat(62) : beside(found);
        return String.format(Locale.ROOT, "%4d   %8.4f s   %s   %7s", found.size(), found.evaluation(), beside, peak);
    }

    private static String beside(EvaluationBenchmark.Medians found) {
        double rate = found.operations() / found.evaluation();
        return String.format(
                Locale.ROOT,
                "%15.4f s   %5.3f   %7.1f   %6.1f GFLOP/s   %4.0f%%",
                found.convolutions(),
                found.evaluation() / found.convolutions(),
                rate / 1e9,
                found.product() / 1e9,
                100 * rate / found.product());
    }
}

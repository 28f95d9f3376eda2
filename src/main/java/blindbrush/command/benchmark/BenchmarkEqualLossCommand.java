package blindbrush.command.benchmark;

import static java.util.Objects.requireNonNull;

import blindbrush.command.option.InputPicture;
import blindbrush.command.option.Version;
import blindbrush.network.DeviceChoice;
import blindbrush.network.Padding;
import blindbrush.network.Pixels;
import blindbrush.network.Pooling;
import blindbrush.optimize.Method;
import blindbrush.style.Progress;
import blindbrush.style.StyleEngineSettings;
import blindbrush.style.StyleTransfer;
import blindbrush.style.loss.ContentScale;
import blindbrush.style.loss.Smoothness;
import blindbrush.style.loss.StyleScale;
import blindbrush.style.loss.WeightedLayer;
import blindbrush.style.preset.ContentSettings;
import blindbrush.style.preset.PictureSettings;
import blindbrush.style.preset.Preset;
import blindbrush.style.preset.Schedule;
import blindbrush.style.preset.Start;
import blindbrush.style.preset.StyleSettings;
import blindbrush.style.preset.StyleSize;
import blindbrush.style.request.StyleImage;
import blindbrush.style.request.StyleTransferRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code benchmark equal-loss}: how many evaluations our way of going down needs until the picture as it would be written
 * is as good as a peer's, by the peer's own loss.
 */
@Command(
        name = "equal-loss",
        description =
                "Brings down neural-style-pt's loss (5 content relu3_3, 100 style relu1_1, relu2_1, relu3_1, average "
                        + "pooling, no smoothness) at one size with our start and method, and prints the loss of the "
                        + "picture as it would be written in 8 bits.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class BenchmarkEqualLossCommand implements Callable<Integer> {

    private static final Method OURS = new Method.LimitedMemoryBfgs(20, true, true);

    @Spec
    private CommandSpec spec;

    @Option(names = "--content", required = true, paramLabel = "FILE", description = "Content image, at its size.")
    private Path content;

    @Option(names = "--style", required = true, paramLabel = "FILE", description = "Style image, at its size.")
    private Path style;

    @Option(names = "--weights", required = true, paramLabel = "FILE", description = "VGG-19 at least to relu3_3.")
    private Path weights;

    @Option(
            names = "--target",
            defaultValue = "0",
            description = "The peer's loss: the first evaluation below is named.")
    private double target;

    @Option(
            names = "--evaluations",
            defaultValue = "100",
            description = "Evaluations of loss and gradient. Default: ${DEFAULT-VALUE}.")
    private int evaluations;

    @Option(
            names = "--start",
            defaultValue = "recoloured",
            description = "recoloured, content, noise or style. Default: ${DEFAULT-VALUE}.")
    private Start.From start;

    @Option(names = "--plain", description = "L-BFGS of ten pairs without spectrum and bounds, for comparison.")
    private boolean plain;

    @Option(names = "--device", defaultValue = "auto", description = "auto, cpu or gpu. Default: ${DEFAULT-VALUE}.")
    private DeviceChoice device;

    private double lookingOn;
    private boolean reached;

    @Override
    public Integer call() {
        StyleTransferRequest request = request(InputPicture.read(content), InputPicture.read(style));
        StyleEngineSettings settings = new StyleEngineSettings(Optional.of(weights), device, 0);
        try (StyleTransfer transfer = StyleTransfer.tryOpen(settings).orElseThrow()) {
            spec.commandLine().getOut().println("evaluations   seconds   loss as written");
            transfer.stylize(request, progress -> report(transfer, request, progress));
        }
        return 0;
    }

    /** The time that this takes itself is not counted. */
    private void report(StyleTransfer transfer, StyleTransferRequest request, Progress progress) {
        long begun = System.nanoTime();
        double seconds = progress.elapsed().toNanos() / 1e9 - lookingOn;
        int done = progress.iteration() + 1; // the start was one
        if (done % 10 == 0 || (!reached && progress.loss() < 1.01 * target)) {
            double loss = requireNonNull(
                    transfer.losses(progress.preview().get(), request).get("total"));
            boolean first = !reached && loss <= target;
            reached |= first;
            if (done % 10 == 0 || first) {
                print(done, seconds, loss, first);
            }
        }
        lookingOn += (System.nanoTime() - begun) / 1e9;
    }

    private void print(int done, double seconds, double loss, boolean first) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(
                Locale.ROOT, "%11d   %7.1f   %15.0f%s", done, seconds, loss, first ? "   target reached" : ""));
        out.flush();
    }

    private StyleTransferRequest request(InputPicture subject, InputPicture painting) {
        int longEdge = Math.max(subject.image().getWidth(), subject.image().getHeight());
        return new StyleTransferRequest(
                subject.image(), List.of(new StyleImage(painting.image())), longEdge, peer(), 1);
    }

    private Preset peer() {
        return new Preset(
                "neural-style-pt",
                Optional.empty(),
                "The loss of a peer's run.",
                new ContentSettings(5, layers("relu3_3"), ContentScale.MEAN),
                new StyleSettings(
                        100,
                        layers("relu1_1", "relu2_1", "relu3_1"),
                        StyleScale.MEAN_PER_SQUARED_CHANNELS,
                        StyleSize.SAME_LONG_EDGE),
                new PictureSettings(Pooling.AVERAGE, Padding.ZERO, Pixels.AS_TRAINED, Smoothness.NONE, 0),
                new Start(start, start == Start.From.NOISE ? 0.001 / 255 : 0),
                new Schedule(Integer.MAX_VALUE, List.of(evaluations - 1)),
                plain ? new Method.LimitedMemoryBfgs(10, false, false) : OURS);
    }

    private static Optional<List<WeightedLayer>> layers(String... names) {
        return Optional.of(List.of(names).stream().map(WeightedLayer::parse).toList());
    }
}

package blindbrush.command;

import blindbrush.command.option.EngineOptions;
import blindbrush.command.option.InputPicture;
import blindbrush.command.option.OutputFiles;
import blindbrush.command.option.ProgressLine;
import blindbrush.command.option.Version;
import blindbrush.command.series.RecordJson;
import blindbrush.image.ImageNormalizer;
import blindbrush.style.StyleTransfer;
import blindbrush.style.StylizedImage;
import blindbrush.style.loss.WeightedLayer;
import blindbrush.style.request.DreamRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dream}: another kind of machine picture, which takes no painting. */
@Command(
        name = "dream",
        description = "Shows in a picture more of what the network sees in it (DeepDream, 2015), and writes beside it "
                + "a JSON file that tells how it was made.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong use, unreadable input or unwritable output."})
final class DreamCommand implements Callable<Integer> {

    @Option(names = "--content", required = true, paramLabel = "FILE", description = "Picture to begin with.")
    private Path content;

    @Option(names = "--output", required = true, paramLabel = "FILE.png", description = "Picture to write.")
    private Path output;

    @Option(
            names = "--layer",
            paramLabel = "NAME[=WEIGHT]",
            description = "Layer whose activations are raised, such as relu4_1; may be given several times. Default: "
                    + "the network's deepest.")
    private List<String> layers = new ArrayList<>();

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            defaultValue = "512",
            description = "Long edge of the picture; nothing is ever enlarged. Default: ${DEFAULT-VALUE}.")
    private int size;

    @Option(
            names = "--octaves",
            paramLabel = "NUMBER",
            defaultValue = "4",
            description = "Sizes, each 1.4 times the one before. Default: ${DEFAULT-VALUE}.")
    private int octaves;

    @Option(
            names = "--iterations",
            paramLabel = "NUMBER",
            defaultValue = "10",
            description = "Steps at each size. Default: ${DEFAULT-VALUE}.")
    private int iterations;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Seed of the jitter. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() throws IOException {
        OutputFiles files = OutputFiles.at(output);
        InputPicture subject = InputPicture.read(content);
        List<WeightedLayer> chosen = layers.stream().map(WeightedLayer::parse).toList();
        DreamRequest request = new DreamRequest(subject.image(), chosen, size, octaves, iterations, seed);
        try (StyleTransfer transfer = engine.open()) {
            StylizedImage made = ProgressLine.shown(line -> transfer.dream(request, line));
            files.write(
                    ImageNormalizer.encodePng(made.image()),
                    RecordJson.bytes(DreamRecord.of(transfer, request, made, subject)));
        }
        return 0;
    }
}

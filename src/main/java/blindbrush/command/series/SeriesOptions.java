package blindbrush.command.series;

import blindbrush.command.option.EngineOptions;
import blindbrush.command.option.InputPicture;
import blindbrush.image.ImageNormalizer;
import blindbrush.refusal.InvalidInputException;
import blindbrush.style.StyleTransfer;
import blindbrush.style.preset.Preset;
import blindbrush.style.preset.Schedule;
import blindbrush.style.request.StyleImage;
import blindbrush.style.request.StyleTransferRequest;
import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that make several pictures into a folder. */
public final class SeriesOptions {

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FOLDER",
            description = "Folder to write into; what it holds of the same settings is not made again.")
    private Path output;

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            defaultValue = "512",
            description = "Long edge of the pictures; nothing is ever enlarged. Default: ${DEFAULT-VALUE}.")
    private int size;

    @Option(
            names = "--iterations",
            paramLabel = "NUMBER",
            description = "Steps at each size that a preset goes through. Default: the preset's own.")
    private Optional<Integer> iterations;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Seed of the noise at the start. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--adapt",
            description =
                    "Run presets also on a network that is not the one that their name stands for. Layers that the network lacks are replaced by its own, and the preset's name says so.")
    private boolean adapt;

    @Mixin
    private EngineOptions engine;

    /** The options of the engine. */
    public EngineOptions engine() {
        return engine;
    }

    /** A picture to be shown beside those made, no larger than they are. */
    public BufferedImage sized(InputPicture picture) {
        return ImageNormalizer.thumbnail(picture.image(), size);
    }

    /** Long edge of each picture, in pixels. */
    public int size() {
        return size;
    }

    /** The series that these options ask for, which reports to a terminal. */
    public PictureSeries series(PrintWriter out) {
        return PictureSeries.into(output, out);
    }

    /** The preset as it will run on this network, or an {@link InvalidInputException} that names {@code --adapt}. */
    public Preset fitting(StyleTransfer transfer, Preset preset) {
        Optional<String> refusal = transfer.refusal(preset);
        return refusal.isEmpty() ? preset : adapted(preset, refusal.get());
    }

    /** As {@link #fitting} where the network is known to be another. */
    public Preset adapted(Preset preset, String refusal) {
        if (!adapt) {
            throw new InvalidInputException(refusal + "; --adapt makes it all the same, and says so");
        }
        return preset.adapted();
    }

    /** With the iterations asked for. */
    public Preset timed(Preset preset) {
        return iterations
                .map(count -> preset.with(new Schedule(preset.schedule().smallestEdge(), List.of(count))))
                .orElse(preset);
    }

    /** Plans one picture of the series. */
    public PlannedPicture plan(String name, Preset preset, InputPicture content, List<InputPicture> styles) {
        return new PlannedPicture(name, request(preset, content, styles), content, styles);
    }

    /** The request for one picture at the size of the series. */
    public StyleTransferRequest request(Preset preset, InputPicture content, List<InputPicture> styles) {
        List<StyleImage> images =
                styles.stream().map(style -> new StyleImage(style.image())).toList();
        return new StyleTransferRequest(content.image(), images, size, timed(preset), seed);
    }
}

package blindbrush.command.figures;

import blindbrush.command.option.InputPicture;
import blindbrush.command.option.Version;
import blindbrush.command.series.PictureSeries;
import blindbrush.refusal.InvalidInputException;
import blindbrush.style.StyleTransfer;
import blindbrush.style.preset.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reconstruct}: what each layer of the network keeps of content and style. */
@Command(
        name = "reconstruct",
        description = "Makes the paper's figure 1 from white noise: the content from each layer alone, and the style "
                + "from more and more layers.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong use, unreadable input or unwritable output."})
public final class ReconstructCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--content",
            paramLabel = "FILE",
            description = "Picture whose content is reconstructed; leave it out for the style alone.")
    private Optional<Path> content;

    @Option(
            names = "--style",
            paramLabel = "FILE",
            description = "Picture whose style is reconstructed; leave it out for the content alone.")
    private Optional<Path> style;

    @Option(
            names = "--figure",
            paramLabel = "YEAR",
            defaultValue = "2015",
            description = "2015: content from relu1_1 to relu5_1; 2016: from relu1_2 to relu5_2. Default: "
                    + "${DEFAULT-VALUE}.")
    private String figure;

    @Option(
            names = "--layer",
            split = ",",
            paramLabel = "NAME",
            description = "Layers to reconstruct the content from, instead of the figure's.")
    private List<String> layers = new ArrayList<>();

    @Mixin
    private FigureOptions options;

    @Override
    public Integer call() throws IOException {
        List<String> wanted = layers.isEmpty() ? layersOf(figure) : layers;
        Optional<InputPicture> subject = content.map(InputPicture::read);
        Optional<InputPicture> painting = style.map(InputPicture::read);
        if (subject.isEmpty() && painting.isEmpty()) {
            throw new InvalidInputException("there is nothing to reconstruct: give --content, --style or both");
        }
        PictureSeries series = options.series().series(spec.commandLine().getOut());
        try (StyleTransfer transfer = options.series().engine().open()) {
            Preset preset = options.preset(transfer);
            new Reconstruction(options, transfer, preset, subject, painting, wanted).make(series);
        }
        return 0;
    }

    private static List<String> layersOf(String year) {
        return switch (year) {
            case "2015" -> FigureLayers.FIRST_OF_BLOCKS;
            case "2016" -> FigureLayers.SECOND_OF_BLOCKS;
            default -> throw new InvalidInputException("--figure is 2015 or 2016, not \"%s\"".formatted(year));
        };
    }
}

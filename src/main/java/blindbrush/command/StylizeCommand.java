package blindbrush.command;

import blindbrush.image.ImageNormalizer;
import blindbrush.style.Presets;
import blindbrush.style.StyleImage;
import blindbrush.style.StyleTransfer;
import blindbrush.style.StyleTransferRequest;
import blindbrush.style.StylizedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stylize}: makes one picture, without the web application or its database. */
@Command(
        name = "stylize",
        description = "Paints the content of one picture in the style of others, and writes beside it a JSON file that "
                + "tells how it was made.",
        mixinStandardHelpOptions = true,
        versionProvider = Blindbrush.Version.class,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong use, unreadable input or unwritable output."})
final class StylizeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--content", required = true, paramLabel = "FILE", description = "Picture whose content is kept.")
    private Path content;

    @Option(
            names = "--style",
            required = true,
            paramLabel = "FILE",
            description = "Picture whose style is taken; give it several times to blend several.")
    private List<Path> styles;

    @Option(names = "--output", required = true, paramLabel = "FILE.png", description = "Picture to write.")
    private Path output;

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            defaultValue = "512",
            description = "Long edge of the picture; nothing is ever enlarged. Default: ${DEFAULT-VALUE}.")
    private int size;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "quality",
            completionCandidates = PresetNames.class,
            description = "Bundle of settings: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private String preset;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Seed of the noise at the start. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private EngineOptions engine;

    static final class PresetNames implements Iterable<String> {

        @Override
        public java.util.Iterator<String> iterator() {
            return Presets.names().iterator();
        }
    }

    @Override
    public Integer call() throws IOException {
        return WrongUse.told(spec, this::make);
    }

    private void make() throws IOException {
        OutputFiles files = OutputFiles.at(output);
        InputPicture subject = InputPicture.read(content);
        List<InputPicture> paintings = styles.stream().map(InputPicture::read).toList();
        StyleTransferRequest request = new StyleTransferRequest(
                subject.image(),
                paintings.stream()
                        .map(painting -> new StyleImage(painting.image()))
                        .toList(),
                size,
                Presets.named(preset),
                seed);
        try (StyleTransfer transfer = engine.open()) {
            StylizedImage made = ProgressLine.shown(line -> transfer.stylize(request, line));
            files.write(
                    ImageNormalizer.encodePng(made.image()),
                    PictureRecord.of(transfer, request, made, subject, paintings)
                            .json());
        }
    }
}

package blindbrush.command;

import static java.util.Objects.requireNonNull;

import blindbrush.command.Comparison.Run;
import blindbrush.command.Comparison.Yardstick;
import blindbrush.command.option.EngineOptions;
import blindbrush.command.option.InputPicture;
import blindbrush.command.option.PresetOptions;
import blindbrush.command.option.Version;
import blindbrush.command.series.ContactSheet;
import blindbrush.command.series.ContactSheet.Cell;
import blindbrush.command.series.ContactSheet.SheetRow;
import blindbrush.command.series.NetworkChoice;
import blindbrush.command.series.PictureRecord.Input;
import blindbrush.command.series.PictureRecord.Versions;
import blindbrush.command.series.PictureSeries;
import blindbrush.command.series.PlannedPicture;
import blindbrush.command.series.RecordJson;
import blindbrush.command.series.SeriesOptions;
import blindbrush.command.series.SeriesPicture;
import blindbrush.image.ImageNormalizer;
import blindbrush.style.StyleEngineSettings;
import blindbrush.style.StyleTransfer;
import blindbrush.style.preset.Preset;
import blindbrush.style.preset.Presets;
import blindbrush.style.request.StyleTransferRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code compare}: several presets side by side, measured alike. */
@Command(
        name = "compare",
        description = "Makes one picture with each of several presets and measures all of them by one loss: a sheet, "
                + "a JSON file and a page (index.html) that says in what the presets differ and what that did.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong use, unreadable input or unwritable output."})
final class CompareCommand implements Callable<Integer> {

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

    @Option(
            names = "--preset",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "paper,paper-literal,gatys-original,kai,kai-first,johnson,quality",
            completionCandidates = PresetOptions.PresetNames.class,
            description = "Presets to compare, of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private List<String> presets;

    @Option(
            names = "--yardstick",
            paramLabel = "NAME",
            defaultValue = "paper",
            description = "Preset whose loss measures all pictures. Default: ${DEFAULT-VALUE}.")
    private String yardstick;

    @Option(
            names = "--more-weights",
            paramLabel = "FILE",
            description =
                    "Further weights, such as the normalised beside the original. Each preset takes the first that its name stands for. May be given several times.")
    private List<Path> moreWeights = new ArrayList<>();

    @Mixin
    private SeriesOptions options;

    @Override
    public Integer call() throws IOException {
        InputPicture subject = InputPicture.read(content);
        List<InputPicture> paintings = styles.stream().map(InputPicture::read).toList();
        List<Preset> compared = presets.stream().distinct().map(Presets::named).toList();
        Preset measure = Presets.named(yardstick);
        PictureSeries series = options.series(spec.commandLine().getOut());
        NetworkChoice choice = NetworkChoice.of(
                engines(), Stream.concat(compared.stream(), Stream.of(measure)).toList(), options);
        Map<String, SeriesPicture> made = pictures(series, choice, compared, subject, paintings);
        write(series, comparison(choice, compared, measure, subject, paintings, made), subject, paintings, made);
        return 0;
    }

    private List<StyleEngineSettings> engines() {
        EngineOptions engine = options.engine();
        return Stream.concat(
                        Stream.of(engine.settings()),
                        moreWeights.stream().map(Optional::of).map(engine::settings))
                .toList();
    }

    /** Network by network, so that each is loaded once. */
    private Map<String, SeriesPicture> pictures(
            PictureSeries series,
            NetworkChoice choice,
            List<Preset> compared,
            InputPicture subject,
            List<InputPicture> paintings)
            throws IOException {
        series.expect(compared.size());
        Map<String, SeriesPicture> made = new HashMap<>();
        for (int i = 0; i < choice.engines(); i++) {
            int engine = i;
            List<PlannedPicture> plans = compared.stream()
                    .map(choice::place)
                    .filter(place -> place.engine() == engine)
                    .map(place -> options.plan(place.asked().name(), place.run(), subject, paintings))
                    .toList();
            if (!plans.isEmpty()) {
                try (StyleTransfer transfer = choice.open(i)) {
                    made.putAll(series.make(transfer, plans));
                }
            }
        }
        return made;
    }

    private Comparison comparison(
            NetworkChoice choice,
            List<Preset> compared,
            Preset measure,
            InputPicture subject,
            List<InputPicture> paintings,
            Map<String, SeriesPicture> made) {
        NetworkChoice.Assignment place = choice.place(measure);
        StyleTransferRequest request = options.request(place.run(), subject, paintings);
        try (StyleTransfer transfer = choice.open(place.engine())) {
            List<Run> runs = compared.stream()
                    .map(preset -> {
                        SeriesPicture picture = requireNonNull(made.get(preset.name()));
                        return Run.of(timed(choice.place(preset)), picture, transfer.losses(picture.image(), request));
                    })
                    .toList();
            Yardstick used = new Yardstick(measure.name(), place.adapted(), transfer.network());
            return new Comparison(
                    Versions.of(transfer),
                    Input.of(subject),
                    paintings.stream().map(Input::of).toList(),
                    options.size(),
                    request.seed(),
                    used,
                    Comparison.reference(used, runs),
                    runs);
        }
    }

    private NetworkChoice.Assignment timed(NetworkChoice.Assignment place) {
        return new NetworkChoice.Assignment(place.engine(), place.asked(), options.timed(place.run()));
    }

    private void write(
            PictureSeries series,
            Comparison comparison,
            InputPicture subject,
            List<InputPicture> paintings,
            Map<String, SeriesPicture> made)
            throws IOException {
        series.write("content.png", ImageNormalizer.encodePng(options.sized(subject)));
        for (int i = 0; i < paintings.size(); i++) {
            series.write("style-%d.png".formatted(i + 1), ImageNormalizer.encodePng(options.sized(paintings.get(i))));
        }
        series.write(
                "sheet.png",
                ImageNormalizer.encodePng(
                        sheet(comparison, subject, paintings, made).draw()));
        series.write("compare.json", RecordJson.bytes(comparison));
        series.write("index.html", new ComparisonPage(comparison).html());
    }

    private ContactSheet sheet(
            Comparison comparison,
            InputPicture subject,
            List<InputPicture> paintings,
            Map<String, SeriesPicture> made) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(options.sized(subject), "content"));
        paintings.forEach(painting -> cells.add(Cell.of(options.sized(painting), "style")));
        for (Run run : comparison.runs()) {
            String caption =
                    String.format(Locale.ROOT, "%s, loss %.3g, %.0f s", run.label(), run.total(), run.seconds());
            cells.add(Cell.of(requireNonNull(made.get(run.preset())).image(), caption));
        }
        List<String> notes = new ArrayList<>(comparison.warnings());
        notes.add(
                0,
                "Loss: %s's, on %s."
                        .formatted(
                                comparison.yardstick().preset(),
                                comparison.yardstick().network()));
        return new ContactSheet("Presets compared", notes, List.of(), SheetRow.wrapped(cells, 3));
    }
}

package blindbrush.command.figures;

import static java.util.Objects.requireNonNull;

import blindbrush.command.figures.FigureRecord.FigurePicture;
import blindbrush.command.option.InputPicture;
import blindbrush.command.option.Version;
import blindbrush.command.series.ContactSheet;
import blindbrush.command.series.ContactSheet.Cell;
import blindbrush.command.series.ContactSheet.SheetRow;
import blindbrush.command.series.PictureSeries;
import blindbrush.command.series.PlannedPicture;
import blindbrush.command.series.SeriesPicture;
import blindbrush.style.StyleTransfer;
import blindbrush.style.preset.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code figure2}: one content in several styles. */
@Command(
        name = "figure2",
        description = "Makes the paper's figure 2: one content in several styles, each painting small in its picture's "
                + "corner.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong use, unreadable input or unwritable output."})
public final class Figure2Command implements Callable<Integer> {

    /** A style as read. */
    private record Painting(InputPicture picture, Ratio ratio, String letter) {

        String name() {
            return letter + "-" + picture.stem();
        }
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--content", required = true, paramLabel = "FILE", description = "Picture whose content is kept.")
    private Path content;

    @Option(
            names = "--style",
            required = true,
            paramLabel = "FILE[:RATIO]",
            description =
                    "Picture whose style is taken, and its α/β, 1e-3 unless given; give it once for each picture.")
    private List<String> styles;

    @Mixin
    private FigureOptions options;

    @Override
    public Integer call() throws IOException {
        InputPicture subject = InputPicture.read(content);
        List<Painting> paintings = paintings();
        PictureSeries series = options.series().series(spec.commandLine().getOut());
        try (StyleTransfer transfer = options.series().engine().open()) {
            Preset preset = options.preset(transfer);
            List<PlannedPicture> plans = paintings.stream()
                    .map(painting -> options.series()
                            .plan(
                                    painting.name(),
                                    FigurePresets.atRatio(preset, painting.ratio()),
                                    subject,
                                    List.of(painting.picture())))
                    .toList();
            series.expect(plans.size());
            finished(transfer, preset, subject, paintings, series.make(transfer, plans))
                    .write(series, transfer);
        }
        return 0;
    }

    private List<Painting> paintings() {
        List<Painting> paintings = new ArrayList<>();
        for (String style : styles) {
            StyleAtRatio asked = StyleAtRatio.parse(style);
            String letter = letter(paintings.size() + 1);
            paintings.add(new Painting(InputPicture.read(asked.file()), asked.ratio(), letter));
        }
        return paintings;
    }

    private FinishedFigure finished(
            StyleTransfer transfer,
            Preset preset,
            InputPicture subject,
            List<Painting> paintings,
            Map<String, SeriesPicture> made) {
        List<Cell> cells = new ArrayList<>();
        List<FigurePicture> shown = new ArrayList<>();
        cells.add(Cell.of(options.series().sized(subject), "A  " + subject.stem()));
        for (Painting painting : paintings) {
            SeriesPicture picture = requireNonNull(made.get(painting.name()));
            String caption = "%s  %s, α/β = %s"
                    .formatted(painting.letter(), painting.picture().stem(), painting.ratio());
            cells.add(Cell.of(picture.image(), caption).with(painting.picture().image()));
            shown.add(FigurePicture.of(picture, List.of(), Optional.of(painting.ratio()), Map.of()));
        }
        FigureLayers complete = new FigureLayers(transfer.layers(), List.of());
        ContactSheet sheet = new ContactSheet(
                "One content in several styles",
                options.notes(transfer, preset, complete),
                List.of(),
                SheetRow.wrapped(cells, cells.size() > 6 ? 3 : 2));
        return new FinishedFigure("figure2", preset, complete, sheet, shown);
    }

    /** A, B, … and after Z by number. */
    private static String letter(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : String.valueOf(index + 1);
    }
}

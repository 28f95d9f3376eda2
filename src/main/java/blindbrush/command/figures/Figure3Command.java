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

/** {@code figure3}: the grid of style layers and α/β. */
@Command(
        name = "figure3",
        description =
                "Makes the paper's figure 3: one content and one style, more layers of the style from row to row, "
                        + "more of the content from column to column.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong use, unreadable input or unwritable output."})
public final class Figure3Command implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--content", required = true, paramLabel = "FILE", description = "Picture whose content is kept.")
    private Path content;

    @Option(names = "--style", required = true, paramLabel = "FILE", description = "Picture whose style is taken.")
    private Path style;

    @Option(
            names = "--ratio",
            split = ",",
            paramLabel = "RATIO",
            defaultValue = "1e-5,1e-4,1e-3,1e-2",
            description = "α/β of the columns. Default: ${DEFAULT-VALUE}.")
    private List<String> ratios;

    @Mixin
    private FigureOptions options;

    @Override
    public Integer call() throws IOException {
        InputPicture subject = InputPicture.read(content);
        InputPicture painting = InputPicture.read(style);
        List<Ratio> columns = ratios.stream().map(Ratio::parse).toList();
        PictureSeries series = options.series().series(spec.commandLine().getOut());
        try (StyleTransfer transfer = options.series().engine().open()) {
            Preset preset = options.preset(transfer);
            FigureLayers layers = FigureLayers.of(transfer, FigureLayers.FIRST_OF_BLOCKS);
            List<PlannedPicture> plans = new ArrayList<>();
            for (List<String> set : layers.cumulative()) {
                for (Ratio ratio : columns) {
                    Preset varied = FigurePresets.atRatio(FigurePresets.atStyleLayers(preset, set), ratio);
                    plans.add(options.series().plan(name(set, ratio), varied, subject, List.of(painting)));
                }
            }
            series.expect(plans.size());
            Map<String, SeriesPicture> made = series.make(transfer, plans);
            finished(transfer, preset, layers, columns, made).write(series, transfer);
        }
        return 0;
    }

    private FinishedFigure finished(
            StyleTransfer transfer,
            Preset preset,
            FigureLayers layers,
            List<Ratio> columns,
            Map<String, SeriesPicture> made) {
        List<SheetRow> rows = new ArrayList<>();
        List<FigurePicture> shown = new ArrayList<>();
        for (List<String> set : layers.cumulative()) {
            List<Cell> cells = new ArrayList<>();
            for (Ratio ratio : columns) {
                SeriesPicture picture = requireNonNull(made.get(name(set, ratio)));
                cells.add(Cell.of(picture.image(), ""));
                shown.add(FigurePicture.of(picture, set, Optional.of(ratio), Map.of()));
            }
            rows.add(new SheetRow(set.size() == 1 ? set.get(0) : "… and " + last(set), cells));
        }
        ContactSheet sheet = new ContactSheet(
                "Style layers (rows) and α/β (columns)",
                options.notes(transfer, preset, layers),
                columns.stream().map(ratio -> "α/β = " + ratio).toList(),
                rows);
        return new FinishedFigure("figure3", preset, layers, sheet, shown);
    }

    private static String name(List<String> set, Ratio ratio) {
        return "to-%s-at-%s".formatted(last(set), ratio);
    }

    private static String last(List<String> set) {
        return set.get(set.size() - 1);
    }
}

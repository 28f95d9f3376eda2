package blindbrush.command.figures;

import static java.util.Objects.requireNonNull;

import blindbrush.command.figures.FigureRecord.FigurePicture;
import blindbrush.command.option.InputPicture;
import blindbrush.command.series.ContactSheet;
import blindbrush.command.series.ContactSheet.Cell;
import blindbrush.command.series.ContactSheet.SheetRow;
import blindbrush.command.series.PictureSeries;
import blindbrush.command.series.PlannedPicture;
import blindbrush.command.series.SeriesPicture;
import blindbrush.style.StyleTransfer;
import blindbrush.style.preset.Preset;
import blindbrush.style.request.StyleTransferRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Figure 1: its pictures, its sheet, and how far each content reconstruction is from the content at every layer. */
final class Reconstruction {

    private final FigureOptions options;
    private final StyleTransfer transfer;
    private final Preset preset;
    private final Optional<InputPicture> content;
    private final Optional<InputPicture> style;
    private final FigureLayers contentLayers;
    private final FigureLayers styleLayers;
    private final List<FigurePicture> shown = new ArrayList<>();

    Reconstruction(
            FigureOptions options,
            StyleTransfer transfer,
            Preset preset,
            Optional<InputPicture> content,
            Optional<InputPicture> style,
            List<String> wanted) {
        this.options = options;
        this.transfer = transfer;
        this.preset = preset;
        this.content = content;
        this.style = style;
        this.contentLayers = FigureLayers.of(transfer, wanted);
        this.styleLayers = FigureLayers.of(transfer, FigureLayers.FIRST_OF_BLOCKS);
    }

    void make(PictureSeries series) throws IOException {
        List<PlannedPicture> plans =
                Stream.concat(stylePlans().stream(), contentPlans().stream()).toList();
        series.expect(plans.size());
        Map<String, SeriesPicture> made = series.make(transfer, plans);
        List<SheetRow> rows = new ArrayList<>();
        style.ifPresent(painting -> rows.add(styleRow(painting, made)));
        content.ifPresent(subject -> rows.add(contentRow(subject, made)));
        FigureLayers all = new FigureLayers(List.of(), lacking());
        ContactSheet sheet = new ContactSheet(
                "What layers keep: reconstructions from white noise",
                options.notes(transfer, preset, all),
                List.of(),
                rows);
        new FinishedFigure("reconstruct", preset, all, sheet, shown).write(series, transfer);
    }

    private List<PlannedPicture> contentPlans() {
        return content.stream()
                .flatMap(subject -> contentLayers.present().stream().map(layer -> options.series()
                        .plan(contentName(layer), FigurePresets.contentAlone(preset, layer), subject, List.of())))
                .toList();
    }

    private List<PlannedPicture> stylePlans() {
        return style.stream()
                .flatMap(painting -> styleLayers.cumulative().stream().map(set -> options.series()
                        .plan(
                                styleName(set),
                                FigurePresets.styleAlone(preset, set),
                                content.orElse(painting),
                                List.of(painting))))
                .toList();
    }

    private SheetRow styleRow(InputPicture painting, Map<String, SeriesPicture> made) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(options.series().sized(painting), "the style image"));
        for (List<String> set : styleLayers.cumulative()) {
            SeriesPicture picture = requireNonNull(made.get(styleName(set)));
            cells.add(Cell.of(picture.image(), String.join(", ", set)));
            shown.add(FigurePicture.of(picture, set, Optional.empty(), Map.of()));
        }
        cells.addAll(blanks(styleLayers));
        return new SheetRow("Style", cells);
    }

    private SheetRow contentRow(InputPicture subject, Map<String, SeriesPicture> made) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(options.series().sized(subject), "the content image"));
        StyleTransferRequest measure = options.series()
                .request(FigurePresets.contentErrors(preset, contentLayers.present()), subject, List.of());
        for (String layer : contentLayers.present()) {
            SeriesPicture picture = requireNonNull(made.get(contentName(layer)));
            Map<String, Double> errors = errors(picture, measure);
            String caption =
                    String.format(Locale.ROOT, "%s, error %.2g %%", layer, 100 * requireNonNull(errors.get(layer)));
            cells.add(Cell.of(picture.image(), caption));
            shown.add(FigurePicture.of(picture, List.of(layer), Optional.empty(), errors));
        }
        cells.addAll(blanks(contentLayers));
        return new SheetRow("Content", cells);
    }

    private Map<String, Double> errors(SeriesPicture picture, StyleTransferRequest measure) {
        Map<String, Double> byLayer = new LinkedHashMap<>();
        Map<String, Double> terms = transfer.losses(picture.image(), measure);
        contentLayers.present().forEach(layer -> byLayer.put(layer, terms.get("content:" + layer)));
        return byLayer;
    }

    private static List<Cell> blanks(FigureLayers layers) {
        return layers.lacking().stream()
                .map(layer -> Cell.blank(layer + ": not in this network"))
                .toList();
    }

    private List<String> lacking() {
        return Stream.concat(
                        style.isPresent() ? styleLayers.lacking().stream() : Stream.empty(),
                        content.isPresent() ? contentLayers.lacking().stream() : Stream.empty())
                .distinct()
                .toList();
    }

    private static String contentName(String layer) {
        return "content-" + layer;
    }

    private static String styleName(List<String> set) {
        return "style-to-" + set.get(set.size() - 1);
    }
}

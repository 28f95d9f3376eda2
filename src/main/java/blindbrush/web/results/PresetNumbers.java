package blindbrush.web.results;

import blindbrush.results.FigureMethod;
import blindbrush.results.GroupFigures;
import blindbrush.results.PresetAdjustment;
import blindbrush.results.PresetAdjustment.Adjusted;
import blindbrush.results.YesNoFigures;
import blindbrush.statistics.Interval;
import java.util.Optional;
import java.util.stream.Stream;

/** The numbers of a study's presets. */
final class PresetNumbers {

    private PresetNumbers() {}

    /**
     * Of each preset, as it is and adjusted, with the mean of what its pictures were adjusted for.
     *
     * @param generalises whether intervals may speak of other pictures and people; without, there are none
     */
    static PlotTable presets(YesNoFigures figures, boolean generalises) {
        PlotTable table = PlotTable.of(
                "presets",
                "preset",
                "stimuli",
                "answers",
                "called_human",
                "deception",
                "lower",
                "upper",
                "method",
                "adjusted",
                "adjusted_lower",
                "adjusted_upper",
                "aspect",
                "sharpness",
                "saturation",
                "luminance");
        for (GroupFigures preset : figures.presets()) {
            Optional<Interval> deception =
                    Optional.ofNullable(preset.deception().interval()).filter(any -> generalises);
            Optional<Adjusted> adjusted = generalises ? adjusted(figures, preset.name()) : Optional.empty();
            table.add(
                    preset.name(),
                    preset.stimuli(),
                    preset.calledHuman().of(),
                    preset.calledHuman().count(),
                    preset.deception().estimate(),
                    deception.map(Interval::lower).orElse(null),
                    deception.map(Interval::upper).orElse(null),
                    method(generalises),
                    adjusted.map(each -> each.deception().estimate()).orElse(null),
                    adjusted.map(each -> each.deception().interval())
                            .map(Interval::lower)
                            .orElse(null),
                    adjusted.map(each -> each.deception().interval())
                            .map(Interval::upper)
                            .orElse(null),
                    adjusted.map(each -> each.covariates().aspect()).orElse(null),
                    adjusted.map(each -> each.covariates().sharpness()).orElse(null),
                    adjusted.map(each -> each.covariates().saturation()).orElse(null),
                    adjusted.map(each -> each.covariates().luminance()).orElse(null));
        }
        return table;
    }

    /** Of every two presets. */
    static PlotTable differences(PresetAdjustment adjustment) {
        PlotTable table = PlotTable.of(
                "preset-differences",
                "preset",
                "other",
                "difference",
                "lower",
                "upper",
                "adjusted",
                "adjusted_lower",
                "adjusted_upper");
        for (PresetAdjustment.Contrast contrast : adjustment.contrasts()) {
            table.add(Stream.of(
                            Stream.of(contrast.preset(), contrast.other()),
                            DetectionNumbers.cells(contrast.crude()),
                            DetectionNumbers.cells(contrast.adjusted()))
                    .flatMap(cells -> cells)
                    .toArray());
        }
        return table;
    }

    private static Optional<Adjusted> adjusted(YesNoFigures figures, String preset) {
        return Optional.ofNullable(figures.adjustment()).flatMap(adjustment -> adjustment.of(preset));
    }

    private static String method(boolean generalises) {
        return generalises ? FigureMethod.CLUSTERED.words() : "intervals appear at the registered number of sessions";
    }
}

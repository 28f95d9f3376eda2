package blindbrush.web.results;

import blindbrush.results.FigureMethod;
import blindbrush.results.GroupFigures;
import blindbrush.results.PresetAdjustment;
import blindbrush.results.PresetAdjustment.Adjusted;
import blindbrush.results.YesNoFigures;
import blindbrush.statistics.Interval;
import java.util.List;
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
                "participants",
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
                "luminance",
                Family.HEADS.get(0),
                Family.HEADS.get(1),
                Family.HEADS.get(2));
        List<Object> family = family(figures).cells();
        for (GroupFigures preset : figures.presets()) {
            boolean told = preset.isTold();
            Optional<Interval> deception =
                    Optional.ofNullable(preset.deception().interval()).filter(any -> generalises && told);
            Optional<Adjusted> adjusted = generalises && told ? adjusted(figures, preset.name()) : Optional.empty();
            table.add(
                    preset.name(),
                    preset.participants(),
                    preset.stimuli(),
                    preset.calledHuman().of(),
                    told ? preset.calledHuman().count() : null,
                    told ? preset.deception().estimate() : null,
                    deception.map(Interval::lower).orElse(null),
                    deception.map(Interval::upper).orElse(null),
                    told ? method(generalises) : "fewer than five answers: only their number is told",
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
                    adjusted.map(each -> each.covariates().luminance()).orElse(null),
                    family.get(0),
                    family.get(1),
                    family.get(2));
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
                "adjusted_upper",
                "method",
                Family.HEADS.get(0),
                Family.HEADS.get(1),
                Family.HEADS.get(2));
        for (PresetAdjustment.Contrast contrast : adjustment.contrasts()) {
            table.add(Stream.of(
                            Stream.of(contrast.preset(), contrast.other()),
                            DetectionNumbers.cells(contrast.crude()),
                            DetectionNumbers.cells(contrast.adjusted()),
                            Stream.of(FigureMethod.CLUSTERED.words()),
                            family(adjustment).cells().stream())
                    .flatMap(cells -> cells)
                    .toArray());
        }
        return table;
    }

    /** The presets of a study. */
    static Family family(YesNoFigures figures) {
        return new Family("presets", figures.presets().size());
    }

    /** The differences between every two presets. */
    static Family family(PresetAdjustment adjustment) {
        return new Family("differences between presets", adjustment.contrasts().size());
    }

    private static Optional<Adjusted> adjusted(YesNoFigures figures, String preset) {
        return Optional.ofNullable(figures.adjustment()).flatMap(adjustment -> adjustment.of(preset));
    }

    private static String method(boolean generalises) {
        return generalises ? FigureMethod.CLUSTERED.words() : "intervals appear at the registered number of sessions";
    }
}

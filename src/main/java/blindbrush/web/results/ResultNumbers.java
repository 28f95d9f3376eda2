package blindbrush.web.results;

import blindbrush.design.Estimand;
import blindbrush.results.ExposureFigures;
import blindbrush.results.FigureMethod;
import blindbrush.results.Figures;
import blindbrush.results.PairFigures;
import blindbrush.results.StimulusFigures;
import blindbrush.results.Tally;
import blindbrush.results.YesNoFigures;
import blindbrush.statistics.Calibration;
import blindbrush.statistics.Interval;
import blindbrush.statistics.RatingRoc;
import blindbrush.statistics.crossed.ExposureThreshold;
import blindbrush.study.Disclosure;
import blindbrush.study.RegisteredAnalysis;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The numbers behind each plot of a study's results. */
public final class ResultNumbers {

    private static final List<String> STIMULUS = List.of(
            "stimulus_id",
            "origin",
            "preset",
            "participants",
            "answers",
            "called_human",
            "human_likeness",
            "lower",
            "upper",
            "funnel",
            "rating_1",
            "rating_2",
            "rating_3",
            "rating_4",
            "rating_5",
            "rating_6",
            "rt_median");

    private static final List<String> MEASURED = List.of("aspect", "sharpness", "saturation", "luminance");

    private ResultNumbers() {}

    /**
     * The table of a name; empty where there is none, or nothing in it.
     *
     * @param primary the study's primary estimand
     * @param generalises whether figures may speak of other pictures and people
     * @param showsOrigins whether they may say which picture was what
     */
    public static Optional<PlotTable> named(
            String key, SessionSelection selection, Estimand primary, boolean generalises, boolean showsOrigins) {
        Figures figures = selection.figures();
        Optional<YesNoFigures> yesNo = Optional.ofNullable(figures.yesNo());
        return switch (key) {
            case "figures" -> Optional.of(stamped(FigureRow.numbers(selection.set(), primary, generalises), selection));
            case "scores" -> Optional.of(scores(figures.scores()));
            case "ratings" -> yesNo.map(ResultNumbers::ratings);
            case "roc" -> yesNo.flatMap(YesNoFigures::roc).map(ResultNumbers::roc);
            case "calibration" -> yesNo.map(YesNoFigures::calibration).map(ResultNumbers::calibration);
            case "presets" -> yesNo.map(each -> PresetNumbers.presets(each, generalises));
            case "preset-differences" ->
                yesNo.map(YesNoFigures::adjustment)
                        .filter(adjustment ->
                                generalises && !adjustment.contrasts().isEmpty())
                        .map(PresetNumbers::differences);
            case "groups" ->
                yesNo.map(each -> DetectionNumbers.visible(each, generalises, showsOrigins))
                        .filter(groups -> !groups.isEmpty())
                        .map(DetectionNumbers::groups);
            case "exposures" ->
                exposures(figures)
                        .filter(any -> generalises && selection.headlineLacks() == 0)
                        .map(ResultNumbers::exposures);
            case "stimuli" -> yesNo.map(ResultNumbers::stimuli);
            default -> Optional.empty();
        };
    }

    /** Each row of the registered analysis bears the hash of the answers that it was frozen with. */
    private static PlotTable stamped(PlotTable figures, SessionSelection selection) {
        RegisteredAnalysis frozen = selection.frozen();
        int sessions = figures.heads().indexOf("sessions");
        PlotTable stamped = PlotTable.of(
                figures.key(),
                Stream.concat(figures.heads().stream(), Stream.of("answers_sha256"))
                        .toArray(String[]::new));
        for (List<@Nullable Object> row : figures.cells()) {
            boolean registered = !selection.hasOther() || row.get(sessions).equals("registered");
            String hash = frozen == null || !registered ? null : frozen.answersSha256;
            stamped.add(Stream.concat(row.stream(), Stream.of(hash)).toArray());
        }
        return stamped;
    }

    static PlotTable scores(List<Integer> scores) {
        PlotTable table = PlotTable.of("scores", "right_answers", "sessions");
        IntStream.range(0, scores.size()).forEach(right -> table.add(right, scores.get(right)));
        return table;
    }

    static PlotTable ratings(YesNoFigures figures) {
        PlotTable table = PlotTable.of("ratings", "rating", "human_pictures", "machine_pictures");
        IntStream.range(0, figures.human().size())
                .forEach(step -> table.add(
                        step + 1, figures.human().get(step), figures.machine().get(step)));
        return table;
    }

    static PlotTable roc(RatingRoc roc) {
        PlotTable table = PlotTable.of("roc", "false_alarm_rate", "hit_rate");
        roc.points().forEach(point -> table.add(point.falseAlarmRate(), point.hitRate()));
        return table;
    }

    static PlotTable calibration(Calibration calibration) {
        PlotTable table =
                PlotTable.of("calibration", "stated", "answers", "machine", "share", "lower", "upper", "method");
        for (Calibration.Bin bin : calibration.bins()) {
            Interval rate = bin.rate();
            table.add(
                    bin.stated(),
                    bin.count(),
                    bin.happened(),
                    rate.estimate(),
                    rate.lower(),
                    rate.upper(),
                    FigureMethod.INDEPENDENT.words());
        }
        return table;
    }

    /** What pairs show whose exposure chance dealt. */
    static Optional<ExposureFigures> exposures(Figures figures) {
        return Optional.ofNullable(figures.pairs()).map(PairFigures::exposures);
    }

    static PlotTable exposures(ExposureFigures exposures) {
        PlotTable table = PlotTable.of("exposures", "exposure_frames", "exposure", "answers", "right", "right_share");
        for (ExposureThreshold.Level level : exposures.levels()) {
            Tally right = ExposureFigures.right(level);
            boolean told = Disclosure.mayTellAnswers(right.of());
            table.add(
                    level.frames(),
                    level.millis(),
                    right.of(),
                    told ? right.count() : null,
                    told ? (double) right.count() / right.of() : null);
        }
        return table;
    }

    static PlotTable stimuli(YesNoFigures figures) {
        PlotTable table = PlotTable.of(
                "stimuli",
                DetectionNumbers.row(
                                STIMULUS, DetectionNumbers.HEADS, List.of("detection_method"), MEASURED, Family.HEADS)
                        .toArray(String[]::new));
        List<Object> family = family(figures).cells();
        for (StimulusFigures each : figures.stimuli()) {
            List<Object> picture = Arrays.asList(
                    each.id(),
                    each.origin().name().toLowerCase(Locale.ROOT),
                    each.preset(),
                    each.calledHuman().of(), // no session answers a picture twice
                    each.calledHuman().of());
            List<Double> measured = Optional.ofNullable(each.covariates())
                    .map(known -> List.of(known.aspect(), known.sharpness(), known.saturation(), known.luminance()))
                    .orElse(Collections.nCopies(MEASURED.size(), null)); // damaged
            if (!each.isTold()) {
                int untold = table.heads().size() - picture.size() - measured.size() - family.size();
                table.add(DetectionNumbers.row(picture, Collections.nCopies(untold, null), measured, family)
                        .toArray());
                continue;
            }
            Interval likeness = each.likeness();
            List<Object> answered = Arrays.asList(
                    each.calledHuman().count(),
                    likeness.estimate(),
                    likeness.lower(),
                    likeness.upper(),
                    each.place().name().toLowerCase(Locale.ROOT),
                    each.ratings().get(0),
                    each.ratings().get(1),
                    each.ratings().get(2),
                    each.ratings().get(3),
                    each.ratings().get(4),
                    each.ratings().get(5),
                    each.times() == null ? null : each.times().median());
            table.add(DetectionNumbers.row(
                            picture,
                            answered,
                            DetectionNumbers.cells(figures.detection(each)),
                            List.of(FigureMethod.INDEPENDENT.words()),
                            measured,
                            family)
                    .toArray());
        }
        return table;
    }

    /** The pictures that were answered alone. */
    static Family family(YesNoFigures figures) {
        return new Family("pictures", figures.stimuli().size());
    }
}

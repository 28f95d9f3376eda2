package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blindbrush.gallery.Origin;
import blindbrush.results.Covariates;
import blindbrush.results.Detection;
import blindbrush.results.ExposureFigures;
import blindbrush.results.Extent;
import blindbrush.results.Figure;
import blindbrush.results.FigureMethod;
import blindbrush.results.FigureSet;
import blindbrush.results.Figures;
import blindbrush.results.GroupFigures;
import blindbrush.results.PairFigures;
import blindbrush.results.PairRanking;
import blindbrush.results.PresetAdjustment;
import blindbrush.results.StimulusFigures;
import blindbrush.results.Tally;
import blindbrush.results.WithoutFamiliar;
import blindbrush.results.YesNoFigures;
import blindbrush.statistics.Calibration;
import blindbrush.statistics.Funnel;
import blindbrush.statistics.Interval;
import blindbrush.statistics.Rating;
import blindbrush.statistics.RatingRoc;
import blindbrush.statistics.ResponseTimes;
import blindbrush.statistics.SignalDetection;
import blindbrush.statistics.crossed.Estimate;
import blindbrush.statistics.crossed.ExposureThreshold;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that a study's results page and its tables show, as the scripts of a data set should print it: the figures that sum the study up by their
 * keys, and the numbers of tables.
 */
final class PageFigures {

    /** How near a script has to come. */
    enum Nearness {
        /** The same formula: rounding apart. */
        SAME,
        /** The same likelihood, sought by another program. */
        FITTED,
        /** By lme4, or empty. */
        MODELLED
    }

    /** An expected figure; null for numbers that are not there. */
    record Expected(Double estimate, Double lower, Double upper, Nearness nearness) {}

    /** Of these a script notes where a number stands. */
    private static final Set<String> PLACED = Set.of("funnel", "log_odds");

    private static final Expected MISSING = new Expected(null, null, null, Nearness.SAME);
    private static final Expected NOT_MODELLED = new Expected(null, null, null, Nearness.MODELLED);
    private static final double ROUNDING = 1e-9;
    private static final double SEARCH = 1e-6;
    private static final double MODEL = 1e-3;

    final Map<List<String>, Expected> all = new LinkedHashMap<>();
    private String sessions = "all";

    /** @param everybody of each picture by its id, those in pairs with {@code pair_} before it */
    PageFigures(FigureSet set, Map<List<String>, Tally> everybody) {
        figures(set.all());
        add("later", "", set.later());
        add("left_out", "", set.out());
        set.leftOut().forEach((rule, count) -> add("left_out", rule.code(), count));
        sessions = set.today() == null ? "registered" : "registered_today"; // the scripts have today's rows
        figures(set.today() == null ? set.analysis() : set.today());
        sessions = "answered";
        everybody.forEach((picture, tally) -> {
            add(picture.get(0) + "answers", picture.get(1), tally.of());
            add(picture.get(0) + "right_share", picture.get(1), (double) tally.count() / tally.of());
        });
    }

    /** Fails at the first number that is not the page's, and where the page says that a figure was computed in another manner. */
    void assertPrinted(Map<List<String>, Script.Printed> printed) {
        assertThat(printed.keySet()).containsExactlyInAnyOrderElementsOf(all.keySet());
        all.forEach((name, expected) -> assertNear(name, printed.get(name), expected));
        assertThat(printed.entrySet().stream()
                        .filter(row -> all.get(row.getKey()).nearness()
                                != Nearness.MODELLED) // of which R may have more to say
                        .filter(row -> row.getValue().estimate() != null)
                        .filter(row -> !PLACED.contains(row.getKey().get(1)))
                        .map(row -> row.getValue().note()))
                .as("each way to be sure has one name")
                .isSubsetOf(Stream.concat(
                                Stream.of(""), // of what is in no list of figures
                                Stream.of(FigureMethod.values()).map(FigureMethod::words))
                        .toList());
        for (Figure figure : Figure.values()) {
            printed.entrySet().stream()
                    .filter(row -> row.getKey().subList(1, 3).equals(List.of(figure.key(), "")))
                    .filter(row -> row.getValue().estimate() != null)
                    .filter(row -> figure.method() != FigureMethod.MODELLED) // of which a script may have more to say
                    .forEach(row -> assertThat(row.getValue().note())
                            .as("%s", row.getKey())
                            .isEqualTo(figure.method().words()));
        }
    }

    private static void assertNear(List<String> name, Script.Printed printed, Expected expected) {
        if (expected.nearness == Nearness.MODELLED) {
            return; // by itself, for it needs lme4
        }
        double near = expected.nearness == Nearness.FITTED ? SEARCH : ROUNDING;
        assertNear(name, printed.estimate(), expected.estimate, near);
        assertNear(name, printed.lower(), expected.lower, near);
        assertNear(name, printed.upper(), expected.upper, near);
    }

    /** What lme4 found; every printed figure of the model that the page has. */
    void assertModelled(Map<List<String>, Script.Printed> printed) {
        all.forEach((name, expected) -> {
            if (expected.nearness == Nearness.MODELLED && expected.estimate != null) {
                assertNear(name, printed.get(name).estimate(), expected.estimate, MODEL);
                assertNear(name, printed.get(name).lower(), expected.lower, MODEL);
                assertNear(name, printed.get(name).upper(), expected.upper, MODEL);
            }
        });
    }

    private static void assertNear(List<String> name, Double printed, Double expected, double near) {
        if (expected == null) {
            assertThat(printed).as("%s", name).isNull();
        } else {
            assertThat(printed).as("%s", name).isNotNull().isCloseTo(expected, within(near * Math.max(1, expected)));
        }
    }

    private void figures(Figures figures) {
        int right = 0;
        for (int score = 0; score < figures.scores().size(); score++) {
            right += score * figures.scores().get(score);
            if (figures.sessions() > 0) {
                add("sessions_with_right_answers", score, figures.scores().get(score));
            }
        }
        for (Figure figure : Figure.values()) {
            figure.of(figures).ifPresent(value -> all.put(key(figure), expected(figure, value)));
        }
        all.putIfAbsent(key(Figure.ACCURACY), MISSING);
        all.putIfAbsent(key(Figure.HYPE_INFINITY), MISSING);
        add(
                "accuracy_pooled",
                "",
                figures.sessions() == 0 ? null : Interval.wilson(right, (int) figures.answers()),
                Nearness.SAME);
        extent("all", figures.extents().all());
        extent("yes-no", figures.extents().yesNo());
        extent("yes-no within", figures.extents().within());
        extent("yes-no timed", figures.extents().timed());
        extent("yes-no unlimited", figures.extents().unlimited());
        extent("2AFC", figures.extents().pairs());
        extent("2AFC timed", figures.extents().pairsTimed());
        extent("2AFC exposed", figures.extents().pairsExposed());
        yesNo(figures.yesNo());
        if (figures.unfamous() != null) {
            unfamous(figures.unfamous());
        }
        pairs(figures.pairs());
    }

    private void extent(String of, Extent extent) {
        add("extent_participants", of, extent.participants());
        add("extent_pictures", of, extent.pictures());
        add("extent_answers", of, extent.answers());
    }

    private void yesNo(YesNoFigures figures) {
        SignalDetection counts = figures == null ? null : figures.counts();
        add("hits", "", figures == null ? 0 : counts.hits());
        add("misses", "", figures == null ? 0 : counts.misses());
        add("false_alarms", "", figures == null ? 0 : counts.falseAlarms());
        add("correct_rejections", "", figures == null ? 0 : counts.correctRejections());
        if (figures == null) {
            return;
        }
        add(Figure.D_PRIME.key() + "_pooled", "", counts.dPrimeInterval(), Nearness.SAME);
        add(Figure.CRITERION.key() + "_pooled", "", counts.criterionInterval(), Nearness.SAME);
        add(Figure.BETA.key() + "_pooled", "", counts.betaInterval(), Nearness.SAME);
        add(Figure.A_D.key() + "_pooled", "", counts.areaInterval(), Nearness.SAME);
        add("called_human_of_machine", "", figures.crossed().machineCalledHuman(), Nearness.SAME);
        add("called_human_of_human", "", figures.crossed().calledHuman(), Nearness.SAME);
        if (figures.crossed().effect() != null) {
            Stream.of(Figure.values())
                    .filter(figure -> figure.method() == FigureMethod.MODELLED)
                    .forEach(figure -> all.putIfAbsent(key(figure), NOT_MODELLED));
        }
        for (int step = 1; step <= Rating.STEPS; step++) {
            add("ratings_human", step, figures.human().get(step - 1));
            add("ratings_machine", step, figures.machine().get(step - 1));
        }
        figures.roc().ifPresent(this::roc);
        calibration(figures.calibration());
        figures.presets().forEach(this::preset);
        figures.groups().forEach(this::group);
        if (figures.adjustment() != null) {
            adjustment(figures.adjustment());
        }
        figures.stimuli().forEach(each -> stimulus(each, figures));
    }

    private List<String> key(Figure figure) {
        return List.of(sessions, figure.key(), "");
    }

    private static Expected expected(Figure figure, Figure.Value value) {
        Nearness nearness = figure.method() == FigureMethod.MODELLED ? Nearness.MODELLED : Nearness.SAME;
        return new Expected(value.estimate(), value.lower(), value.upper(), nearness);
    }

    private void roc(RatingRoc roc) {
        for (int point = 0; point < roc.points().size(); point++) {
            add("roc_false_alarm_rate", point, roc.points().get(point).falseAlarmRate());
            add("roc_hit_rate", point, roc.points().get(point).hitRate());
        }
    }

    private void calibration(Calibration calibration) {
        for (Calibration.Bin bin : calibration.bins()) {
            long step = Math.round(bin.stated() * Rating.STEPS + 0.5);
            add("calibration_stated", step, bin.stated());
            add("calibration_answers", step, bin.count());
            add("calibration_machine", step, bin.happened());
            add("calibration_share", step, bin.rate(), Nearness.SAME);
        }
    }

    private void pairs(PairFigures pairs) {
        add("pairs", "", pairs == null ? 0 : pairs.right().of());
        if (pairs != null) {
            ranking(pairs.ranking());
            if (pairs.exposures() != null) {
                exposures(pairs.exposures());
            }
        }
    }

    private void exposures(ExposureFigures exposures) {
        add("exposures_left_out", "", exposures.leftOut());
        for (ExposureThreshold.Level level : exposures.levels()) {
            Tally right = ExposureFigures.right(level);
            add("exposure_answers", level.frames(), right.of());
            add("exposure_right", level.frames(), right.count());
            add("exposure_right_share", level.frames(), (double) right.count() / right.of());
        }
    }

    private void preset(GroupFigures preset) {
        add("preset_participants", preset.name(), preset.participants());
        add("preset_stimuli", preset.name(), preset.stimuli());
        add("preset_answers", preset.name(), preset.calledHuman().of());
        if (!preset.isTold()) {
            return;
        }
        add("preset_called_human", preset.name(), preset.calledHuman().count());
        add("deception", preset.name(), preset.deception(), Nearness.SAME);
        add("deception_against_human", preset.name(), preset.againstHuman(), Nearness.SAME);
    }

    private void group(GroupFigures group) {
        String of = group.kind().name().toLowerCase(Locale.ROOT) + " " + group.name();
        add("group_participants", of, group.participants());
        add("group_stimuli", of, group.stimuli());
        add("group_answers", of, group.answers());
        if (!group.isTold()) {
            return;
        }
        add("group_fewest", of, group.fewest());
        SignalDetection counts = group.detection().counts();
        add("group_hits", of, counts.hits());
        add("group_misses", of, counts.misses());
        add("group_false_alarms", of, counts.falseAlarms());
        add("group_correct_rejections", of, counts.correctRejections());
        detection("group_", of, group.detection());
    }

    private void detection(String prefix, Object of, Detection detection) {
        add(prefix + Figure.D_PRIME.key(), of, detection.dPrime(), Nearness.SAME);
        add(prefix + Figure.CRITERION.key(), of, detection.criterion(), Nearness.SAME);
        add(prefix + Figure.BETA.key(), of, detection.beta(), Nearness.SAME);
        add(prefix + Figure.A_D.key(), of, detection.area(), Nearness.SAME);
    }

    private void adjustment(PresetAdjustment adjustment) {
        if (adjustment.refusal() != null) {
            add("deception_adjusted", "", (Interval) null, Nearness.SAME);
        }
        for (PresetAdjustment.Adjusted adjusted : adjustment.presets()) {
            add("deception_adjusted", adjusted.preset(), adjusted.deception(), Nearness.SAME);
            Covariates covariates = adjusted.covariates();
            add("preset_aspect", adjusted.preset(), covariates.aspect());
            add("preset_sharpness", adjusted.preset(), covariates.sharpness());
            add("preset_saturation", adjusted.preset(), covariates.saturation());
            add("preset_luminance", adjusted.preset(), covariates.luminance());
        }
        for (PresetAdjustment.Contrast contrast : adjustment.contrasts()) {
            String of = contrast.preset() + " - " + contrast.other();
            add("difference", of, contrast.crude(), Nearness.SAME);
            add("difference_adjusted", of, contrast.adjusted(), Nearness.SAME);
        }
    }

    private void stimulus(StimulusFigures stimulus, YesNoFigures figures) {
        int answers = (int) stimulus.calledHuman().of();
        add("answers", stimulus.id(), answers);
        if (!stimulus.isTold()) {
            return;
        }
        add("called_human", stimulus.id(), stimulus.calledHuman().count());
        add("human_likeness", stimulus.id(), stimulus.likeness(), Nearness.SAME);
        for (int step = 1; step <= Rating.STEPS; step++) {
            add("rating_" + step, stimulus.id(), stimulus.ratings().get(step - 1));
        }
        detection("stimulus_", stimulus.id(), figures.detection(stimulus));
        times(Figure.RT.key(), stimulus.id(), stimulus.times());
        Tally overall = figures.calledHuman(stimulus.origin() == Origin.MACHINE ? Origin.MACHINE : Origin.HUMAN);
        var limits = new Funnel((double) overall.count() / overall.of()).warning(answers);
        double share = (double) stimulus.calledHuman().count() / answers;
        add("funnel", stimulus.id(), new Interval(share, limits.lower(), limits.upper()), Nearness.SAME);
    }

    private void unfamous(WithoutFamiliar familiar) {
        add("famous_pictures", "", familiar.pictures());
        add("famous_pictures_human", "", familiar.known());
        add("d_prime_without_famous", "", familiar.dPrime(), Nearness.SAME);
    }

    private void ranking(PairRanking ranking) {
        ranking.ranked().forEach(each -> add("pair_answers", each.id(), each.answers()));
        ranking.ranked()
                .forEach(each -> add(
                        "log_odds",
                        each.id(),
                        new Interval(each.strength(), each.lower(), each.upper()),
                        Nearness.FITTED));
        if (ranking.unlinked() != null) {
            add("log_odds", "", (Interval) null, Nearness.SAME);
        }
    }

    private void times(String figure, Object of, ResponseTimes times) {
        if (times != null) {
            add(figure, of, new Interval(times.median(), times.lowerQuartile(), times.upperQuartile()), Nearness.SAME);
        }
    }

    private void add(String figure, Object of, Number value) {
        all.put(List.of(sessions, figure, of.toString()), new Expected(value.doubleValue(), null, null, Nearness.SAME));
    }

    private void add(String figure, Object of, Estimate found, Nearness nearness) {
        Interval interval = found.interval();
        all.put(
                List.of(sessions, figure, of.toString()),
                new Expected(
                        found.estimate(),
                        interval == null ? null : interval.lower(),
                        interval == null ? null : interval.upper(),
                        nearness));
    }

    private void add(String figure, Object of, Interval value, Nearness nearness) {
        all.put(
                List.of(sessions, figure, of.toString()),
                value == null
                        ? new Expected(null, null, null, nearness)
                        : new Expected(value.estimate(), value.lower(), value.upper(), nearness));
    }
}

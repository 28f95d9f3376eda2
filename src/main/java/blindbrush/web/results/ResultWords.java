package blindbrush.web.results;

import static java.util.Objects.requireNonNull;

import blindbrush.results.ExposureFigures;
import blindbrush.results.GroupFigures;
import blindbrush.results.PairRanking;
import blindbrush.results.PresetAdjustment;
import blindbrush.results.PublishedStudy;
import blindbrush.results.StimulusFigures;
import blindbrush.results.Tally;
import blindbrush.results.Unit;
import blindbrush.results.YesNoFigures;
import blindbrush.statistics.crossed.Estimate;
import blindbrush.statistics.crossed.ExposureThreshold;
import blindbrush.study.Disclosure;
import blindbrush.study.Study;
import blindbrush.web.Words;
import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What templates say of results. */
@TemplateExtension
public final class ResultWords {

    private ResultWords() {}

    static String twoDigitWords(Estimate found) {
        return found.hasInterval() ? "%s (%s to %s)".formatted(two(found), twoLow(found), twoHigh(found)) : two(found);
    }

    /** A difference of shares in percentage points. */
    static String points(Estimate difference) {
        return points(difference.estimate());
    }

    /** Its interval, in one line. */
    static String pointsBetween(Estimate difference) {
        return difference.hasInterval()
                ? "%s\u00a0to\u00a0%s"
                        .formatted(
                                points(difference.bounds().lower()),
                                points(difference.bounds().upper()))
                : "no interval";
    }

    private static String points(double share) {
        return Unit.PERCENT.words(share).replace(" %", "");
    }

    /** How many stand side by side, and that they are not corrected for that. */
    static String familyWords(YesNoFigures figures) {
        return ResultNumbers.family(figures).words();
    }

    static String presetFamilyWords(YesNoFigures figures) {
        return PresetNumbers.family(figures).words();
    }

    static String familyWords(PresetAdjustment adjustment) {
        return PresetNumbers.family(adjustment).words();
    }

    static String familyWords(PairRanking ranking) {
        return new Family("pictures in pairs", ranking.ranked().size()).words();
    }

    static String familyWords(Forest groups) {
        return new Family("groups", groups.rows().size()).words();
    }

    static String sensitivity(PublishedStudy study) {
        return Words.twoDigits(study.dPrime());
    }

    /** How many people and pictures, in one line. */
    static String extent(PublishedStudy study) {
        String people = String.format(Locale.ENGLISH, "%,d people", study.participants());
        return study.machinePictures().isPresent()
                ? "%s, %d human and %d machine pictures"
                        .formatted(
                                people,
                                study.humanPictures(),
                                study.machinePictures().getAsInt())
                : "%s, %d human pictures".formatted(people, study.humanPictures());
    }

    static PlotTable table(ExposureFigures exposures) {
        return ResultNumbers.exposures(exposures);
    }

    static boolean told(ExposureThreshold.Level level) {
        return Disclosure.mayTellAnswers(ExposureFigures.right(level).of());
    }

    static Tally rightTally(ExposureThreshold.Level level) {
        return ExposureFigures.right(level);
    }

    /** An exposure in ms and in frames. */
    static String words(ExposureThreshold.Level level) {
        return "%s (%d %s)"
                .formatted(
                        Unit.EXPOSURE.words(level.millis()), level.frames(), level.frames() == 1 ? "frame" : "frames");
    }

    /** The exposure that people need, or why these answers do not tell it. */
    static String thresholdWords(ExposureFigures exposures) {
        Estimate threshold = exposures.threshold().millis();
        if (threshold != null) {
            return "To be right 74 times in 100, people need %s%s. That is halfway between guessing and what 2 lapses in 100 leave."
                    .formatted(
                            Unit.EXPOSURE.words(threshold.estimate()),
                            threshold.hasInterval()
                                    ? " (95 %% interval %s to %s)"
                                            .formatted(
                                                    Unit.EXPOSURE.words(
                                                            threshold.bounds().lower()),
                                                    Unit.EXPOSURE.words(
                                                            threshold.bounds().upper()))
                                    : "");
        }
        List<ExposureThreshold.Level> levels = exposures.levels();
        return switch (requireNonNull(exposures.threshold().lacking())) {
            case FEW_EXPOSURES ->
                "How long people have to look cannot be told: that needs answers at three exposures or more.";
            case NO_CURVE ->
                "How long people have to look cannot be told: no curve fits that rises with the exposure by more than chance explains.";
            case BELOW_SHORTEST ->
                "Even the shortest exposure was enough: people need less than %s."
                        .formatted(Unit.EXPOSURE.words(levels.get(0).millis()));
            case ABOVE_LONGEST ->
                "Even the longest exposure was too short: people need more than %s."
                        .formatted(Unit.EXPOSURE.words(
                                levels.get(levels.size() - 1).millis()));
        };
    }

    static String oddsWords(PairRanking.Ranked ranked) {
        return "%s (%s to %s)"
                .formatted(
                        Words.twoDigits(ranked.strength()),
                        Words.twoDigits(ranked.lower()),
                        Words.twoDigits(ranked.upper()));
    }

    static String two(Estimate found) {
        return Words.twoDigits(found.estimate());
    }

    static String twoLow(Estimate found) {
        return Words.twoDigits(found.bounds().lower());
    }

    static String twoHigh(Estimate found) {
        return Words.twoDigits(found.bounds().upper());
    }

    /** What makes a group. */
    static String kindWord(GroupFigures group) {
        return switch (group.kind()) {
            case CONDITION -> "condition";
            case EXPERTISE -> "expertise";
            case STYLE -> "style";
            case PRESET -> "preset";
            case NETWORK -> "network";
        };
    }

    /** A whole number with a true minus. */
    static String signed(long number) {
        return Unit.COUNT.words((double) number);
    }

    /** What a study's pictures of human origin are called: those of the demonstration are none. */
    static String humanWord(Study study) {
        return study.demonstration ? "Stand-ins" : "Human paintings";
    }

    /** Where a picture's share of “human” answers lies. */
    static String placeWords(StimulusFigures figures) {
        return switch (figures.place()) {
            case WITHIN -> "within chance";
            case BEYOND_WARNING -> "beyond 95 %";
            case BEYOND_ALARM -> "beyond 99.8 %";
        };
    }

    /** To the minute, as people read it. */
    public static String utcWords(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH))
                + " UTC";
    }

    /** The day, and the hour unless it is midnight. */
    static String utcShort(Instant instant) {
        String pattern = instant.equals(instant.truncatedTo(ChronoUnit.DAYS)) ? "d MMM" : "d MMM, HH:mm";
        return instant.atZone(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    }

    /** Minutes and seconds. */
    static String clockWords(Duration time) {
        return "%d:%02d min".formatted(time.toMinutes(), time.toSecondsPart());
    }
}

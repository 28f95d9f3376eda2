package blindbrush.web.results;

import blindbrush.results.GroupFigures;
import blindbrush.results.PairRanking;
import blindbrush.results.PresetAdjustment;
import blindbrush.results.PublishedStudy;
import blindbrush.results.StimulusFigures;
import blindbrush.results.Unit;
import blindbrush.results.YesNoFigures;
import blindbrush.statistics.crossed.Estimate;
import blindbrush.study.Study;
import blindbrush.web.Words;
import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
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

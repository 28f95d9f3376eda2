package blindbrush.web;

import static java.util.Objects.requireNonNull;

import blindbrush.design.Task;
import blindbrush.gallery.Origin;
import blindbrush.gallery.Stimulus;
import blindbrush.results.Headline;
import blindbrush.results.SessionResult;
import blindbrush.results.SessionResult.Revealed;
import blindbrush.results.Unit;
import blindbrush.statistics.Interval;
import blindbrush.statistics.SignalDetection;
import blindbrush.statistics.crossed.Estimate;
import blindbrush.statistics.crossed.NoInterval;
import blindbrush.study.Response;
import blindbrush.study.Side;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

/** What templates say of things, where the things themselves have only numbers. */
@TemplateExtension
public final class Words {

    /** A criterion, in standard deviations, that is not worth a word. */
    private static final double LITTLE = 0.2;

    private Words() {}

    /** The day of a time (UTC), in the language of the page. */
    public static String dayWords(Instant time, String language) {
        return dayWords(time.atOffset(ZoneOffset.UTC).toLocalDate(), language);
    }

    /** A day in the language of the page: 1 December 2027, 1. Dezember 2027. */
    public static String dayWords(LocalDate day, String language) {
        Locale locale = language.equals("en") ? Locale.UK : Locale.forLanguageTag(language);
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
    }

    static long percent(Estimate found) {
        return Math.round(100 * found.estimate());
    }

    static long lowPercent(Estimate found) {
        return lowPercent(found.bounds());
    }

    static long highPercent(Estimate found) {
        return highPercent(found.bounds());
    }

    /** So that a tag draws either. */
    static boolean hasInterval(Interval interval) {
        return true;
    }

    static long percent(Interval interval) {
        return Math.round(100 * interval.estimate());
    }

    static long lowPercent(Interval interval) {
        return Math.round(100 * interval.lower());
    }

    static long highPercent(Interval interval) {
        return Math.round(100 * interval.upper());
    }

    /** Whether a score is more, or less, than guessing would explain. */
    enum ScoreVerdict {
        MORE,
        LESS,
        UNCERTAIN
    }

    static ScoreVerdict verdict(SessionResult result) {
        Interval interval = result.interval();
        if (interval.lower() > result.chance()) {
            return ScoreVerdict.MORE;
        }
        return interval.upper() < result.chance() ? ScoreVerdict.LESS : ScoreVerdict.UNCERTAIN;
    }

    /** How many guessing gives, with a decimal where it is no whole number. */
    static String guessingFigure(SessionResult result, String language) {
        var figure = new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.forLanguageTag(language)));
        return figure.format(result.byGuessing());
    }

    /** Where a trial's dot stands on the card, from its middle. */
    static int cardPlace(int index, int trials) {
        return Math.round((index - (trials - 1) / 2f) * cardStep(trials));
    }

    static int cardDot(SessionResult result) {
        return Math.round(cardStep(result.of()) * 0.36f);
    }

    private static float cardStep(int trials) {
        return Math.min(72f, 1080f / trials);
    }

    static String dPrimeFigure(SignalDetection sensitivity) {
        return twoDigits(sensitivity.dPrime());
    }

    static String dPrimeLow(SignalDetection sensitivity) {
        return twoDigits(sensitivity.dPrimeInterval().lower());
    }

    static String dPrimeHigh(SignalDetection sensitivity) {
        return twoDigits(sensitivity.dPrimeInterval().upper());
    }

    /** To which answer a participant leans. */
    enum Leaning {
        NONE,
        HUMAN,
        MACHINE
    }

    /** Only where it is more than a little. */
    static Leaning leaning(SignalDetection sensitivity) {
        double criterion = sensitivity.criterion();
        if (Math.abs(criterion) < LITTLE) {
            return Leaning.NONE;
        }
        return criterion > 0 ? Leaning.HUMAN : Leaning.MACHINE;
    }

    /** With two digits and a true minus. */
    public static String twoDigits(double value) {
        return Unit.NUMBER.words(value);
    }

    static boolean machine(Stimulus stimulus) {
        return stimulus.origin == Origin.MACHINE;
    }

    static boolean pair(Revealed revealed) {
        return revealed.trial().task == Task.PAIR;
    }

    private static Messages said(String language) {
        return language.equals("en")
                ? MessageBundles.get(Messages.class)
                : MessageBundles.get(Messages.class, Localized.Literal.of(language));
    }

    /**
     * Why there is no interval, in the language of the page, which need not be its reader's.
     *
     * @param grows whether sessions may still come to what it is about; of a study that has closed none is needed any more
     */
    static String words(NoInterval lacking, String language, boolean grows) {
        Messages said = said(language);
        return switch (lacking.reason()) {
            case FEW_SESSIONS -> said.no_interval_few_sessions(lacking.sessions(), grows);
            case FEW_PICTURES -> said.no_interval_few_pictures();
            case ANSWERS_ALIKE -> said.no_interval_answers_alike(lacking.sessions(), grows);
            case SESSIONS_ALIKE -> said.no_interval_sessions_alike(lacking.sessions(), grows);
            case PICTURES_ALIKE -> said.no_interval_pictures_alike(lacking.sessions(), grows);
        };
    }

    /** What a headline is of, in the language of the page. */
    static String named(Headline headline, String language) {
        Messages said = said(language);
        return switch (headline.estimand()) {
            case YES_NO_RIGHT_SHARE -> said.estimand_yes_no_right_share();
            case D_PRIME -> said.estimand_d_prime();
            case AUC -> said.estimand_auc();
            case PAIRS_RIGHT_SHARE -> said.estimand_pairs_right_share();
            case PAIRS_D_PRIME_POOLED -> said.estimand_pairs_d_prime_pooled();
        };
    }

    /** What a participant said to a trial, in their language. */
    static String answer(Revealed revealed, String language) {
        Response response = revealed.response();
        Messages said = said(language);
        if (pair(revealed)) {
            String sure = List.of(said.confidence_1(), said.confidence_2(), said.confidence_3())
                    .get(requireNonNull(response.confidence) - 1);
            return (response.side == Side.LEFT ? said.side_left() : said.side_right()) + ", " + sure;
        }
        return List.of(
                        said.rating_1(),
                        said.rating_2(),
                        said.rating_3(),
                        said.rating_4(),
                        said.rating_5(),
                        said.rating_6())
                .get(requireNonNull(response.rating) - 1)
                .replace("<br>", " ");
    }

    /** A delay, rounded up: “1 second”, “8 seconds”, “15 minutes”. */
    public static String waiting(Duration wait) {
        long seconds = wait.plusMillis(999).toSeconds();
        boolean brief = seconds < 120;
        long number = brief ? seconds : (seconds + 59) / 60;
        return number + (brief ? " second" : " minute") + (number == 1 ? "" : "s");
    }

    static String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}

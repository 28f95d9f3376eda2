package blindbrush.web;

import blindbrush.design.Design;
import blindbrush.design.Likeness;
import blindbrush.design.Recruitment;
import blindbrush.design.Task;
import blindbrush.gallery.FilmFrame;
import blindbrush.gallery.Origin;
import blindbrush.gallery.Stimulus;
import blindbrush.gallery.StyleTransferJob;
import blindbrush.results.PairRanking;
import blindbrush.results.SessionResult;
import blindbrush.results.SessionResult.Revealed;
import blindbrush.results.StimulusFigures;
import blindbrush.statistics.Interval;
import blindbrush.statistics.SignalDetection;
import blindbrush.study.Commission;
import blindbrush.study.Response;
import blindbrush.study.Side;
import blindbrush.study.Study;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What templates say of things, where the things themselves have only numbers. */
@TemplateExtension
final class Words {

    /** A criterion, in standard deviations, that is not worth a word. */
    private static final double LITTLE = 0.2;

    private Words() {}

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
    enum Verdict {
        MORE,
        LESS,
        UNCERTAIN
    }

    static Verdict verdict(SessionResult result) {
        Interval interval = result.interval();
        if (interval.lower() > result.chance()) {
            return Verdict.MORE;
        }
        return interval.upper() < result.chance() ? Verdict.LESS : Verdict.UNCERTAIN;
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
        return twoDigits(sensitivity.lower());
    }

    static String dPrimeHigh(SignalDetection sensitivity) {
        return twoDigits(sensitivity.upper());
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

    static String twoDigitWords(Interval interval) {
        return "%s (%s to %s)"
                .formatted(twoDigits(interval.estimate()), twoDigits(interval.lower()), twoDigits(interval.upper()));
    }

    static String oddsWords(PairRanking.Ranked ranked) {
        return "%s (%s to %s)"
                .formatted(twoDigits(ranked.strength()), twoDigits(ranked.lower()), twoDigits(ranked.upper()));
    }

    private static String twoDigits(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
    }

    static boolean filmed(Stimulus stimulus) {
        return FilmFrame.areOf(stimulus);
    }

    static boolean machine(Stimulus stimulus) {
        return stimulus.origin == Origin.MACHINE;
    }

    static boolean pair(Revealed revealed) {
        return revealed.trial().task == Task.PAIR;
    }

    /** What a participant said to a trial, in their language. */
    static String answer(Revealed revealed, String language) {
        Response response = revealed.response();
        Messages said = language.equals("en")
                ? MessageBundles.get(Messages.class)
                : MessageBundles.get(Messages.class, Localized.Literal.of(language));
        if (pair(revealed)) {
            String sure = List.of(said.confidence_1(), said.confidence_2(), said.confidence_3())
                    .get(response.confidence - 1);
            return (response.side == Side.LEFT ? said.side_left() : said.side_right()) + ", " + sure;
        }
        return List.of(
                        said.rating_1(),
                        said.rating_2(),
                        said.rating_3(),
                        said.rating_4(),
                        said.rating_5(),
                        said.rating_6())
                .get(response.rating - 1)
                .replace("<br>", " ");
    }

    static long percentDone(StyleTransferJob job) {
        return Math.round(100 * job.fractionDone());
    }

    static String lossFigure(StyleTransferJob job) {
        return job.loss == null ? null : String.format(Locale.ROOT, "%.4g", job.loss);
    }

    static String timeLeftWords(StyleTransferJob job) {
        return job.millisLeft == null ? null : "about " + duration(job.timeLeft());
    }

    static String took(StyleTransferJob job) {
        boolean known = job.state == StyleTransferJob.State.DONE && job.startedAt != null && job.finishedAt != null;
        return known ? duration(Duration.between(job.startedAt, job.finishedAt)) : null;
    }

    static boolean cancellable(StyleTransferJob job) {
        return !job.state.ended() && !job.cancelRequested;
    }

    static boolean pausable(StyleTransferJob job) {
        return job.state == StyleTransferJob.State.RUNNING && !job.cancelRequested && !job.pauseRequested;
    }

    static boolean resumable(StyleTransferJob job) {
        return job.state == StyleTransferJob.State.PAUSED;
    }

    static List<String> noteLines(StyleTransferJob job) {
        return job.notes == null ? List.of() : job.notes.lines().toList();
    }

    static boolean retryable(StyleTransferJob job) {
        return job.state == StyleTransferJob.State.FAILED || job.state == StyleTransferJob.State.CANCELLED;
    }

    /** Another address for each iteration, so that a browser fetches the picture as it is now. */
    static String previewAddress(StyleTransferJob job) {
        if (job.state == StyleTransferJob.State.DONE) {
            return pictureAddress(job);
        }
        return job.hasPreview() ? "/jobs/%s/preview?iteration=%d".formatted(job.id, job.iteration) : null;
    }

    static String pictureAddress(StyleTransferJob job) {
        return Stimulus.<Stimulus>find("job", job)
                .firstResultOptional()
                .map(stimulus -> "/stimuli/" + stimulus.id + "/picture")
                .orElse(null);
    }

    static Study study(StyleTransferJob job) {
        return Commission.studyOf(job).orElse(null);
    }

    static boolean alikeIn(Design design, String likeness) {
        return design.pairsAlike().contains(Likeness.valueOf(likeness));
    }

    static String commaList(List<String> words) {
        return String.join(", ", words);
    }

    static String opensField(Recruitment recruitment) {
        return utcField(recruitment.opens());
    }

    static String closesField(Recruitment recruitment) {
        return utcField(recruitment.closes());
    }

    /** As a browser's field for date and time has it; empty where there is none. */
    private static String utcField(Instant instant) {
        return instant == null
                ? ""
                : instant.atZone(ZoneOffset.UTC)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }

    /** To the minute, as people read it. */
    static String utcWords(Instant instant) {
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

    static String two(Interval interval) {
        return twoDigits(interval.estimate());
    }

    static String twoLow(Interval interval) {
        return twoDigits(interval.lower());
    }

    static String twoHigh(Interval interval) {
        return twoDigits(interval.upper());
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

    static String machinePercent(Design design) {
        double percent = 100 * design.truth().machineShare();
        return BigDecimal.valueOf(percent)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    static String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    static String since(Account account) {
        return account.createdAt.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String duration(Duration time) {
        long seconds = Math.max(1, time.toSeconds());
        return seconds < 100 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
    }
}

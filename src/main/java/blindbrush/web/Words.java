package blindbrush.web;

import blindbrush.gallery.Origin;
import blindbrush.gallery.Stimulus;
import blindbrush.gallery.StyleTransferJob;
import blindbrush.results.SessionResult;
import blindbrush.results.SessionResult.Revealed;
import blindbrush.statistics.Interval;
import blindbrush.statistics.SignalDetection;
import blindbrush.study.Commission;
import blindbrush.study.Response;
import blindbrush.study.Side;
import blindbrush.study.Study;
import blindbrush.study.Task;
import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** What templates say of things, where the things themselves have only numbers. */
@TemplateExtension
final class Words {

    private static final List<String> RATINGS = List.of(
            "surely human", "probably human", "perhaps human", "perhaps machine", "probably machine", "surely machine");
    private static final List<String> CONFIDENCES = List.of("a guess", "fairly sure", "sure");

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

    /** Whether a participant's score is more, or less, than guessing would explain. */
    static String certainty(SessionResult result) {
        Interval interval = result.interval();
        if (interval.lower() > 0.5) {
            return "That is more than guessing would explain: you can tell something apart.";
        }
        return interval.upper() < 0.5
                ? "That is less than guessing would give: you see a difference, and take it the wrong way round."
                : "With so few pictures that could be luck either way: guessing would explain it too.";
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

    /** To which answer a participant leans, where it is more than a little. */
    static String leaning(SignalDetection sensitivity) {
        double criterion = sensitivity.criterion();
        if (Math.abs(criterion) < LITTLE) {
            return "You lean to neither answer.";
        }
        return criterion > 0
                ? "You lean to “human” when you are in doubt."
                : "You lean to “machine” when you are in doubt.";
    }

    private static String twoDigits(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
    }

    static boolean machine(Stimulus stimulus) {
        return stimulus.origin == Origin.MACHINE;
    }

    static boolean pair(Revealed revealed) {
        return revealed.trial().task == Task.PAIR;
    }

    static String answer(Revealed revealed) {
        Response response = revealed.response();
        return pair(revealed)
                ? "%s, %s"
                        .formatted(
                                response.side == Side.LEFT ? "the first one" : "the second one",
                                CONFIDENCES.get(response.confidence - 1))
                : RATINGS.get(response.rating - 1);
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

    static String since(Account account) {
        return account.createdAt.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String duration(Duration time) {
        long seconds = Math.max(1, time.toSeconds());
        return seconds < 100 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
    }
}

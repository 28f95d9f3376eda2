package blindbrush.web.curator;

import blindbrush.gallery.StyleTransferJob;
import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What templates say of style transfers. */
@TemplateExtension
final class JobWords {

    private JobWords() {}

    static long percentDone(StyleTransferJob job) {
        return Math.round(100 * job.fractionDone());
    }

    static @Nullable String lossFigure(StyleTransferJob job) {
        return job.loss == null ? null : String.format(Locale.ROOT, "%.4g", job.loss);
    }

    static @Nullable String timeLeftWords(StyleTransferJob job) {
        return job.millisLeft == null ? null : "about " + duration(job.timeLeft());
    }

    static @Nullable String took(StyleTransferJob job) {
        boolean known = job.state == StyleTransferJob.JobState.DONE && job.startedAt != null && job.finishedAt != null;
        return known ? duration(Duration.between(job.startedAt, job.finishedAt)) : null;
    }

    static List<String> noteLines(StyleTransferJob job) {
        return job.notes == null ? List.of() : job.notes.lines().toList();
    }

    private static String duration(Duration time) {
        long seconds = Math.max(1, time.toSeconds());
        return seconds < 100 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
    }
}

package blindbrush.web.curator;

import blindbrush.gallery.Stimulus;
import blindbrush.gallery.StyleTransferJob;
import blindbrush.study.Commission;
import blindbrush.study.Hanging;
import blindbrush.study.Study;
import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What templates say of style transfers. */
@TemplateExtension
final class JobWords {

    private JobWords() {}

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
        boolean known = job.state == StyleTransferJob.JobState.DONE && job.startedAt != null && job.finishedAt != null;
        return known ? duration(Duration.between(job.startedAt, job.finishedAt)) : null;
    }

    static List<String> noteLines(StyleTransferJob job) {
        return job.notes == null ? List.of() : job.notes.lines().toList();
    }

    /** Another address for each iteration, so that a browser fetches the picture as it is now. */
    static String previewAddress(StyleTransferJob job) {
        if (job.state == StyleTransferJob.JobState.DONE) {
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

    /** Where a picture went that was made for a study; null where there was none, or it is not made yet. */
    static String whereabouts(StyleTransferJob job) {
        Study study = study(job);
        Stimulus made =
                study == null ? null : Stimulus.<Stimulus>find("job", job).firstResult();
        return made == null ? null : whereabouts(study, Hanging.studiesOf(made));
    }

    private static String whereabouts(Study study, List<Study> hangsIn) {
        if (hangsIn.contains(study)) {
            return "It hangs in “%s”.".formatted(study.title);
        }
        String elsewhere = hangsIn.isEmpty()
                ? "It waits among the finished pictures on the curator’s desk"
                : "It hangs in %s"
                        .formatted(hangsIn.stream()
                                .map(other -> "“%s”".formatted(other.title))
                                .collect(Collectors.joining(", ")));
        return switch (study.state) {
            case OPEN ->
                "“%s” opened before the picture was finished, and an open study does not change. %s. You can hang it in another study, or in this one when it has closed."
                        .formatted(study.title, elsewhere);
            case CLOSED ->
                "“%s” was open when the picture was finished, and an open study does not change. %s. Now that “%s” has closed, the picture can hang there if it has the shape of that wall."
                        .formatted(study.title, elsewhere, study.title);
            case DRAFT ->
                "It does not hang in “%s”: it was taken down, or has another shape than that wall. %s."
                        .formatted(study.title, elsewhere);
        };
    }

    private static String duration(Duration time) {
        long seconds = Math.max(1, time.toSeconds());
        return seconds < 100 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
    }
}

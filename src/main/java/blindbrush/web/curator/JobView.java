package blindbrush.web.curator;

import static java.util.Objects.requireNonNull;

import blindbrush.gallery.Stimulus;
import blindbrush.gallery.StyleTransferJob;
import blindbrush.gallery.StyleTransferJob.JobState;
import blindbrush.gallery.StyleTransferPreview;
import blindbrush.study.Commission;
import blindbrush.study.Hanging;
import blindbrush.study.Study;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A style transfer as pages show it, with all that they say of it read beforehand.
 *
 * @param study for which the picture is or was made; null where it is for none
 * @param made the picture; null until it is finished
 * @param hangsIn the studies in which the picture hangs
 * @param forms whether the picture can be shown as it forms
 */
record JobView(
        StyleTransferJob job,
        @Nullable Study study,
        @Nullable Stimulus made,
        List<Study> hangsIn,
        boolean forms) {

    static JobView of(StyleTransferJob job) {
        return of(List.of(job)).get(0);
    }

    /** Of each of these, in their order. Five queries, however many they are. */
    static List<JobView> of(List<StyleTransferJob> jobs) {
        StyleTransferJob.fetchInputs(jobs);
        Map<UUID, Study> studies = Commission.studiesOf(jobs);
        List<Stimulus> made = Stimulus.madeBy(jobs);
        Map<UUID, Stimulus> byJob =
                made.stream().collect(Collectors.toMap(picture -> requireNonNull(picture.job).id, picture -> picture));
        Map<UUID, List<Study>> walls = Hanging.studiesOf(made);
        Set<UUID> forming = StyleTransferPreview.of(jobs);
        return jobs.stream()
                .map(job -> {
                    Stimulus picture = byJob.get(job.id);
                    return new JobView(
                            job,
                            studies.get(job.id),
                            picture,
                            picture == null ? List.of() : walls.getOrDefault(picture.id, List.of()),
                            forming.contains(job.id));
                })
                .toList();
    }

    /** Another address for each iteration, so that a browser fetches the picture as it is now; null where there is nothing to see. */
    public @Nullable String previewAddress() {
        if (job.state == JobState.DONE) {
            return pictureAddress();
        }
        return forms ? "/jobs/%s/preview?iteration=%d".formatted(job.id, job.iteration) : null;
    }

    /** Null until the picture is finished. */
    public @Nullable String pictureAddress() {
        return made == null ? null : "/stimuli/" + made.id + "/picture";
    }

    /** Where a picture went that was made for a study; null where it was made for none, or is not made yet. */
    public @Nullable String whereabouts() {
        if (study == null || made == null) {
            return null;
        }
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
}

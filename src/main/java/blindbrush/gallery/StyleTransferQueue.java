package blindbrush.gallery;

import static java.util.Objects.requireNonNull;

import blindbrush.image.ImageNormalizer;
import blindbrush.image.TooSmallPictureException;
import blindbrush.refusal.InvalidInputException;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where curators hand in style transfers. Row and task are written in one transaction: neither exists without the other. */
@ApplicationScoped
public class StyleTransferQueue {

    @Inject
    SchedulerClient scheduler;

    @Inject
    StyleTransferLedger ledger;

    @Inject
    PresetsOnOffer presets;

    @Inject
    Clock clock;

    /**
     * Queues a picture of {@code content} in the manner of {@code styles}.
     *
     * @param size of what is made and of what is shown of it
     * @throws InvalidInputException if an input has no picture, or the preset is not on offer
     * @throws TooSmallPictureException if the content image would have to be enlarged
     */
    @Transactional
    public StyleTransferJob add(Artwork content, List<Artwork> styles, String preset, MasterSize size, long seed) {
        requirePictures(content, styles);
        requireLargeEnough(content, size);
        var job = StyleTransferJob.record(content, styles, presets.named(preset).name(), size, seed, clock.instant());
        schedule(job);
        return job;
    }

    /** Stops a job: at once while it waits or is paused, at the next iteration while it runs. Nothing happens to one that has ended. */
    @Transactional
    public void cancel(UUID id) {
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        if (job.mayCancel()) {
            job.cancel(clock.instant());
            ledger.forgetIfEnded(job);
        }
    }

    /** Has a running job wait from its next iteration on; another may then use the engine. */
    @Transactional
    public void pause(UUID id) {
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        if (job.mayPause()) {
            job.pause();
        }
    }

    /** Lets a paused job go on from where it was. */
    @Transactional
    public void resume(UUID id) {
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        if (job.mayResume()) {
            job.resume();
            schedule(job);
        }
    }

    /** Tries a failed or cancelled job anew. */
    @Transactional
    public void retry(UUID id) {
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        if (job.mayRetry()) {
            job.retry(clock.instant());
            schedule(job);
        }
    }

    private void schedule(StyleTransferJob job) {
        Instant now = clock.instant();
        scheduler.scheduleIfNotExists(
                StyleTransferWorker.TASK.instance(job.id.toString()).scheduledTo(now));
    }

    private static void requirePictures(Artwork content, List<Artwork> styles) {
        if (content.picture == null || styles.isEmpty() || styles.stream().anyMatch(style -> style.picture == null)) {
            throw new InvalidInputException(
                    "Choose a photograph and at least one painting whose pictures are on the desk.");
        }
    }

    private static void requireLargeEnough(Artwork content, MasterSize size) {
        ImageNormalizer.requireLargeEnough(
                requireNonNull(content.picture).image(), size.longEdge(), size.aspectOf(content));
    }
}

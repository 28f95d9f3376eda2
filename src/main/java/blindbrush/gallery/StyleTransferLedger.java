package blindbrush.gallery;

import blindbrush.gallery.StyleTransferJob.JobState;
import blindbrush.image.Aspect;
import blindbrush.image.ImageNormalizer;
import blindbrush.image.Picture;
import blindbrush.style.Progress;
import blindbrush.style.StylizedImage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.Hibernate;

/** What a worker writes about a job, each entry in a short transaction of its own. */
@ApplicationScoped
class StyleTransferLedger {

    private static final int LONGEST_NOTES = 4000;

    /** A job's pictures, loaded, and settings as the worker needs them outside any transaction. */
    record Inputs(Picture content, List<Picture> styles, int longEdge, Aspect aspect, String preset, long seed) {}

    @Inject
    Clock clock;

    @Inject
    StyleTransferCheckpoints checkpoints;

    @Inject
    Event<StimulusMade> made;

    /** Whether the job still waits for its picture; one that wore out its attempts is ended here. */
    @Transactional
    boolean isWanted(UUID id) {
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        if (job == null || !job.state.working()) {
            return false;
        }
        if (job.cancelRequested) {
            end(job, JobState.CANCELLED, null);
        } else if (job.attempts >= StyleTransferJob.MAX_ATTEMPTS) {
            end(job, JobState.FAILED, "Given up after " + job.attempts + " attempts that the process did not survive.");
        } else if (job.pauseRequested) {
            job.pause(); // wished of a process that did not live to see it
        }
        return job.state.working();
    }

    /** Whether it is the job's turn. */
    @Transactional
    boolean isNext(UUID id) {
        return StyleTransferJob.<StyleTransferJob>findById(id).isNext();
    }

    /** @param iteration after which it goes on, 0 from the start */
    @Transactional
    Inputs begin(UUID id, String network, String device, int iteration) {
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        job.begin(network, device, clock.instant());
        job.iteration = iteration;
        var styles = job.styleArtworks.stream().map(StyleTransferLedger::loaded).toList();
        return new Inputs(loaded(job.contentArtwork), styles, job.longEdge, job.aspect, job.preset, job.seed);
    }

    /** Records how far the job is, and says whether somebody wishes it to stop. */
    @Transactional
    boolean progress(UUID id, Progress progress, byte[] preview) {
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        job.iteration = progress.iteration();
        job.iterations = progress.iterations();
        job.loss = progress.loss();
        job.millisLeft = progress.left().toMillis();
        StyleTransferPreview.keep(id, preview);
        FilmFrame.keep(job, preview);
        return job.cancelRequested || job.pauseRequested;
    }

    /** The job begins anew, which is no failed attempt: what was kept of it is of no use. */
    @Transactional
    void beginAnew(UUID id) {
        checkpoints.forget(id);
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        job.state = JobState.QUEUED;
        job.attempts--;
    }

    /**
     * Stores the picture, makes it a stimulus, and tells those who wait for it; all or nothing. A picture that hardly differs from its
     * content is not a machine picture: the job fails and says why.
     */
    @Transactional
    void done(UUID id, StylizedImage finished, String network) {
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        job.iteration = finished.iterations();
        job.ending = finished.ending();
        job.notes = notes(finished);
        if (finished.hardlyDiffers()) {
            end(job, JobState.FAILED, finished.sameness());
            return;
        }
        var now = clock.instant();
        var shown = Picture.store(ImageNormalizer.normalize(finished.image(), job.shownLongEdge), now);
        var stimulus = Stimulus.ofStyleTransfer(job.contentArtwork, job.styleArtworks, job.preset, network, shown, now);
        stimulus.master = Picture.storeMaster(finished.image(), now);
        stimulus.job = job;
        end(job, JobState.DONE, null);
        made.fire(new StimulusMade(stimulus, job));
    }

    /**
     * After a transfer was stopped: ended or paused if somebody wished so, waiting again if only the process is ending. True
     * if nobody need take it up again.
     */
    @Transactional
    boolean stopped(UUID id) {
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        if (job.cancelRequested) {
            end(job, JobState.CANCELLED, null);
        } else if (job.pauseRequested) {
            job.pause();
        } else {
            job.state = JobState.QUEUED;
            job.attempts--;
        }
        return !job.state.working();
    }

    /** Records a failure. True if it is worth another attempt. */
    @Transactional
    boolean failed(UUID id, Throwable failure) {
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        if (job.state == JobState.QUEUED) {
            job.attempts++; // it failed before it began: that was an attempt too
        }
        boolean again = StyleTransferFailure.mayPass(failure) && job.attempts < StyleTransferJob.MAX_ATTEMPTS;
        if (again) {
            job.state = JobState.QUEUED;
            job.error = StyleTransferFailure.line(failure);
        } else {
            end(job, JobState.FAILED, StyleTransferFailure.line(failure));
        }
        return again;
    }

    private void end(StyleTransferJob job, JobState state, String error) {
        job.end(state, error, clock.instant());
        checkpoints.forget(job.id);
    }

    private static String notes(StylizedImage finished) {
        String lines = String.join("\n", finished.notes());
        return lines.isEmpty() ? null : lines.substring(0, Math.min(lines.length(), LONGEST_NOTES));
    }

    /** With its bytes, for use after the transaction. */
    private static Picture loaded(Artwork artwork) {
        Hibernate.initialize(artwork.picture);
        Hibernate.initialize(artwork.picture.bytes);
        return artwork.picture;
    }
}

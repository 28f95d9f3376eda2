package blindbrush.gallery;

import blindbrush.gallery.StyleTransferJob.State;
import blindbrush.image.Picture;
import blindbrush.style.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.Hibernate;

/** What a worker writes about a job, each entry in a short transaction of its own. */
@ApplicationScoped
class StyleTransferLedger {

    /** A job's pictures, loaded, and settings as the worker needs them outside any transaction. */
    record Inputs(Picture content, List<Picture> styles, int longEdge, String preset, long seed) {}

    @Inject
    Clock clock;

    @Inject
    Event<StimulusMade> made;

    /** Whether the job still waits for its picture; one that wore out its attempts is ended here. */
    @Transactional
    boolean isWanted(UUID id) {
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        if (job == null || job.state.ended()) {
            return false;
        }
        if (job.cancelRequested) {
            job.end(State.CANCELLED, null, clock.instant());
        } else if (job.attempts >= StyleTransferJob.MAX_ATTEMPTS) {
            job.end(
                    State.FAILED,
                    "Given up after " + job.attempts + " attempts that the process did not survive.",
                    clock.instant());
        }
        return !job.state.ended();
    }

    @Transactional
    Inputs begin(UUID id, String network, String device) {
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        job.begin(network, device, clock.instant());
        var styles = job.styleArtworks.stream().map(StyleTransferLedger::loaded).toList();
        return new Inputs(loaded(job.contentArtwork), styles, job.longEdge, job.preset, job.seed);
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
        return job.cancelRequested;
    }

    /** Stores the picture, makes it a stimulus, and tells those who wait for it; all or nothing. */
    @Transactional
    void done(UUID id, BufferedImage image, String network) {
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        var now = clock.instant();
        var stimulus = Stimulus.ofStyleTransfer(
                job.contentArtwork, job.styleArtworks, job.preset, network, Picture.store(image, now), now);
        stimulus.job = job;
        job.iteration = job.iterations;
        job.end(State.DONE, null, now);
        made.fire(new StimulusMade(stimulus, job));
    }

    /** After a transfer was stopped: ended if somebody wished so, waiting again if only the process is ending. True if ended. */
    @Transactional
    boolean stopped(UUID id) {
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        if (job.cancelRequested) {
            job.end(State.CANCELLED, null, clock.instant());
        } else {
            job.state = State.QUEUED;
            job.attempts--;
        }
        return job.cancelRequested;
    }

    /** Records a failure. True if it is worth another attempt. */
    @Transactional
    boolean failed(UUID id, Throwable failure) {
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        if (job.state == State.QUEUED) {
            job.attempts++; // it failed before it began: that was an attempt too
        }
        boolean again = StyleTransferFailure.mayPass(failure) && job.attempts < StyleTransferJob.MAX_ATTEMPTS;
        if (again) {
            job.state = State.QUEUED;
            job.error = StyleTransferFailure.line(failure);
        } else {
            job.end(State.FAILED, StyleTransferFailure.line(failure), clock.instant());
        }
        return again;
    }

    private static Picture loaded(Artwork artwork) {
        Hibernate.initialize(artwork.picture);
        return artwork.picture;
    }
}

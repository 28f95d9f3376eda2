package blindbrush.gallery;

import static java.util.Objects.requireNonNull;

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
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/** What a worker writes about a job, each entry in a short transaction of its own. */
@ApplicationScoped
class StyleTransferLedger {

    /** A job's pictures, loaded, and settings as the worker needs them outside any transaction. */
    record Inputs(
            Picture content,
            List<Picture> styles,
            int longEdge,
            @Nullable Aspect aspect,
            String preset,
            long seed) {}

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
        job.takeUp(clock.instant());
        forgetIfEnded(job);
        return job.state.working();
    }

    /** Whether it is the job's turn. */
    @Transactional
    boolean isNext(UUID id) {
        return StyleTransferJob.<StyleTransferJob>findById(id).isNext();
    }

    /**
     * What the worker needs for the job, which runs from now on. Empty where it was cancelled while the style engine was being opened.
     *
     * @param iteration after which it goes on, 0 from the start
     */
    @Transactional
    Optional<Inputs> begin(UUID id, String network, String device, int iteration) {
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        if (!job.state.working()) {
            return Optional.empty();
        }
        job.begin(network, device, iteration, clock.instant());
        var styles = job.styleArtworks.stream().map(StyleTransferLedger::loaded).toList();
        return Optional.of(
                new Inputs(loaded(job.contentArtwork), styles, job.longEdge, job.aspect, job.preset, job.seed));
    }

    /** Records how far the job is, and says whether somebody wishes it to stop. */
    @Transactional
    boolean progress(UUID id, Progress progress, byte[] preview) {
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        job.advance(progress);
        StyleTransferPreview.keep(id, preview);
        FilmFrame.keep(job, preview);
        return job.isToStop();
    }

    /** The job begins anew, which is no failed attempt: what was kept of it is of no use. */
    @Transactional
    void beginAnew(UUID id) {
        checkpoints.forget(id);
        StyleTransferJob.findForChange(id).beginAnew();
    }

    /**
     * Stores the picture, makes it a stimulus, and tells those who wait for it; all or nothing. A picture that hardly differs from its
     * content is not a machine picture: the job fails and says why.
     */
    @Transactional
    void done(UUID id, StylizedImage finished, String network) {
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        var now = clock.instant();
        job.finish(finished, now);
        forgetIfEnded(job);
        if (job.state != JobState.DONE) {
            return;
        }
        var shown = Picture.store(ImageNormalizer.normalize(finished.image(), job.shownLongEdge), now);
        var stimulus = Stimulus.ofStyleTransfer(job.contentArtwork, job.styleArtworks, job.preset, network, shown, now);
        stimulus.master = Picture.storeMaster(finished.image(), now);
        stimulus.job = job;
        made.fire(new StimulusMade(stimulus, job));
    }

    /** Records that a transfer was stopped. True if nobody need take it up again. */
    @Transactional
    boolean stopped(UUID id) {
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        job.stop(clock.instant());
        forgetIfEnded(job);
        return !job.state.working();
    }

    /**
     * Records a failure. True if it is worth another attempt; never for a job that ended meanwhile, which stays as it is.
     *
     * @param reference under which it is logged
     */
    @Transactional
    boolean failed(UUID id, Throwable failure, String reference) {
        StyleTransferJob job = StyleTransferJob.findForChange(id);
        if (job.state.working()) {
            job.fail(
                    StyleTransferFailure.line(failure, reference),
                    StyleTransferFailure.mayPass(failure),
                    clock.instant());
            forgetIfEnded(job);
        }
        return job.state.working();
    }

    /** Deletes what is kept of a job only while it is under way: its picture as it forms, and from where to take it up again. */
    void forgetIfEnded(StyleTransferJob job) {
        if (job.state.ended()) {
            StyleTransferPreview.deleteById(job.id);
            checkpoints.forget(job.id);
        }
    }

    /** With its bytes, for use after the transaction. */
    private static Picture loaded(Artwork artwork) {
        Picture picture = requireNonNull(artwork.picture);
        Hibernate.initialize(picture);
        Hibernate.initialize(picture.bytes);
        return picture;
    }
}

package blindbrush.gallery;

import blindbrush.image.ImageNormalizer;
import blindbrush.style.Progress;
import blindbrush.style.StyleTransferCancelledException;
import blindbrush.style.StyleTransferListener;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Writes a running transfer's progress where the pages read it, and from time to time from where it can be taken up again;
 * stops it when somebody wishes so or the process ends.
 */
final class ProgressRecorder implements StyleTransferListener {

    private static final Duration BETWEEN_RECORDS = Duration.ofSeconds(1);

    private final UUID jobId;
    private final StyleTransferLedger ledger;
    private final StyleTransferCheckpoints checkpoints;
    private final Clock clock;
    private final Duration betweenCheckpoints;
    private final ExecutionContext context;
    private Instant next = Instant.MIN;
    private Instant nextCheckpoint;

    ProgressRecorder(
            UUID jobId,
            StyleTransferLedger ledger,
            StyleTransferCheckpoints checkpoints,
            Clock clock,
            Duration betweenCheckpoints,
            ExecutionContext context) {
        this.jobId = jobId;
        this.ledger = ledger;
        this.checkpoints = checkpoints;
        this.clock = clock;
        this.betweenCheckpoints = betweenCheckpoints;
        this.context = context;
        this.nextCheckpoint = clock.instant().plus(betweenCheckpoints);
    }

    @Override
    public void onProgress(Progress progress) {
        if (context.getSchedulerState().isShuttingDown()) {
            onInterrupted(progress);
        }
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            next = now.plus(BETWEEN_RECORDS);
            record(progress);
        }
        if (!now.isBefore(nextCheckpoint)) {
            keep(progress);
            nextCheckpoint = clock.instant().plus(betweenCheckpoints);
        }
    }

    @Override
    public void onInterrupted(Progress progress) {
        keep(progress);
        throw new StyleTransferCancelledException();
    }

    private void record(Progress progress) {
        byte[] preview = ImageNormalizer.encode(progress.preview().get());
        if (ledger.progress(jobId, progress, preview)) {
            keep(progress);
            throw new StyleTransferCancelledException();
        }
    }

    private void keep(Progress progress) {
        progress.checkpoint().get().ifPresent(checkpoint -> checkpoints.keep(jobId, checkpoint));
    }
}

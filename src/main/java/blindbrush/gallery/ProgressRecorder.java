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

/** Writes a running transfer's progress where the pages read it, and stops it when somebody wishes so or the process ends. */
final class ProgressRecorder implements StyleTransferListener {

    private static final Duration BETWEEN_RECORDS = Duration.ofSeconds(1);

    private final UUID jobId;
    private final StyleTransferLedger ledger;
    private final Clock clock;
    private final ExecutionContext context;
    private Instant next = Instant.MIN;

    ProgressRecorder(UUID jobId, StyleTransferLedger ledger, Clock clock, ExecutionContext context) {
        this.jobId = jobId;
        this.ledger = ledger;
        this.clock = clock;
        this.context = context;
    }

    @Override
    public void onProgress(Progress progress) {
        if (context.getSchedulerState().isShuttingDown()) {
            throw new StyleTransferCancelledException();
        }
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(BETWEEN_RECORDS);
        if (ledger.progress(
                jobId, progress, ImageNormalizer.encode(progress.preview().get()))) {
            throw new StyleTransferCancelledException();
        }
    }
}

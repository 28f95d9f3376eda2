package blindbrush.gallery;

import blindbrush.image.Aspect;
import blindbrush.image.ImageNormalizer;
import blindbrush.refusal.Reference;
import blindbrush.style.StyleTransfer;
import blindbrush.style.StyleTransferCancelledException;
import blindbrush.style.StylizedImage;
import blindbrush.style.checkpoint.Checkpoint;
import blindbrush.style.checkpoint.UnusableCheckpointException;
import blindbrush.style.preset.Presets;
import blindbrush.style.request.StyleImage;
import blindbrush.style.request.StyleTransferRequest;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Carries out queued style transfers, one at a time in a process, in the order in which they came. While one runs or stands before them,
 * further ones step back and leave the job engine's threads to other work.
 */
@ApplicationScoped
public class StyleTransferWorker {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("style-transfer");

    private static final CompletionHandler<Void> GONE = new OnCompleteRemove<>();
    private static final CompletionHandler<Void> LATER =
            new OnCompleteReschedule<>(FixedDelay.of(Duration.ofSeconds(2)));

    @Inject
    StyleEngineConfig engine;

    @Inject
    StyleTransferLedger ledger;

    @Inject
    StyleTransferCheckpoints checkpoints;

    @Inject
    Clock clock;

    /** A curator is not to learn of a wrong setting from the first picture. */
    void check(@Observes StartupEvent event) {
        engine.weights()
                .filter(file -> !Files.isReadable(file) || Files.isDirectory(file))
                .ifPresent(file -> {
                    throw new ConfigurationException(
                            "blindbrush.style.weights names %s, where there is no file that can be read: name one that is there, fetch it with weights fetch, or leave the setting out."
                                    .formatted(file));
                });
    }

    @Produces
    @Singleton
    Task<Void> task() {
        return Tasks.custom(TASK).onDeadExecutionRevive().execute(this::execute);
    }

    private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        var id = UUID.fromString(instance.getId());
        if (!ledger.isWanted(id)) {
            return finished(id);
        }
        try {
            return ledger.isNext(id) ? stylizeUnlessBusy(id, context) : LATER;
        } catch (RuntimeException | Error failure) {
            // memory or natives that give out are no reason to leave a job hanging
            return failed(id, failure);
        }
    }

    /**
     * The task goes, unless the job has been handed in again meanwhile: whoever does that finds the task still there and
     * adds none. Both hold the job's row while they look; the scheduler writes through a connection of its own.
     */
    private CompletionHandler<Void> finished(UUID id) {
        return (done, operations) -> QuarkusTransaction.requiringNew().run(() -> {
            CompletionHandler<Void> next = ledger.isWanted(id) ? LATER : GONE;
            QuarkusTransaction.suspendingExisting().run(() -> next.complete(done, operations));
        });
    }

    private CompletionHandler<Void> stylizeUnlessBusy(UUID id, ExecutionContext context) {
        var opened = StyleTransfer.tryOpen(engine.settings());
        if (opened.isEmpty()) {
            return LATER;
        }
        try (var styleTransfer = opened.get()) {
            return stylize(id, styleTransfer, context);
        }
    }

    private CompletionHandler<Void> stylize(UUID id, StyleTransfer styleTransfer, ExecutionContext context) {
        Optional<Checkpoint> kept = checkpoints.kept(id);
        int reached = kept.map(Checkpoint::iteration).orElse(0);
        var inputs = ledger.begin(id, styleTransfer.network(), styleTransfer.device(), reached);
        if (inputs.isEmpty()) {
            return finished(id);
        }
        kept.ifPresent(at -> Log.infof("Style transfer %s goes on after iteration %d", id, at.iteration()));
        try {
            StylizedImage made = styleTransfer.stylize(
                    request(inputs.get()),
                    kept,
                    new ProgressRecorder(id, ledger, checkpoints, clock, engine.checkpointEvery(), context));
            made.notes().forEach(note -> Log.warnf("Style transfer %s: %s", id, note));
            ledger.done(id, made, styleTransfer.network());
            return finished(id);
        } catch (StyleTransferCancelledException cancelled) {
            return ledger.stopped(id) ? finished(id) : LATER;
        } catch (UnusableCheckpointException outlived) {
            Log.warnf("Style transfer %s begins anew: of its checkpoint, %s", id, outlived.getMessage());
            ledger.beginAnew(id);
            return LATER;
        }
    }

    private static StyleTransferRequest request(StyleTransferLedger.Inputs inputs) {
        Aspect aspect = inputs.aspect() == null ? inputs.content().aspect() : inputs.aspect();
        var content = ImageNormalizer.crop(inputs.content().image(), aspect);
        var styles = inputs.styles().stream()
                .map(style -> new StyleImage(style.image()))
                .toList();
        return new StyleTransferRequest(
                content, styles, inputs.longEdge(), Presets.named(inputs.preset()), inputs.seed());
    }

    private CompletionHandler<Void> failed(UUID id, Throwable failure) {
        String reference = Reference.draw();
        Log.errorf(failure, "Style transfer %s failed, reference %s", id, reference);
        return ledger.failed(id, failure, reference) ? LATER : finished(id);
    }
}

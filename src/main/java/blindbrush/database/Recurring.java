package blindbrush.database;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;

/**
 * Work of the job engine that comes again and again, in one of all processes at a time. Where a process ends in the middle of it, another does it.
 *
 * @param name by which the database knows it
 * @param pause from its end to its next beginning
 */
public record Recurring(String name, Duration pause) {

    /** Has it begin at this time, unless it is waiting or at work already. */
    public void begin(SchedulerClient scheduler, Instant first) {
        scheduler.scheduleIfNotExists(descriptor().instance("all").scheduledTo(first));
    }

    /** What the job engine is given. */
    public Task<Void> task(Runnable work) {
        return Tasks.custom(descriptor()).onDeadExecutionRevive().execute((instance, context) -> {
            work.run();
            return new OnCompleteReschedule<>(FixedDelay.of(pause));
        });
    }

    private TaskDescriptor<Void> descriptor() {
        return TaskDescriptor.of(name);
    }
}

package blindbrush.database;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Background work on the application's own database (db-scheduler): every {@link Task} bean is carried out here, at least once, by whichever
 * process takes it first. If a process dies, another one takes up its work after some missed heartbeats.
 */
@ApplicationScoped
public class JobEngine {

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int MISSED_HEARTBEATS = 4;
    private static final int THREADS = 3;

    @Inject
    DataSource dataSource;

    @Inject
    @Any
    Instance<Task<?>> tasks;

    private @Nullable Scheduler scheduler; // until it starts

    // last: work may begin only when everything else has started
    void start(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
        List<Task<?>> known = tasks.stream().<Task<?>>map(task -> task).toList();
        scheduler = Scheduler.create(dataSource, known)
                .threads(THREADS)
                .pollingInterval(Duration.ofSeconds(1))
                .enableImmediateExecution()
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build();
        scheduler.start();
    }

    void stop(@Observes ShutdownEvent event) {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    /** Where work is handed in; within a transaction it is handed in when that commits. */
    @Produces
    @Singleton
    SchedulerClient client() {
        return SchedulerClient.Builder.create(dataSource).build();
    }
}

package blindbrush.results;

import blindbrush.database.Recurring;
import blindbrush.study.Study;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Looks every few seconds whether sessions were finished or withdrawn, and computes the figures of those studies anew; the registered analysis
 * once.
 */
@ApplicationScoped
public class FigureKeeper {

    @Inject
    SchedulerClient scheduler;

    @Inject
    Clock clock;

    @ConfigProperty(name = "blindbrush.results.refresh-every")
    Duration often;

    // before the job engine begins to work
    void begin(@Observes @Priority(Integer.MAX_VALUE - 1) StartupEvent event) {
        recurring().begin(scheduler, clock.instant());
    }

    @Produces
    @Singleton
    Task<Void> task() {
        return recurring().task(this::refresh);
    }

    private Recurring recurring() {
        return new Recurring("study-figures", often);
    }

    /**
     * Brings the kept figures up to date, study by study. A study that fails does not keep others waiting. Only one call runs at a time,
     * since two would count the same sessions.
     */
    public synchronized void refresh() {
        List<UUID> begun = QuarkusTransaction.requiringNew()
                .call(() -> Study.<Study>list("version > 0 or demonstration").stream()
                        .map(study -> study.id)
                        .toList());
        for (UUID study : begun) {
            try {
                StudyFigures.refresh(study, clock.instant());
            } catch (RuntimeException failure) {
                Log.errorf(failure, "The figures of study %s were not computed", study);
            }
        }
    }
}

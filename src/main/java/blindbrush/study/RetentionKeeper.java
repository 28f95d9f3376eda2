package blindbrush.study;

import blindbrush.database.Recurring;
import blindbrush.database.Storage;
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
import java.time.Instant;
import java.util.List;

/** Looks once an hour whether the day has come on which sessions of a study are made anonymous, and does it. */
@ApplicationScoped
public class RetentionKeeper {

    private static final Duration OFTEN = Duration.ofHours(1);

    @Inject
    SchedulerClient scheduler;

    @Inject
    Clock clock;

    @Inject
    Storage storage;

    // before the job engine begins to work
    void begin(@Observes @Priority(Integer.MAX_VALUE - 1) StartupEvent event) {
        recurring().begin(scheduler, clock.instant().plus(OFTEN));
    }

    @Produces
    @Singleton
    Task<Void> retentionTask() {
        return recurring().task(() -> keep(clock.instant()));
    }

    private Recurring recurring() {
        return new Recurring("retention", OFTEN);
    }

    /**
     * Makes anonymous whatever is due at this time, in small steps of a transaction each. One that was cut off is gone on with; of several
     * processes each session is treated by one, once. A study that fails does not keep others waiting.
     */
    public void keep(Instant now) {
        List<StudyVersion.VersionKey> pending =
                QuarkusTransaction.requiringNew().call(Anonymization::pending);
        boolean deleted = false;
        for (StudyVersion.VersionKey version : pending) {
            try {
                while (QuarkusTransaction.requiringNew().call(() -> Anonymization.step(version, now))) {
                    deleted = true;
                }
            } catch (RuntimeException failure) {
                Log.errorf(
                        failure, "Version %d of study %s was not made anonymous", version.version(), version.studyId());
            }
        }
        if (deleted) {
            storage.forgetEarlier(); // the copy from before an upgrade still has it all
        }
    }
}

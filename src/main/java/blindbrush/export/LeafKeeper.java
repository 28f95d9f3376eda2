package blindbrush.export;

import blindbrush.database.Recurring;
import blindbrush.study.SessionLeaf;
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
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Puts sessions that were finished into the chains of their studies, a few at a time: what they answered is read and hashed before anything is
 * held. A chain's order is that in which the sessions were found finished and stored.
 */
@ApplicationScoped
public class LeafKeeper {

    private static final int NONCE_BYTES = 32;

    private static final String DUE = """
            select slug from study where exists
            (select 1 from session s where s.study_id = study.id and s.leaf_number is null and s.finished_at is not null) order by slug""";

    @Inject
    SchedulerClient scheduler;

    @Inject
    Clock clock;

    @Inject
    RandomGenerator chance;

    @Inject
    DataSource database;

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
        return new Recurring("session-leaves", often);
    }

    /** Brings the chains of all studies up to date. A study that fails does not keep others waiting. */
    public synchronized void refresh() {
        List<String> due = new ArrayList<>();
        try (Snapshot snapshot = Snapshot.open(database)) {
            snapshot.read(DUE, row -> row.getString(1), due::add);
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException("The sessions that are to be chained were not found", failure);
        }
        due.forEach(this::append);
    }

    /** Brings the chain of one study up to date. Where that fails, it is tried again in the background. */
    public synchronized void append(String slug) {
        try {
            while (appendSome(slug)) {
                // until none is left
            }
        } catch (IOException | SQLException | RuntimeException failure) {
            Log.errorf(failure, "The sessions of the study %s were not chained", slug);
        }
    }

    private boolean appendSome(String slug) throws IOException, SQLException {
        List<SessionLeaf.Due> due = new ArrayList<>();
        UUID study;
        try (Snapshot snapshot = Snapshot.open(database)) {
            var reader = new StudyReader(snapshot, slug);
            study = reader.study().id();
            reader.withoutLeaf((session, trials) -> {
                String nonce = nonce();
                due.add(new SessionLeaf.Due(session.id(), nonce, SessionCells.leaf(nonce, session, trials)));
            });
        }
        QuarkusTransaction.requiringNew().run(() -> SessionLeaf.append(study, due));
        return !due.isEmpty();
    }

    private String nonce() {
        var bytes = new byte[NONCE_BYTES];
        chance.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

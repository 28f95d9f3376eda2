package blindbrush.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Knows whether the database can store what it is given: not from the first failure on, and again once a write has succeeded. */
@ApplicationScoped
public class DatabaseWatch {

    private static final long EVERY_MILLIS = 1000;

    @Inject
    AgroalDataSource database;

    @Inject
    Storage storage;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "database-watch"));

    private final AtomicReference<String> reason = new AtomicReference<>();

    void begin(@Observes StartupEvent event) {
        var unused = thread.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    void end(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    /** Why it takes nothing just now; empty while it does. */
    public Optional<String> failing() {
        return Optional.ofNullable(reason.get());
    }

    /** Whether something failed because the database did. Then nothing of it was stored, and it may be asked again later. */
    public boolean isFailure(Throwable thrown) {
        Optional<SQLException> failure = DatabaseFailure.in(thrown);
        failure.filter(DatabaseWatch::isTheDatabases).ifPresent(this::failed);
        return failure.isPresent();
    }

    /** Whether something failed because another request stored the same a moment before. Then nothing of it was stored. */
    public boolean isDuplicate(Throwable thrown) {
        return DatabaseFailure.isDuplicate(thrown);
    }

    /**
     * A failure of the database, not of the connection pool, all of whose connections are taken when very many requests come at once. The
     * pool's failure names no SQL state.
     */
    private static boolean isTheDatabases(SQLException failure) {
        return failure.getSQLState() != null;
    }

    /** Something failed because the database did. */
    void failed(Exception failure) {
        String why = Objects.requireNonNullElseGet(failure.getMessage(), failure::toString);
        if (reason.getAndSet(why) == null) {
            Log.errorf("The database fails, and what people send is refused until it works again: %s", why);
        }
        database.flush(FlushMode.GRACEFUL); // H2 never takes back those who saw it fail; new ones open it anew
    }

    private void look() {
        storage.tell();
        storage.catchUp();
        if (reason.get() != null) {
            tryAgain();
        }
    }

    private void tryAgain() {
        try (var connection = database.getConnection();
                var write = connection.createStatement()) {
            write.executeUpdate("update write_probe set written_at = current_timestamp");
            reason.set(null);
            Log.info("The database works again");
        } catch (SQLException | RuntimeException failure) {
            failed(failure);
        }
    }
}

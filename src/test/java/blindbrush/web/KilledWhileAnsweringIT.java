package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.testing.RunningApplication;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application is killed while participants answer; every answer that it acknowledged is there afterwards. */
@Tag("faults")
class KilledWhileAnsweringIT {

    private static final int PARTICIPANTS = 8;
    private static final int KILLS = 3;
    private static final int ANSWERS_BEFORE_EACH = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** So that the machine is left to those who answer. */
    private static final String NO_PICTURES = "-Dblindbrush.demonstration.pictures=0";

    @TempDir
    Path folder;

    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void no_acknowledged_answer_is_lost() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            answerUntilKilled();
        }
        RunningApplication.start(folder, NO_PICTURES).close();
        Set<UUID> lost = new HashSet<>(acknowledged);
        lost.removeAll(stored());
        assertThat(lost)
                .as("lost of %d acknowledged answers", acknowledged.size())
                .isEmpty();
    }

    private void answerUntilKilled() throws Exception {
        var participants = Executors.newFixedThreadPool(PARTICIPANTS);
        try (var application = RunningApplication.start(folder, NO_PICTURES)) {
            int enough = acknowledged.size() + ANSWERS_BEFORE_EACH;
            var all = IntStream.range(0, PARTICIPANTS)
                    .mapToObj(each -> participants.submit(() -> takePart(application)))
                    .toList();
            await(enough);
            application.kill();
            for (Future<?> each : all) {
                assertThat(end(each)).as(application.log()).isInstanceOf(UncheckedIOException.class);
            }
        } finally {
            participants.shutdownNow();
        }
    }

    /** One session after another, until nobody answers any more. */
    private void takePart(RunningApplication application) {
        while (true) {
            var participant = Participant.in("demonstration", application.address());
            Page trial = participant.trial();
            while (trial.status() == 200) {
                if (participant.answer(trial).status() == 303) {
                    acknowledged.add(Participant.id(trial));
                }
                trial = participant.trial();
            }
        }
    }

    private void await(int answers) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (acknowledged.size() < answers) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(10);
        }
    }

    private static Throwable end(Future<?> participant) throws InterruptedException {
        try {
            participant.get();
            return null;
        } catch (ExecutionException thrown) {
            return thrown.getCause();
        }
    }

    private Set<UUID> stored() throws SQLException {
        Set<UUID> stored = new HashSet<>();
        try (var connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve("var/blindbrush").toAbsolutePath(), "sa", "");
                var rows = connection.createStatement().executeQuery("select trial_id from response")) {
            while (rows.next()) {
                stored.add(rows.getObject(1, UUID.class));
            }
        }
        return stored;
    }
}

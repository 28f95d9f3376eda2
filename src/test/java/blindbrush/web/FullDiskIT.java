package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blindbrush.testing.RunningApplication;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk below the packaged application's database fills up while somebody answers, and is emptied again. */
@Tag("faults")
class FullDiskIT {

    private static final int KILOBYTE = 1024;

    /** What is left for answers: a few of them. */
    private static final int ROOM = 350 * KILOBYTE;

    /** Dead space in the file is not written over so soon, so that each answer takes more of the disk. */
    private static final String GROWING = ";RETENTION_TIME=3600000";

    /** Enough to take all the room with their answers. */
    private static final int PARTICIPANTS = 10;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private final Set<UUID> acknowledged = new HashSet<>();
    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", disk.toString()) == 0,
                "no small disk can be mounted here; that takes root");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @Test
    void an_answer_that_cannot_be_stored_is_refused_at_once_and_taken_when_there_is_room() throws Exception {
        String address = "jdbc:h2:file:" + disk.resolve("blindbrush") + GROWING;
        try (var application = RunningApplication.start(
                folder, "-Dquarkus.datasource.jdbc.url=" + address, "-Dblindbrush.demonstration.pictures=0")) {
            application.awaitLine("(Only \\d+ MB are free in )", PATIENCE);
            assertThat(application.metrics()).contains("disk_free_bytes{path=\"" + disk);
            assertThat(application.isHealthy()).isTrue();
            Deque<Participant> participants = new ArrayDeque<>();
            for (int number = 0; number < PARTICIPANTS; number++) { // afterwards there may be no room to begin
                participants.add(Participant.in("demonstration", application.address()));
            }
            Participant participant = participants.remove();
            Page trial = participant.trial();
            Path ballast = fill();

            Page answer = participant.answer(trial);
            while (answer.status() == 303) {
                acknowledged.add(Participant.id(trial));
                Participant next = participant;
                Page following = next.trial();
                if (following.status() == 303) {
                    next = participants.remove();
                    following = next.trial();
                }
                if (following.status() != 200) {
                    answer = following;
                    break;
                }
                participant = next;
                trial = following;
                answer = participant.answer(trial);
            }
            assertThat(answer.status()).as(application.log()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.words("h1")).isEqualTo("Not stored");
            assertThat(application.isHealthy()).isFalse();

            Files.delete(ballast);
            await(application::isHealthy);
            assertThat(participant.answer(trial).status()).isEqualTo(303);
            acknowledged.add(Participant.id(trial));
            assertThat(participant.trial().status()).isIn(200, 303);
        }
        assertThat(stored(address)).isEqualTo(acknowledged);
    }

    /** Takes what is left but some room. */
    private Path fill() throws IOException {
        Path ballast = disk.resolve("ballast");
        byte[] block = new byte[64 * KILOBYTE];
        try (var file = new RandomAccessFile(ballast.toFile(), "rw")) {
            while (disk.toFile().getUsableSpace() > ROOM) {
                file.write(block);
            }
        }
        return ballast;
    }

    private static void await(BooleanSupplier state) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!state.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(100);
        }
    }

    private static Set<UUID> stored(String address) throws SQLException {
        Set<UUID> stored = new HashSet<>();
        try (var connection = DriverManager.getConnection(address, "sa", "");
                var rows = connection.createStatement().executeQuery("select trial_id from response")) {
            while (rows.next()) {
                stored.add(rows.getObject(1, UUID.class));
            }
        }
        return stored;
    }

    private static int run(String... line) throws Exception {
        return new ProcessBuilder(line).inheritIO().start().waitFor();
    }
}

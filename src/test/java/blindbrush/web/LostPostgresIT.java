package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.testing.Ports;
import blindbrush.testing.Postgres;
import blindbrush.testing.RunningApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away below the packaged application while somebody answers, and comes back. */
@Tag("faults")
class LostPostgresIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void an_answer_is_refused_while_postgresql_is_away_and_taken_when_it_is_back() throws Exception {
        int port = Ports.free();
        EmbeddedPostgres postgres = postgres(port);
        try (var application = RunningApplication.start(
                folder,
                "-Dquarkus.datasource.jdbc.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "-Dquarkus.datasource.username=postgres",
                "-Dquarkus.datasource.password=postgres",
                "-Dblindbrush.demonstration.pictures=0")) {
            Guest staff = signedIn(application);
            var participant = Participant.in("demonstration", application.address());
            Page first = participant.trial();
            assertThat(participant.answer(first).status()).isEqualTo(303);
            Page second = participant.trial();

            postgres.close();
            Page refused = participant.answer(second);
            assertThat(refused.status()).as(application.log()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(application.isHealthy()).isFalse();
            ParticipantContract.assertIsProblem(staff.get("/curator"), 503);

            postgres = postgres(port);
            Instant deadline = Instant.now().plus(PATIENCE);
            while (!application.isHealthy()) {
                assertThat(Instant.now()).isBefore(deadline);
                Thread.sleep(100);
            }
            assertThat(participant.answer(second).status()).isEqualTo(303);
            assertThat(staff.get("/curator").status()).isEqualTo(200);
            assertThat(Participant.id(participant.trial())).isNotIn(Participant.id(first), Participant.id(second));
        } finally {
            postgres.close();
        }
    }

    private static Guest signedIn(RunningApplication application) throws Exception {
        String invitation = application.awaitLine("(http\\S+/invitations/\\S+)", PATIENCE);
        var guest = new Guest(application.address());
        Page form = guest.get(URI.create(invitation).getPath());
        guest.send(form, "main form", Map.of("name", "somebody", "password", Staff.PASSWORD));
        Staff.signIn(guest, "somebody", Staff.PASSWORD);
        return guest;
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return Postgres.embedded()
                .setPort(port)
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .start();
    }
}

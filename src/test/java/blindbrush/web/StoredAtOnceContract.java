package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.study.Study;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Two people store the same at the same moment. */
abstract class StoredAtOnceContract {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TestHTTPResource("/")
    URI home;

    @Inject
    Clock clock;

    @Inject
    EntityManager database;

    @Test
    void of_two_studies_with_one_title_the_second_is_refused_in_words() {
        Guest researcher = Staff.researcher(home);
        Page desk = researcher.get("/researcher");
        String title = "At once " + UUID.randomUUID();
        Map<String, String> fields = Map.of("title", title, "csrf-token", Guest.token(desk));
        CompletableFuture<Page> second = QuarkusTransaction.requiringNew().call(() -> {
            Study.draft(title, clock.instant());
            Study.flush();
            var asked = CompletableFuture.supplyAsync(() -> researcher.post("/studies", fields));
            awaitTrue(waiting());
            return asked;
        });
        Page refused = second.join();
        ParticipantContract.assertIsProblem(refused, 503);
        assertThat(refused.words("main")).contains("Another request stored the same a moment ago.");
        assertThat(researcher.post("/studies", fields).words("main"))
                .contains("There is a study with that title already.");
        assertThat(QuarkusTransaction.requiringNew().call(() -> Study.count("title", title)))
                .isOne();
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** A query that says whether the second study waits for the transaction of the first. */
    abstract String waiting();

    private void awaitTrue(String query) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!Boolean.TRUE.equals(
                database.createNativeQuery(query, Boolean.class).getSingleResult())) {
            assertThat(Instant.now()).as(query).isBefore(deadline);
            pause();
        }
    }
}

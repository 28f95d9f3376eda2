package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.study.Response;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three hundred people in one room take part at once, while as many connections from that room never finish what they say. */
@QuarkusTest
@Tag("faults")
class ClassBehindOneAddressTest {

    private static final int PEOPLE = 300;
    private static final int TRIALS = 4;

    @TestHTTPResource("/")
    URI home;

    @Test
    void everybody_s_answers_are_stored() throws Exception {
        var study = Exhibition.open(TRIALS, 0);
        List<Wire> stalled = new ArrayList<>();
        ExecutorService room = Executors.newFixedThreadPool(PEOPLE);
        try {
            List<Callable<Void>> people = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                stalled.add(new Wire(home, Duration.ofMinutes(1))
                        .head(
                                "POST /withdraw HTTP/1.1",
                                "Content-Type: application/x-www-form-urlencoded",
                                "Content-Length: 100"));
                people.add(() -> takesPart(study));
            }
            for (Future<Void> one : room.invokeAll(people)) {
                one.get();
            }
            assertThat(stored(study)).isEqualTo(PEOPLE * TRIALS);
        } finally {
            room.shutdownNow();
            for (Wire wire : stalled) {
                wire.close();
            }
        }
    }

    private Void takesPart(Exhibition study) {
        var participant = Participant.in(study, home);
        for (int trial = 0; trial < TRIALS; trial++) {
            assertThat(participant.answer(participant.trial()).status()).isEqualTo(303);
        }
        assertThat(participant.trial().location()).isEqualTo("/end");
        return null;
    }

    private static long stored(Exhibition study) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Response.count(
                        "trialId in (select t.id from Trial t where t.session.study.id = ?1)", study.id()));
    }
}

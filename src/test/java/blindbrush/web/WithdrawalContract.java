package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.study.Reply;
import blindbrush.study.Response;
import blindbrush.study.Session;
import blindbrush.study.Trial;
import blindbrush.study.Withdrawal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Withdrawing while everything else goes on, the same on every database. */
abstract class WithdrawalContract {

    private static final int ROUNDS = 12;

    @TestHTTPResource("/")
    URI home;

    @Test
    void withdrawing_deletes_everything_whatever_arrives_at_the_same_moment() throws Exception {
        var study = Exhibition.open(3, 0);
        for (int round = 0; round < ROUNDS; round++) {
            var leaving = Leaving.from(study, home);
            List<Callable<Page>> everything = new ArrayList<>(leaving.everythingElse());
            everything.addAll(2, Collections.nCopies(3, leaving::withdraw));
            List<Page> pages = atOnce(everything);
            assertThat(pages).extracting(Page::status).allMatch(status -> status < 500);
            List<Page> withdrawn = pages.subList(2, 5);
            assertThat(withdrawn).extracting(Page::status).containsOnly(200);
            assertThat(withdrawn).extracting(page -> page.words("h1")).containsOnly("Deleted");
            assertNothingIsLeft(leaving);
            ParticipantContract.assertIsProblem(leaving.answer(), 404);
        }
        assertThat(QuarkusTransaction.requiringNew().call(() -> Withdrawal.count("study.id", study.id())))
                .isEqualTo(ROUNDS);
    }

    @Test
    void eight_requests_with_one_code_at_once_and_any_later_one_get_the_same_answer() throws Exception {
        var study = Exhibition.open(3, 0);
        var leaving = Leaving.from(study, home);
        List<Page> answers = atOnce(Collections.nCopies(8, leaving::withdraw));
        Page later = leaving.withdraw();
        assertThat(later.status()).isEqualTo(200);
        assertThat(answers).extracting(Page::status).containsOnly(200);
        assertThat(answers).extracting(page -> page.words("main")).containsOnly(later.words("main"));
        assertThat(QuarkusTransaction.requiringNew().call(() -> Withdrawal.count("study.id", study.id())))
                .isOne();
        assertNothingIsLeft(leaving);
    }

    private static List<Page> atOnce(List<Callable<Page>> requests) throws Exception {
        var threads = Executors.newFixedThreadPool(requests.size());
        try {
            List<Page> pages = new ArrayList<>();
            for (Future<Page> page : threads.invokeAll(requests)) {
                pages.add(page.get());
            }
            return pages;
        } finally {
            threads.shutdown();
        }
    }

    private static void assertNothingIsLeft(Leaving leaving) {
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(Session.<Session>findByIdOptional(leaving.session)).isEmpty();
            assertThat(Trial.count("session.id", leaving.session)).isZero();
            assertThat(Response.count("trialId", leaving.trial)).isZero();
            assertThat(Reply.count("key.sessionId", leaving.session)).isZero();
        });
    }

    /** Somebody with one answered trial and one that waits, who withdraws in another tab. */
    private static final class Leaving {

        private final Exhibition study;
        private final Guest guest;
        private final Page consent;
        private final Page begin;
        private final Page waiting;
        private final Page form;
        private final String code;
        private final UUID session;
        private final UUID trial;

        private Leaving(Exhibition study, Guest guest) {
            this.study = study;
            this.guest = guest;
            consent = guest.get("/studies/" + study.slug() + "/consent");
            guest.send(consent, "main form", Map.of());
            begin = guest.get("/begin");
            code = begin.words(".withdrawal-code code");
            guest.send(begin, "main form", Map.of());
            Page first = guest.get("/trials/next");
            trial = Participant.id(first);
            guest.send(first, "form[data-trial]", Map.of("rating", "2"));
            waiting = guest.get("/trials/next");
            form = guest.get("/withdraw");
            session = QuarkusTransaction.requiringNew().call(() -> Session.findByToken(
                            guest.cookie(Participant.COOKIE).orElseThrow())
                    .orElseThrow()
                    .id);
        }

        static Leaving from(Exhibition study, URI home) {
            return new Leaving(study, new Guest(home));
        }

        Page withdraw() {
            return guest.send(form, "main form", Map.of("code", code));
        }

        Page answer() {
            return guest.send(waiting, "form[data-trial]", Map.of("rating", "5"));
        }

        /** What its browser may send at the same moment; agreeing anew begins another session, so that it is left out. */
        List<Callable<Page>> everythingElse() {
            return List.of(
                    this::answer,
                    () -> guest.get("/trials/next"),
                    this::answer,
                    () -> guest.get(Participant.action(waiting).replace("response", "following")),
                    () -> guest.send(begin, "main form", Map.of()),
                    () -> guest.get("/studies/" + study.slug() + "/consent"),
                    () -> guest.get("/end"));
        }
    }
}

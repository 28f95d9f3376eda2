package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.design.Feedback;
import blindbrush.design.Reporting;
import blindbrush.design.Task;
import blindbrush.gallery.Origin;
import blindbrush.study.Hanging;
import blindbrush.study.Session;
import blindbrush.study.Trial;
import blindbrush.testing.Walls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A participant's way through the pages without scripts, the same on every database. */
public abstract class ParticipantContract {

    @TestHTTPResource("/")
    URI home;

    @Test
    void the_first_page_leads_through_consent_and_every_trial_to_a_score() {
        var study = Exhibition.open(3, 2);
        Page landing = new Guest(home).get("/");
        assertThat(landing.document().select("a.main-button").attr("href"))
                .isEqualTo("/studies/" + study.slug() + "/consent");
        var participant = Participant.in(study, home);
        assertThat(participant.welcome.status()).isEqualTo(303);
        assertThat(participant.welcome.location()).isEqualTo("/begin");
        int right = 0;
        var seen = new HashSet<UUID>();
        for (int number = 1; number <= 5; number++) {
            Page trial = participant.trial();
            assertThat(trial.header("Cache-Control")).isEqualTo("no-store");
            assertThat(trial.words(".progress span")).isEqualTo(number + " of 5");
            assertThat(seen.add(Participant.id(trial))).isTrue();
            assertThat(Participant.isPair(trial)).isEqualTo(number > 3);
            assertPicturesCome(participant, trial);
            right += isHumanFirst(participant.stored(trial)) ? 1 : 0;
            Page answered = participant.answer(trial);
            assertThat(answered.status()).isEqualTo(303);
            assertThat(answered.location()).isEqualTo("/trials/next");
        }
        assertThat(participant.trial().location()).isEqualTo("/end");
        Page end = participant.guest.get("/end");
        assertThat(end.words("h1"))
                .startsWith("You were right " + right + " time")
                .contains("in 5");
        assertThat(end.words(".lead"))
                .as("Wilson's interval excludes a half at 0 and 5 of 5 only")
                .contains(right == 5 ? "more than guessing" : right == 0 ? "less than guessing" : "could be luck");
        assertThat(end.document().select(".reveals > li")).hasSize(5);
        assertThat(end.text()).contains(Exhibition.CANARY);
        assertThat(participant.responses())
                .hasSize(5)
                .filteredOn(response -> response.correct)
                .hasSize(right);
    }

    @Test
    void the_session_s_cookie_is_out_of_reach_for_scripts_and_other_sites() {
        var participant = Participant.in(Exhibition.open(1, 0), home);
        assertThat(participant.welcome.cookiesSet())
                .filteredOn(cookie -> cookie.startsWith(Participant.COOKIE + "="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=86400")
                .doesNotContain("Secure");
    }

    @Test
    void a_session_can_be_gone_on_with_from_the_first_page() {
        var participant = Participant.in(Exhibition.open(2, 0), home);
        participant.answer(participant.trial());
        Page landing = participant.guest.get("/");
        assertThat(landing.words("a.main-button")).startsWith("Go on with the test");
        assertThat(landing.document().select("a.main-button").attr("href")).isEqualTo("/trials/next");
        assertThat(participant.trial().words(".progress span")).isEqualTo("2 of 2");
        assertThat(participant.guest.get("/end").location()).isEqualTo("/trials/next");
    }

    @Test
    void agreeing_again_goes_on_with_the_session_under_way() {
        var study = Exhibition.open(2, 0);
        var participant = Participant.in(study, home);
        participant.answer(participant.trial());
        Page consent = participant.guest.get("/studies/" + study.slug() + "/consent");
        Page next = participant.guest.send(consent, "main form", Map.of());
        assertThat(next.location()).isEqualTo("/trials/next");
        assertThat(next.cookiesSet()).noneMatch(cookie -> cookie.startsWith(Participant.COOKIE + "="));
        assertThat(participant.trial().words(".progress span")).isEqualTo("2 of 2");
    }

    @Test
    void a_trial_loaded_again_is_the_same_and_counts_as_shown_once() {
        var study = Exhibition.open(2, 0);
        var participant = Participant.in(study, home);
        Page trial = participant.trial();
        assertThat(Participant.id(participant.trial())).isEqualTo(Participant.id(trial));
        assertThat(showings(study)).as("nobody knows yet whether it was seen").isZero();
        participant.answer(trial);
        assertThat(showings(study)).isOne();
        participant.answer(participant.trial());
        assertThat(participant.responses())
                .extracting(response -> response.reloads)
                .containsExactlyInAnyOrder(1, 0);
    }

    private static long showings(Exhibition study) {
        return QuarkusTransaction.requiringNew().call(() -> Hanging.of(study.study()).stream()
                .mapToLong(hanging -> hanging.shown)
                .sum());
    }

    @Test
    void a_second_answer_leads_on_and_changes_nothing() {
        var participant = Participant.in(Exhibition.open(2, 0), home);
        Page trial = participant.trial();
        participant.answer(trial, Map.of("rating", "2", "recognised", "true"));
        assertThat(participant.answer(trial, Map.of("rating", "5")).location()).isEqualTo("/trials/next");
        assertThat(participant.responses()).singleElement().satisfies(response -> {
            assertThat(response.rating).isEqualTo(2);
            assertThat(response.recognised).isTrue();
        });
    }

    @Test
    void a_finished_session_takes_no_further_answers() {
        var participant = Participant.in(Exhibition.open(1, 0), home);
        Page trial = participant.trial();
        participant.answer(trial, Map.of("rating", "6"));
        assertThat(participant.answer(trial, Map.of("rating", "1")).status()).isEqualTo(303);
        assertThat(participant.responses()).singleElement().satisfies(response -> assertThat(response.rating)
                .isEqualTo(6));
    }

    @Test
    void a_trial_that_was_not_shown_yet_takes_no_answer_and_shows_no_picture() {
        var participant = Participant.in(Exhibition.open(3, 0), home);
        Page first = participant.trial();
        UUID later = participant.trials().get(2);
        Page refused = participant.guest.post(
                "/trials/" + later + "/response", Map.of("rating", "1", "csrf-token", Guest.token(first)));
        assertIsProblem(refused, 409);
        assertThat(participant.guest.get("/trials/" + later + "/pictures/1").status())
                .isEqualTo(404);
        assertThat(participant.responses()).isEmpty();
    }

    @Test
    void another_session_s_trial_takes_no_answer_and_shows_no_picture() {
        var study = Exhibition.open(2, 0);
        var owner = Participant.in(study, home);
        Page theirs = owner.trial();
        var other = Participant.in(study, home);
        Page own = other.trial();
        Page refused =
                other.guest.post(Participant.action(theirs), Map.of("rating", "1", "csrf-token", Guest.token(own)));
        assertIsProblem(refused, 404);
        assertThat(other.guest.get(Participant.pictures(theirs).get(0)).status())
                .isEqualTo(404);
        assertThat(owner.responses()).isEmpty();
        assertThat(other.responses()).isEmpty();
    }

    @Test
    void without_a_session_there_is_no_trial_no_picture_and_no_answer() {
        var participant = Participant.in(Exhibition.open(1, 0), home);
        Page trial = participant.trial();
        String secret = participant.guest.cookie(Participant.COOKIE).orElseThrow();
        for (String forged : List.of("", "forged", secret.substring(1))) {
            participant.guest.give(Participant.COOKIE, forged);
            assertThat(participant.trial().location()).isEqualTo("/");
            assertThat(participant.guest.get("/end").location()).isEqualTo("/");
            assertThat(participant.guest.get(Participant.pictures(trial).get(0)).status())
                    .isEqualTo(404);
            assertIsProblem(participant.answer(trial), 404);
        }
        participant.guest.forget(Participant.COOKIE);
        assertThat(participant.trial().location()).isEqualTo("/");
        assertIsProblem(participant.answer(trial), 404);
        participant.guest.give(Participant.COOKIE, secret);
        assertThat(participant.responses()).isEmpty();
    }

    @Test
    void an_answer_without_the_form_s_token_is_refused() {
        var participant = Participant.in(Exhibition.open(1, 0), home);
        Page trial = participant.trial();
        assertIsProblem(participant.guest.post(Participant.action(trial), Map.of("rating", "1")), 400);
        assertIsProblem(participant.answer(trial, Map.of("rating", "1", "csrf-token", "AAAAAAAAAAAAAAAAAAAAAA")), 400);
        assertThat(participant.responses()).isEmpty();
        assertThat(participant.answer(trial).status()).isEqualTo(303);
    }

    @Test
    void a_session_does_not_begin_without_the_form_s_token() {
        var study = Exhibition.open(1, 0);
        Page refused = new Guest(home).post("/studies/" + study.slug() + "/sessions", Map.of());
        assertIsProblem(refused, 400);
        assertThat(QuarkusTransaction.requiringNew().call(() -> Session.count("study.id", study.id())))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "-1", "1.5", "surely", "", "99999999999"})
    void a_rating_off_the_scale_is_refused(String rating) {
        var participant = Participant.in(Exhibition.open(1, 0), home);
        assertIsProblem(participant.answer(participant.trial(), Map.of("rating", rating)), 400);
        assertThat(participant.responses()).isEmpty();
    }

    @Test
    void an_answer_to_the_wrong_question_or_to_none_is_refused() {
        var participant = Participant.in(Exhibition.open(1, 1), home);
        Page yesNo = participant.trial();
        assertIsProblem(participant.answer(yesNo, Map.of()), 400);
        assertIsProblem(participant.answer(yesNo, Map.of("side", "LEFT", "confidence", "1")), 400);
        assertThat(participant.responses()).isEmpty();
        participant.answer(yesNo);
        Page pair = participant.trial();
        assertIsProblem(participant.answer(pair, Map.of("rating", "1")), 400);
        assertIsProblem(participant.answer(pair, Map.of("side", "LEFT")), 400);
        assertIsProblem(participant.answer(pair, Map.of("confidence", "2")), 400);
        assertIsProblem(participant.answer(pair, Map.of("side", "MIDDLE", "confidence", "2")), 400);
        assertIsProblem(participant.answer(pair, Map.of("side", "LEFT", "confidence", "4")), 400);
        assertThat(participant.responses()).hasSize(1);
    }

    @Test
    void what_the_server_can_know_is_not_taken_from_the_browser() {
        var participant = Participant.in(Exhibition.open(1, 0), home);
        Page trial = participant.trial();
        boolean right = isHumanFirst(participant.stored(trial));
        var forged = new HashMap<>(Map.of("rating", "1", "origin", "HUMAN", "position", "7", "trialId", "x"));
        forged.put("correct", String.valueOf(!right));
        forged.put("receivedAt", "2020-01-01T00:00:00Z");
        assertThat(participant.answer(trial, forged).status()).isEqualTo(303);
        assertThat(participant.responses()).singleElement().satisfies(response -> {
            assertThat(response.correct).isEqualTo(right);
            assertThat(response.receivedAt).isAfter(participant.stored(trial).sentAt);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "NaN", "1e3", "600001", "999999999", "99999999999999"})
    void a_strange_response_time_loses_no_answer_and_is_not_kept(String rt) {
        var participant = Participant.in(Exhibition.open(1, 0), home);
        participant.answer(participant.trial(), Map.of("rating", "4", "rt", rt, "displayed", "true"));
        assertThat(participant.responses()).singleElement().satisfies(response -> assertThat(response.rt)
                .isNull());
    }

    /** Scripts run in that browser, and ours did not come: its page shows no picture. */
    @Test
    void an_answer_to_a_picture_that_the_page_could_not_show_does_not_count() {
        var participant = Participant.in(Exhibition.open(1, 0), home);
        Page trial = participant.trial();
        Page refused = participant.guest.post(
                Participant.action(trial), Map.of("rating", "4", "csrf-token", Guest.token(trial)));
        assertIsProblem(refused, 409);
        assertThat(participant.responses()).isEmpty();
        assertThat(participant.answer(participant.trial()).status()).isEqualTo(303);
    }

    /** It waited in the browser for a connection, longer than a session may be left. */
    @Test
    void an_answer_that_comes_late_is_kept_though_its_block_begins_anew() {
        var participant = Participant.in(Exhibition.open(3, 0), home);
        participant.answer(participant.trial());
        Page trial = participant.trial();
        QuarkusTransaction.requiringNew().run(() -> {
            Session session = participant.session();
            session.lastSeenAt = session.lastSeenAt.minus(Duration.ofDays(2));
        });
        assertThat(participant.answer(trial).status()).isEqualTo(303);
        assertThat(participant.responses())
                .hasSize(2)
                .extracting(response -> response.trialId)
                .contains(Participant.id(trial));
        assertThat(participant.stored(trial).superseded).isTrue();
        assertThat(participant.trial().words(".progress")).contains("1 of 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "3", "x", "-1"})
    void a_trial_has_no_pictures_but_its_own(String number) {
        var participant = Participant.in(Exhibition.open(1, 0), home);
        UUID trial = Participant.id(participant.trial());
        assertThat(participant
                        .guest
                        .get("/trials/" + trial + "/pictures/" + number)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_study_that_is_not_open_takes_no_participants() {
        var draft = Exhibition.empty(1, 0, Exhibition.SMALL);
        var open = Exhibition.open(1, 0);
        Page consent = new Guest(home).get("/studies/" + open.slug() + "/consent");
        assertIsProblem(new Guest(home).get("/studies/" + draft.slug() + "/consent"), 404);
        assertIsProblem(new Guest(home).get("/studies/" + draft.slug() + "/results"), 404);
        var guest = new Guest(home);
        Page page = guest.get("/studies/" + open.slug() + "/consent");
        Page refused = guest.post("/studies/" + draft.slug() + "/sessions", Map.of("csrf-token", Guest.token(page)));
        assertIsProblem(refused, 404);
        assertThat(consent.text()).doesNotContain(Exhibition.CANARY);
    }

    @Test
    void everybody_may_read_the_results_and_the_method() {
        var study = Exhibition.open(Walls.design(1, 1).with(new Reporting(Feedback.AT_END, true, true, null)));
        assertThat(new Guest(home).get("/studies/" + study.slug() + "/results").words(".notice"))
                .contains("Nobody has finished");
        Participant.in(study, home).answerAll();
        Participant.in(study, home).answerAll();
        Page results = new Guest(home).get("/studies/" + study.slug() + "/results");
        assertThat(results.words(".figures")).contains("finished sessions 2").contains("answers that count 4");
        assertThat(new Guest(home).get("/method").status()).isEqualTo(200);
    }

    /** A page for people, that says nothing of the program's inside. */
    public static void assertIsProblem(Page page, int status) {
        assertThat(page.status()).as(page.text()).isEqualTo(status);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.words("main h1")).isNotEmpty();
        assertThat(page.document().select("main a[href=/]")).isNotEmpty();
        assertThat(page.text()).doesNotContain("Exception", "blindbrush.", "java.", "\tat ");
    }

    private static void assertPicturesCome(Participant participant, Page trial) {
        assertThat(Participant.pictures(trial))
                .hasSize(Participant.isPair(trial) ? 2 : 1)
                .allSatisfy(address -> {
                    Page picture = participant.guest.get(address);
                    assertThat(picture.status()).isEqualTo(200);
                    assertThat(picture.header("Content-Type")).isEqualTo("image/jpeg");
                });
    }

    private static boolean isHumanFirst(Trial trial) {
        assertThat(trial.task == Task.PAIR).isEqualTo(trial.rightStimulus != null);
        return trial.stimulus.origin == Origin.HUMAN;
    }
}

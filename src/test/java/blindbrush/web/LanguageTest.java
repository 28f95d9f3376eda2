package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.account.Account;
import blindbrush.design.Design;
import blindbrush.design.Feedback;
import blindbrush.design.Recruitment;
import blindbrush.design.Reporting;
import blindbrush.testing.Walls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Pages that a participant may meet are in their language, or say that they are not; errors keep what every page has. */
@QuarkusTest
class LanguageTest {

    private static final String GERMAN = "de-DE,de;q=0.9,en;q=0.5";

    /** Words that every English paragraph has, and no German one. */
    private static final Pattern ENGLISH =
            Pattern.compile("\\b(the|and|you|your|with|this|that|are|were|of|not|by|is)\\b", Pattern.CASE_INSENSITIVE);

    @TestHTTPResource("/")
    URI home;

    @Test
    void a_german_participant_meets_german_pages_only_or_ones_that_say_they_are_english() {
        var study = Exhibition.open(2, 1);
        Guest guest = new Guest(home);
        assertGerman(guest, "/");
        assertGerman(guest, "/method");
        assertGerman(guest, "/withdraw");
        Page consent = assertGerman(guest, "/studies/" + study.slug() + "/consent");
        guest.send(consent, "main form", Map.of());
        Page begin = assertGerman(guest, "/begin");
        guest.send(begin, "main form", Map.of());
        for (int number = 1; number <= 2; number++) {
            guest.send(assertGerman(guest, "/trials/next"), "form[data-trial]", Map.of("rating", "1"));
        }
        assertGerman(guest, "/trials/next");
        guest.send(
                assertGerman(guest, "/trials/next?go=true"),
                "form[data-trial]",
                Map.of("side", "LEFT", "confidence", "1"));
        assertGerman(guest, "/end");
        assertGerman(guest, "/end/card.svg");
        for (String english : List.of("/sign-in", "/studies/" + study.slug() + "/results")) {
            Document page = guest.get(english, "Accept-Language", GERMAN).document();
            assertThat(page.selectFirst("main").attr("lang")).isEqualTo("en");
            assertThat(page.select("main [lang=de]").text()).contains("auf Englisch");
        }
    }

    @Test
    void a_german_participant_is_refused_in_german() {
        Guest guest = new Guest(home);
        var draft = Exhibition.empty(1, 0, Exhibition.SMALL);
        assertGermanProblem(guest, "/nowhere", 404);
        assertGermanProblem(guest, "/studies/" + draft.slug() + "/consent", 404);
        assertGermanProblem(guest, "/studies/nowhere/results", 404);
        assertGermanProblem(guest, "/language/xx", 404);
        assertGermanProblem(guest, "/end/card.svg", 404);
        assertGermanProblem(guest, "/trials/00000000-0000-0000-0000-000000000000/pictures/1", 404);
        String token = Guest.token(guest.get("/withdraw"));
        assertGerman(guest.post("/withdraw", Map.of("csrf-token", token, "code", "AAAA"), "Accept-Language", GERMAN));
        assertGerman(guest.post("/withdraw", Map.of("code", "AAAA"), "Accept-Language", GERMAN));
        assertGerman(guest.post("/method", Map.of("csrf-token", token), "Accept-Language", GERMAN));

        Design usual = Walls.design(3, 0);
        var study = Exhibition.open(usual.with(new Reporting(Feedback.NEVER, false, false, null))
                .with(new Recruitment(null, null, null, false, true, 30, "C0DE", "https://panel.example/done", true)));
        assertThat(assertGerman(guest, "/studies/" + study.slug() + "/consent").words("main"))
                .contains("nur Eingeladene");
        assertGerman(guest, "/studies/" + study.slug() + "/consent?link=no-such-link");
        Page consent = assertGerman(guest, "/studies/" + study.slug() + "/consent?PROLIFIC_PID=p1&SESSION_ID=x");
        guest.send(consent, "main form", Map.of());
        guest.send(guest.get("/begin"), "main form", Map.of());
        Page trial = guest.get("/trials/next");
        String action = Participant.action(trial);
        for (Map<String, String> answer :
                List.of(Map.of("rating", "9"), Map.<String, String>of(), Map.of("side", "LEFT", "confidence", "1"))) {
            var fields = new java.util.HashMap<>(answer);
            fields.put("csrf-token", Guest.token(trial));
            Page refused = guest.post(action, fields, "Accept-Language", GERMAN);
            assertGerman(refused);
            assertThat(refused.document().select("main [lang=en]")).isEmpty();
        }
        guest.send(trial, "form[data-trial]", Map.of("rating", "1"));
        guest.send(guest.get("/trials/next"), "form[data-trial]", Map.of("rating", "1"));
        guest.send(guest.get("/trials/next"), "form[data-trial]", Map.of("rating", "1"));
        assertGerman(guest, "/end");
        assertGerman(guest, "/studies/" + study.slug() + "/consent?PROLIFIC_PID=p1&SESSION_ID=x");
    }

    @Test
    void every_refusal_that_a_participant_can_meet_has_its_german() {
        for (Problem problem : List.of(
                Problem.notFound("There is no page at this address."),
                Problem.noSession(),
                Problem.goesOnElsewhere(),
                Problem.forbidden(),
                Problem.badRequest("Choose an answer first."),
                Problem.oddAddress(),
                Problem.fromElsewhere(),
                Problem.contentType(),
                Problem.notShown(),
                Problem.tooLarge(),
                Problem.tooSlow(),
                Problem.tooMany(),
                Problem.conflict("The pictures of this trial may still arrive. Wait a little."),
                Problem.notStored(),
                Problem.unexpected(500, "An unexpected error happened in the program."))) {
            assertThat(Stream.of(
                                    problem.title(),
                                    problem.why(),
                                    problem.kept(),
                                    problem.remedy().orElseThrow())
                            .filter(Objects::nonNull))
                    .noneMatch(sentence -> Said.of(sentence, Locale.GERMAN).english());
        }
    }

    @Test
    void an_error_keeps_the_account_and_its_way_out() {
        var study = Exhibition.open(1, 0);
        Guest curator = Staff.signedIn(home, Account.CURATOR, Account.RESEARCHER);
        for (Page error : List.of(
                curator.get("/nowhere"),
                curator.get("/studies/nowhere/design"),
                curator.post("/studies/" + study.slug() + "/close", Map.of()))) {
            ParticipantContract.assertIsProblem(error, error.status());
            assertThat(error.status()).isGreaterThanOrEqualTo(400);
            assertThat(error.document()
                            .select(".mast a[href=/curator], .mast a[href=/researcher], .mast a[href=/account]"))
                    .hasSize(3);
            assertThat(Guest.token(error)).isNotEmpty();
        }
        Guest stranger = new Guest(home);
        ParticipantContract.assertIsProblem(stranger.get("/nowhere"), 404);
        Page out = curator.send(curator.get("/nowhere"), ".mast form", Map.of());
        assertThat(out.status()).isEqualTo(303);
        assertThat(curator.get("/accounts").location()).isEqualTo("/sign-in");
    }

    @Test
    void one_s_own_answer_is_none_of_the_others() {
        var study = Exhibition.open(2, 0);
        var first = Participant.in(study, home);
        first.answerAll();
        assertThat(first.guest.get("/end").words("main")).doesNotContain("to it,");
        QuarkusTransaction.requiringNew().run(() -> study.study().close(Instant.now()));
        assertThat(first.guest.get("/end").words("main")).doesNotContain("to it,");
    }

    private Page assertGerman(Guest guest, String path) {
        return assertGerman(guest.get(path, "Accept-Language", GERMAN));
    }

    private void assertGermanProblem(Guest guest, String path, int status) {
        Page page = guest.get(path, "Accept-Language", GERMAN);
        assertThat(page.status()).as(path).isEqualTo(status);
        assertGerman(page);
        assertThat(page.document().select("main [lang=en]")).isEmpty();
    }

    private static Page assertGerman(Page page) {
        Document document = page.document();
        assertThat(page.status()).as(page.text()).isNotEqualTo(500);
        document.select("[lang=en], style, script, .as-written, code").remove();
        assertThat(document.select("html").attr("lang")).isIn("de", "");
        assertThat(document.text()).doesNotContainPattern(ENGLISH);
        return page;
    }
}

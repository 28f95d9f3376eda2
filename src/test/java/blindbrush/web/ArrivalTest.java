package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import blindbrush.study.Participant;
import blindbrush.study.Reply;
import blindbrush.study.Session;
import blindbrush.testing.Walls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which way somebody comes, and in which browser they go on. */
@QuarkusTest
class ArrivalTest {

    private static final String PANEL = "?PROLIFIC_PID=5a9d64f5f6dfdd0001eaa73d&STUDY_ID=s1&SESSION_ID=x9";

    @TestHTTPResource("/")
    URI home;

    @Test
    void a_test_opened_on_another_device_goes_on_there_only_when_asked_to_and_the_first_device_is_told() {
        var study = Exhibition.open(3, 0);
        Guest first = new Guest(home);
        begin(first, study, PANEL);
        first.send(first.get("/trials/next"), "form[data-trial]", Map.of("rating", "2"));
        Page waiting = first.get("/trials/next");

        Guest second = new Guest(home);
        Page asked = second.get(consent(study, PANEL));
        assertThat(asked.words("h1")).isEqualTo("A test is under way");
        assertThat(asked.words(".main-button")).isEqualTo("Go on here");
        assertThat(first.get("/trials/next").status()).isEqualTo(200);

        assertThat(second.send(asked, "main form", Map.of()).location()).isEqualTo("/begin");
        assertThat(second.get("/begin").location()).isEqualTo("/trials/next");
        assertThat(second.get("/trials/next").words(".progress span")).isEqualTo("2 of 3");

        assertGoesOnElsewhere(first.get("/trials/next"));
        assertGoesOnElsewhere(first.get("/begin"));
        assertGoesOnElsewhere(first.get("/end"));
        assertGoesOnElsewhere(first.send(waiting, "form[data-trial]", Map.of("rating", "2")));
        assertThat(first.get("/trials/next", "Accept-Language", "de").words("h1"))
                .isEqualTo("Dieser Test geht in einem anderen Browser weiter");
        assertThat(first.get("/").status()).isEqualTo(200);

        Page back = first.get(consent(study, PANEL));
        assertThat(back.words("h1")).isEqualTo("A test is under way");
        first.send(back, "main form", Map.of());
        assertThat(first.get("/trials/next").words(".progress span")).isEqualTo("2 of 3");
        assertGoesOnElsewhere(second.get("/trials/next"));
        assertThat(sessions(study)).isOne();
    }

    @Test
    void a_panel_s_number_alone_opens_nobody_s_session() {
        var study = Exhibition.open(2, 0);
        Guest first = new Guest(home);
        begin(first, study, PANEL);
        Guest stranger = new Guest(home);
        Page refused = stranger.get(consent(study, PANEL.replace("x9", "y7")));
        assertThat(refused.words("main")).contains("another session of the panel");
        assertThat(refused.document().select("main form")).isEmpty();
        String token = Guest.token(stranger.get("/withdraw"));
        stranger.post(
                "/studies/" + study.slug() + "/sessions",
                Map.of(
                        "csrf-token", token,
                        "here", "true",
                        "PROLIFIC_PID", "5a9d64f5f6dfdd0001eaa73d",
                        "STUDY_ID", "s1",
                        "SESSION_ID", "y7"));
        assertThat(stranger.cookie(blindbrush.web.Participant.COOKIE)).isEmpty();
        assertThat(first.get("/trials/next").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?PROLIFIC_PID=%7B%7B%25PROLIFIC_PID%25%7D%7D&STUDY_ID=s&SESSION_ID=x | has a placeholder",
                "?PROLIFIC_PID={{%PROLIFIC_PID%}}&STUDY_ID={{%STUDY_ID%}}&SESSION_ID={{%SESSION_ID%}} | has a placeholder",
                "?PROLIFIC_PID=abc&STUDY_ID=s&SESSION_ID=%5B%25ID%25%5D | has a placeholder",
                "?PROLIFIC_PID=0123456789012345678901234567890123456789012345678901234567890123456789012345678901 | longer than 80",
                "?PROLIFIC_PID=&STUDY_ID=s&SESSION_ID=x | is empty",
                "?STUDY_ID=s&SESSION_ID=x | is empty",
                "?PROLIFIC_PID=a&PROLIFIC_PID=b | more than once",
                "?PROLIFIC_PID=abc?STUDY_ID=s | damaged at PROLIFIC_PID",
                "?ref=mail?PROLIFIC_PID=abc | damaged at ref",
                "?prolific_pid=abc | damaged at prolific_pid",
                "?PROLIFIC_PID=a%00b | damaged at PROLIFIC_PID",
                "?PROLIFIC_PID=a%20b | damaged at PROLIFIC_PID"
            })
    void an_address_that_names_nobody_is_refused_with_what_the_recruiter_must_mend(String query, String says)
            throws IOException {
        var study = Exhibition.open(2, 0);
        String page = raw(consent(study, query), "en");
        assertThat(page).startsWith("HTTP/1.1 400").contains(says, "For the people who recruit");
        assertThat(raw(consent(study, query), "de")).startsWith("HTTP/1.1 400").contains("Diese Adresse stimmt nicht");
        assertThat(QuarkusTransaction.requiringNew().call(() -> Participant.count("study.id", study.id())))
                .isZero();
    }

    @Test
    void a_link_that_is_none_of_ours_lets_nobody_in_as_nobody() {
        var study = Exhibition.open(2, 0);
        Page refused = new Guest(home).get(consent(study, "?link=cut-off"));
        assertThat(refused.words("main")).contains("never valid");
        assertThat(refused.document().select("main form")).isEmpty();
    }

    @Test
    void a_made_up_link_with_braces_in_it_is_refused_like_any_other() {
        var study = Exhibition.open(2, 0);
        var guest = new Guest(home);
        String token = Guest.token(guest.get(consent(study, "")));
        Page sent = guest.postText(
                "/studies/" + study.slug() + "/sessions",
                "application/x-www-form-urlencoded",
                "csrf-token=" + token + "&version=1&link=%7Bx%7D");
        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.location()).isEqualTo("/studies/" + study.slug() + "/consent?link=%7Bx%7D");
        assertThat(guest.get(sent.location()).words("main")).contains("never valid");
    }

    @Test
    void who_is_refused_after_agreeing_reads_why_in_their_language() {
        Design usual = Walls.design(1, 0);
        var study = Exhibition.open(
                DesignDocument.read(DesignDocument.write(usual).replace("\"quota\" : null", "\"quota\" : 1")));
        Guest late = new Guest(home);
        Page consent = late.get(consent(study, ""));
        begin(new Guest(home), study, "");
        Page refused = late.send(consent, "main form", Map.of());
        assertThat(late.get(refused.location(), "Accept-Language", "de").words("main"))
                .contains("hat alle Teilnehmenden, die sie braucht");
    }

    @Test
    void what_was_said_about_oneself_stays_once_a_picture_was_answered() {
        Design asking = DesignDocument.read(
                DesignDocument.write(Walls.design(2, 0))
                        .replace(
                                "\"questions\" : [ ]",
                                "\"questions\": [{\"key\": \"school\", \"text\": \"Art school?\", \"options\": [\"yes\", \"no\"]}]"));
        var study = Exhibition.open(asking);
        Guest guest = new Guest(home);
        guest.send(guest.get(consent(study, "")), "main form", Map.of());
        Page begin = guest.get("/begin");
        guest.send(begin, "main form", Map.of("school", "yes"));
        Page trial = guest.get("/trials/next");
        assertThat(guest.send(begin, "main form", Map.of("school", "no")).location())
                .isEqualTo("/trials/next");
        assertThat(replied(study)).isEqualTo("no");
        guest.send(trial, "form[data-trial]", Map.of("rating", "1"));
        ParticipantContract.assertIsProblem(guest.send(begin, "main form", Map.of("school", "yes")), 409);
        assertThat(replied(study)).isEqualTo("no");
    }

    @Test
    void the_address_of_a_study_that_has_ended_leads_to_its_results() {
        var study = Exhibition.open(2, 0);
        Guest guest = new Guest(home);
        Page consent = guest.get(consent(study, ""));
        QuarkusTransaction.requiringNew().run(() -> study.study().close(Instant.now()));
        assertThat(guest.get(consent(study, "")).location()).isEqualTo("/studies/" + study.slug() + "/results");
        assertThat(guest.send(consent, "main form", Map.of()).location())
                .isEqualTo("/studies/" + study.slug() + "/results");
        assertThat(guest.get("/studies/" + study.slug() + "/results").words(".notice"))
                .contains("has ended");
        assertThat(guest.get("/studies/" + study.slug() + "/results", "Accept-Language", "de")
                        .words("[lang=de]"))
                .contains("beendet");
    }

    private static void begin(Guest guest, Exhibition study, String query) {
        guest.send(guest.get(consent(study, query)), "main form", Map.of());
        guest.send(guest.get("/begin"), "main form", Map.of());
    }

    private static String consent(Exhibition study, String query) {
        return "/studies/" + study.slug() + "/consent" + query;
    }

    private static void assertGoesOnElsewhere(Page page) {
        ParticipantContract.assertIsProblem(page, 409);
        assertThat(page.words("main")).contains("goes on in another browser", "Every answer given so far is kept");
    }

    private static long sessions(Exhibition study) {
        return QuarkusTransaction.requiringNew().call(() -> Session.count("study.id", study.id()));
    }

    private static String replied(Exhibition study) {
        return QuarkusTransaction.requiringNew().call(() -> Reply.<Reply>find(
                        "key.sessionId in (select s.id from Session s where s.study.id = ?1)", study.id())
                .singleResult()
                .answer);
    }

    /** What comes back for an address exactly as it is typed; a redirect is followed. */
    private String raw(String path, String language) throws IOException {
        try (var socket = new Socket(home.getHost(), home.getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nAccept-Language: "
                    + language + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var location = java.util.regex.Pattern.compile("(?i)location: (?:http://[^/]+)?(\\S+)")
                    .matcher(answer);
            return answer.startsWith("HTTP/1.1 30") && location.find() ? raw(location.group(1), language) : answer;
        }
    }
}

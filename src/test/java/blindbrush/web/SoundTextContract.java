package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.study.Study;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no text is refused at every door by which text comes in, in the same words on every database. */
abstract class SoundTextContract {

    @TestHTTPResource("/")
    URI home;

    /** A NUL, half of a surrogate pair, and bytes that are no UTF-8. */
    @ParameterizedTest
    @ValueSource(strings = {"a%00b", "%ED%A0%80", "%FF"})
    void an_address_that_asks_with_what_is_no_text_is_refused(String word) {
        Guest researcher = Staff.researcher(home);
        Guest curator = Staff.curator(home);
        ParticipantContract.assertIsProblem(researcher.getRaw("/researcher?study=" + word), 400);
        ParticipantContract.assertIsProblem(researcher.getRaw("/planner?unit=" + word), 400);
        ParticipantContract.assertIsProblem(curator.getRaw("/curator?of=" + word), 400);
        ParticipantContract.assertIsProblem(
                new Guest(home).getRaw("/studies/demonstration/results?sessions=" + word), 400);
        assertThat(new Guest(home)
                        .getRaw("/studies/demonstration/consent?PROLIFIC_PID=" + word)
                        .status())
                .isEqualTo(400);
        Page told = program("GET", "/api/v1/studies?page=" + word, null, new byte[0]);
        assertThat(told.status()).isEqualTo(400);
        assertThat(told.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%00b", "%ED%A0%80", "%FF"})
    void an_address_that_names_what_is_no_text_is_refused_or_leads_nowhere(String word) {
        for (String page :
                List.of("/studies/%s/results", "/studies/%s/consent", "/artworks/%s/thumbnail", "/invitations/%s")) {
            assertThat(Staff.curator(home).getRaw(page.formatted(word)).status())
                    .isIn(400, 404);
        }
        assertThat(asked("GET", "/api/v1/studies/" + word + "/design", null, new byte[0]))
                .isIn(400, 404);
    }

    /** In characters of another encoding too, in which a NUL or half of a pair is other bytes. */
    @ParameterizedTest
    @CsvSource({
        "UTF-8, a%00b",
        "UTF-8, %ED%A0%80",
        "UTF-8, %FF",
        "UTF-16, %DB%BF",
        "UTF-16BE, %DB%BF%00a",
        "UTF-7, x",
        "none, x"
    })
    void a_form_that_holds_what_is_no_text_is_refused(String encoding, String word) {
        Guest researcher = Staff.researcher(home);
        String token = Guest.token(researcher.get("/researcher"));
        Page refused = researcher.postText(
                "/studies",
                "application/x-www-form-urlencoded; charset=" + encoding,
                "csrf-token=%s&title=%s%s".formatted(token, UUID.randomUUID(), word));
        ParticipantContract.assertIsProblem(refused, 400);
        assertThat(refused.text()).contains("not text");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, \\u0000",
        "UTF-8, \\ud800",
        "UTF-16, \\u0000",
        "UTF-16LE, \\ud800",
        "UTF-32, \\u0000",
        "ISO-8859-1, ä"
    })
    void json_that_holds_what_is_no_text_is_refused(String encoding, String word) {
        String title = UUID.randomUUID() + word;
        Charset charset = Charset.forName(encoding);
        assertThat(asked(
                        "POST",
                        "/api/v1/studies",
                        "application/json",
                        "{\"title\":\"%s\"}".formatted(title).getBytes(charset)))
                .isEqualTo(400);
        assertThat(asked(
                        "POST",
                        "/api/v1/studies",
                        "application/json; charset=" + encoding,
                        "{\"title\":\"%s\"}".formatted(title).getBytes(charset)))
                .isEqualTo(400);
        String slug = draft();
        assertThat(asked(
                        "POST",
                        "/api/v1/studies/" + slug + "/unblinding",
                        "application/json",
                        "{\"reason\":\"%s\"}".formatted(title).getBytes(charset)))
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-32LE"})
    void json_nested_without_end_is_refused(String encoding) {
        for (String deep : List.of(
                "[".repeat(5_000) + "]".repeat(5_000),
                "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
                "[".repeat(400) + "]".repeat(400))) {
            for (String body : List.of(
                    "{\"title\":\"x\",\"design\":%s}".formatted(deep),
                    "{\"title\":\"x\",\"more\":%s}".formatted(deep),
                    deep)) {
                assertThat(asked(
                                "POST",
                                "/api/v1/studies",
                                "application/json",
                                body.getBytes(Charset.forName(encoding))))
                        .isEqualTo(400);
            }
            assertThat(asked(
                            "PUT",
                            "/api/v1/studies/" + draft() + "/design",
                            "application/json",
                            deep.getBytes(Charset.forName(encoding))))
                    .isEqualTo(400);
        }
    }

    @Test
    void a_file_s_name_that_is_no_text_becomes_a_title_that_is() {
        Guest curator = Staff.curator(home);
        Page page = curator.upload(
                curator.get("/curator"),
                "form[data-drop]",
                Map.of("kind", "PAINTING"),
                List.of(new Guest.Upload("Har\0bour.png", PictureFiles.fresh("x.png").content)));
        assertThat(page.status()).isLessThan(500);
    }

    private static String draft() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Study.draft("Sound " + UUID.randomUUID(), Instant.now()).slug);
    }

    private int asked(String method, String path, String type, byte[] body) {
        return program(method, path, type, body).status();
    }

    /** What a program with a token is answered. */
    private Page program(String method, String path, String type, byte[] body) {
        return new Guest(home)
                .sendBytes(
                        method,
                        path,
                        type,
                        body,
                        "Accept",
                        "application/json",
                        "Authorization",
                        "Bearer " + Staff.token());
    }
}

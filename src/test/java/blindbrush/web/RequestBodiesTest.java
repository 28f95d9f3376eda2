package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.study.Study;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that never come, come too slowly, are too large or hold no text: over bare connections. */
@QuarkusTest
class RequestBodiesTest {

    private static final int CONNECTIONS = 250;
    private static final String TOO_SLOW = "HTTP/1.1 408 ";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path UPLOADS =
            ConfigProvider.getConfig().getValue("quarkus.http.body.uploads-directory", Path.class);

    @TestHTTPResource("/")
    URI home;

    @Tag("faults")
    @Test
    void bodies_that_never_come_keep_nobody_waiting_and_end() throws Exception {
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";
        List<String> heads = List.of(
                "POST /withdraw HTTP/1.1\r\n" + form + "Content-Length: 100",
                "POST /withdraw HTTP/1.1\r\n" + form + "Transfer-Encoding: chunked",
                "POST /sign-in HTTP/1.1\r\n" + form + "Content-Length: 100",
                "PUT /api/v1/studies/demonstration/design HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 100",
                "POST /artworks HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100",
                "GET / HTTP/1.1\r\nContent-Length: 100");
        List<Wire> wires = new ArrayList<>();
        try {
            for (int index = 0; index < CONNECTIONS; index++) {
                wires.add(new Wire(home, PATIENCE).head(heads.get(index % heads.size())));
            }
            assertThat(get("/withdraw").statusCode()).isEqualTo(200);
            for (Wire wire : wires) {
                assertThat(wire.answer()).startsWith("HTTP/1.1 ");
            }
        } finally {
            for (Wire wire : wires) {
                wire.close();
            }
        }
    }

    @Tag("faults")
    @Test
    void a_body_that_trickles_is_given_up() throws Exception {
        try (var wire = new Wire(home, PATIENCE)) {
            wire.head(
                    "POST /withdraw HTTP/1.1",
                    "Content-Type: application/x-www-form-urlencoded",
                    "Content-Length: 10000");
            Instant deadline = Instant.now().plus(PATIENCE);
            while (!wire.isAnswered()) {
                assertThat(Instant.now()).isBefore(deadline);
                wire.say("a");
                Thread.sleep(500);
            }
            assertThat(wire.answer()).startsWith("HTTP/1.1 408 ").contains("<h1>");
        }
    }

    @Test
    void a_body_in_two_parts_is_taken() throws IOException {
        var guest = new Guest(home);
        String token = Guest.token(guest.get("/withdraw"));
        String body = "csrf-token=" + token + "&code=AAAA-AAAA-AAAA";
        try (var wire = new Wire(home, PATIENCE)) {
            wire.head(
                    "POST /withdraw HTTP/1.1",
                    "Content-Type: application/x-www-form-urlencoded",
                    "Cookie: " + guest.cookieHeader(),
                    "Connection: close",
                    "Content-Length: " + body.length());
            wire.say(body.substring(0, 20)).say(body.substring(20));
            assertThat(wire.answer()).startsWith("HTTP/1.1 ").contains("AAAA").doesNotContain("HTTP/1.1 5");
        }
    }

    @Test
    void a_body_too_large_for_anything_but_pictures_is_refused_before_it_comes() throws IOException {
        for (String length : List.of("Content-Length: 1000000", "Transfer-Encoding: chunked")) {
            try (var wire = new Wire(home, PATIENCE)) {
                wire.head("POST /withdraw HTTP/1.1", "Content-Type: application/x-www-form-urlencoded", length);
                if (length.startsWith("T")) {
                    wire.say("20000\r\n" + "a".repeat(0x20000) + "\r\n");
                }
                assertThat(wire.answer()).startsWith("HTTP/1.1 413 ").contains("<h1>");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/withdraw", "/artworks", "/sign-in", "/no/such/page"})
    void nothing_of_a_stranger_s_multipart_body_is_written(String address) throws Exception {
        List<Path> before = uploads(); // what an earlier test sent goes some time after its answer
        String part = "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.png\"\r\n\r\n"
                + "x".repeat(50_000);
        try (var wire = new Wire(home, PATIENCE)) {
            wire.head(
                    "POST " + address + " HTTP/1.1",
                    "Content-Type: multipart/form-data; boundary=b",
                    "Content-Length: 100000");
            wire.say(part);
            assertThat(wire.answer()).startsWith("HTTP/1.1 ");
            assertThat(before).containsAll(uploads());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%00b", "a%FFb", "a%ED%A0%80b", "%C0%80", "a%E2%82"})
    void a_form_that_holds_no_text_is_refused(String value) {
        var guest = new Guest(home);
        Page form = guest.get("/withdraw");
        Page refused = guest.postText(
                "/withdraw", "application/x-www-form-urlencoded", "csrf-token=" + Guest.token(form) + "&code=" + value);
        ParticipantContract.assertIsProblem(refused, 400);
        assertThat(guest.get("/studies/demonstration/consent?PROLIFIC_PID=" + value)
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\u0000\"", "\"\\ud800\"", "\"\\udc00x\"", "{\"a\\u0000\":1}"})
    void json_that_holds_no_text_is_refused(String value) {
        assertThat(made("{\"title\":\"x\",\"design\":%s}".formatted(value))).isEqualTo(400);
        assertThat(brought("{\"questions\":[%s]}".formatted(value))).isEqualTo(400);
    }

    @Test
    void json_nested_without_end_is_refused() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        assertThat(made("{\"title\":\"x\",\"design\":%s}".formatted(deep))).isEqualTo(400);
        assertThat(made("{\"title\":\"x\",\"design\":%s".formatted("{\"a\":".repeat(5_000))))
                .isEqualTo(400);
        assertThat(brought(deep)).isEqualTo(400);
    }

    @Test
    void addresses_and_headers_longer_than_ours_are_refused_with_a_page() throws IOException {
        assertThat(asked("GET /method?" + "a".repeat(20_000) + " HTTP/1.1"))
                .startsWith("HTTP/1.1 414 ")
                .contains("<h1>");
        assertThat(asked("GET /method HTTP/1.1", "Cookie: " + "a".repeat(30_000)))
                .startsWith("HTTP/1.1 431 ")
                .contains("<h1>");
    }

    /** As long as an address may be: matching it takes no stack. */
    @Test
    void a_long_path_is_answered_like_any_other() throws IOException {
        for (String path : List.of("/" + "a".repeat(7_000), "/a".repeat(3_500), "/" + "%41".repeat(2_300))) {
            assertThat(asked("GET " + path + " HTTP/1.1"))
                    .startsWith("HTTP/1.1 404 ")
                    .contains("<h1>");
        }
    }

    @Test
    void large_bodies_of_one_address_are_taken_in_a_few_at_a_time() throws IOException {
        List<Wire> wires = new ArrayList<>();
        try {
            Instant deadline = Instant.now().plus(PATIENCE);
            String answer = TOO_SLOW;
            while (answer.startsWith(TOO_SLOW)) { // a busy machine kept one back for longer than it may take
                assertThat(Instant.now()).isBefore(deadline);
                while (wires.size() < 5) {
                    wires.add(largeBody());
                }
                // the one whose last bytes came when there was no room any more, most often the fifth
                try (Wire refused = firstAnswered(wires)) {
                    wires.remove(refused);
                    answer = refused.answer();
                }
            }
            assertThat(answer).startsWith("HTTP/1.1 429 ").contains("<h1>");
            for (Wire wire : wires) {
                assertThat(wire.say("aaaa").answer()).doesNotContain("HTTP/1.1 429");
            }
        } finally {
            for (Wire wire : wires) {
                wire.close();
            }
        }
    }

    private static Wire firstAnswered(List<Wire> wires) throws IOException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            for (Wire wire : wires) {
                if (wire.isAnswered()) {
                    return wire;
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("none was refused");
    }

    /** Nearly four megabytes with a sign-in that is none, all but the last bytes of it sent. */
    private Wire largeBody() throws IOException {
        int length = 4 * 1024 * 1024 - 1024;
        return new Wire(home, PATIENCE)
                .head(
                        "POST /withdraw HTTP/1.1",
                        "Content-Type: application/x-www-form-urlencoded",
                        "Cookie: blindbrush_account_test=none",
                        "Connection: close",
                        "Content-Length: " + length)
                .say("a".repeat(length - 4));
    }

    @Test
    void who_asks_whether_to_go_on_is_told_to() throws IOException {
        try (var wire = new Wire(home, PATIENCE)) {
            wire.head(
                    "POST /withdraw HTTP/1.1",
                    "Content-Type: application/x-www-form-urlencoded",
                    "Expect: 100-continue",
                    "Connection: close",
                    "Content-Length: 4");
            assertThat(wire.say("code").answer()).startsWith("HTTP/1.1 100 ").contains("HTTP/1.1 400 ");
        }
    }

    private String asked(String... head) throws IOException {
        try (var wire = new Wire(home, PATIENCE)) {
            wire.say(String.join("\r\n", head)
                    + "\r\nConnection: close\r\nHost: localhost\r\nAccept: text/html\r\n\r\n");
            return wire.answer();
        }
    }

    private int made(String json) {
        return new Guest(home)
                .postText("/api/v1/studies", "application/json", json, "Authorization", "Bearer " + Staff.token())
                .status();
    }

    /** As a document on the design's page. */
    private int brought(String document) {
        String slug = QuarkusTransaction.requiringNew()
                .call(() -> Study.draft("Sound " + System.nanoTime(), Instant.now()).slug);
        var researcher = Staff.researcher(home);
        String page = "/studies/" + slug + "/design";
        return researcher
                .send(researcher.get(page), "form[action$=/document]", Map.of("document", document))
                .status();
    }

    private java.net.http.HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(home.resolve(path))
                                .timeout(PATIENCE)
                                .build(),
                        BodyHandlers.ofString());
    }

    private static List<Path> uploads() throws IOException {
        if (!Files.isDirectory(UPLOADS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(UPLOADS)) {
            return files.toList();
        }
    }
}

package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.account.Account;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked is answered, at once and without a page of trace in the log. */
@QuarkusTest
class AnsweredTest {

    private static final int PATIENCE_MILLIS = 300_000;

    /** Threads that answer; others work in the background meanwhile, whatever is asked. */
    private static final Pattern ANSWERING = Pattern.compile("(executor-thread|vert\\.x-).*");

    @TestHTTPResource("/")
    URI home;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /curator;a",
                "GET /studies/a,b/design",
                "GET /curator?a,b;c",
                "GET /curator?\u00fc",
                "GET /curator?a=\"b\"",
                "GET /desk?%00",
                "POST /studies/a,b/open",
                "GET /researcher?a'b(c)",
                "GET /jobs/a%2Cb"
            })
    void three_hundred_of_these_leave_no_connection_and_no_trace(String line) throws Exception {
        var log = new Recorded();
        double before = restingActive();
        Logger.getLogger("").addHandler(log);
        try {
            for (int count = 0; count < 300 / 9 + 1; count++) {
                assertThat(answer(line, "")).startsWith("HTTP/1.1 ");
            }
        } finally {
            Logger.getLogger("").removeHandler(log);
        }
        assertThat(log.thrown).isEmpty();
        awaitActive(before);
    }

    @Test
    void who_was_sent_to_sign_in_comes_back_to_where_they_went() {
        String address = "/jobs/queue?a,b;c=%2C";
        var guest = new Guest(home);
        assertThat(guest.getRaw(address).location()).isEqualTo("/sign-in");
        Page landed = Staff.signIn(guest, Staff.account(Account.CURATOR), Staff.PASSWORD);
        assertThat(landed.header("Location")).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer nonsense",
                "Authorization: Bearer",
                "Authorization: Basic YTpi",
                "Authorization: \u00fc",
                "Cookie: blindbrush_account_test=nonsense",
                "Cookie: blindbrush_session_test=;;; =",
                "Cookie: blindbrush_form_test=!",
                "Cookie: blindbrush_location_test=http://elsewhere.example/; blindbrush_language_test=x y",
                "Accept-Language: \u00fc;;q=x",
                "Accept: x",
                "Content-Type: x",
                "X-CSRF-TOKEN: x"
            })
    void an_odd_header_is_answered_on_every_kind_of_page(String header) throws IOException {
        for (String path : List.of(
                "/", "/method", "/sign-in", "/curator", "/nowhere", "/trials/next", "/api/v1/studies", "/accounts")) {
            assertThat(answer("GET " + path, header + "\r\n")).as(path).matches("HTTP/1.1 [2-4]\\d\\d .*");
            assertThat(answer("POST " + path, header + "\r\nContent-Length: 0\r\n"))
                    .as(path)
                    .matches("HTTP/1.1 [2-4]\\d\\d .*");
        }
    }

    /** The first line; the connection is kept open by what was asked and closed by us. */
    private String answer(String line, String headers) throws IOException {
        try (var socket = new Socket(home.getHost(), home.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String head = line + " HTTP/1.1\r\nHost: " + home.getAuthority() + "\r\n" + headers + "\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }

    /** Requests that the server still works at. */
    private double active() {
        return new Guest(management)
                .get("/q/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("http_server_active_requests"))
                .mapToDouble(line -> Double.parseDouble(line.replaceFirst(".* ", "")))
                .sum();
    }

    /** Once no earlier request is still counted. */
    private double restingActive() throws InterruptedException {
        double before = active();
        Thread.sleep(20);
        double now = active();
        while (now != before) {
            before = now;
            Thread.sleep(20);
            now = active();
        }
        return now;
    }

    /** An answer leaves a moment before its request is counted out. One of an earlier test may be counted out meanwhile, too. */
    private void awaitActive(double most) throws InterruptedException {
        Instant deadline = Instant.now().plusMillis(PATIENCE_MILLIS);
        double now = active();
        while (now > most && Instant.now().isBefore(deadline)) {
            Thread.sleep(20);
            now = active();
        }
        assertThat(now).isLessThanOrEqualTo(most);
    }

    private static final class Recorded extends Handler {

        private final List<String> thrown = new ArrayList<>();

        @Override
        public synchronized void publish(LogRecord record) {
            String thread = Thread.currentThread().getName();
            if (record.getThrown() != null && ANSWERING.matcher(thread).matches()) {
                thrown.add(record.getMessage() + " " + record.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}

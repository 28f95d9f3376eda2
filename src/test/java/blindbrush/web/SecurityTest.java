package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.account.Account;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer carries, what problems look like, and what other sites may not do. */
@QuarkusTest
class SecurityTest {

    private static final String HOSTS =
            "Host: evil.example\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\nX-Forwarded-Prefix: /evil.example\r\n";
    private static final String NOWHERE = "/no/such/page";

    @TestHTTPResource("/")
    URI home;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/method", "/sign-in", "/curator", "/favicon.svg", NOWHERE})
    void every_answer_forbids_what_a_page_of_ours_does_not_need(String address) {
        Page page = new Guest(home).get(address);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void pages_hold_nothing_that_their_own_policy_forbids() {
        for (String address : new String[] {"/", "/method", "/sign-in"}) {
            var document = new Guest(home).get(address).document();
            assertThat(document.select("style, [style], script:not([src]), [onclick], [src^=http]"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/no/such/page, 404",
        "/trials/x/pictures/1, 404",
        "/invitations/x, 404",
        "/studies/x/consent, 404",
        "/studies/x/results, 404",
        "/trials/00000000-0000-0000-0000-000000000000/pictures/1, 404",
        "/trials/00000000-0000-0000-0000-000000000000/response, 405"
    })
    void problems_are_pages_for_people_and_data_for_programs(String address, int status) {
        ParticipantContract.assertIsProblem(new Guest(home).get(address), status);
        ParticipantContract.assertIsProblem(Staff.curator(home).get(address), status);
        Page problem = new Guest(home).get(address, "Accept", "application/json");
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.header("Content-Type")).startsWith("application/problem+json");
        assertThat(problem.text()).contains("\"status\":" + status, "\"title\":", "\"detail\":");
        assertThat(problem.text()).doesNotContain("Exception", "java.", "\\tat ");
    }

    @Test
    void health_and_metrics_answer_on_a_port_of_their_own() {
        Page health = new Guest(management).get("/q/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text()).contains("\"UP\"").contains("Database");
        awaitCounted();
        for (String address : List.of("/q/health", "/q/health/ready", "/q/metrics", "/q/", "/q")) {
            assertThat(new Guest(home).get(address).status()).as(address).isIn(302, 404);
        }
    }

    /** A request is counted a little after its answer. */
    private void awaitCounted() {
        assertThat(new Guest(home).get("/").status()).isEqualTo(200);
        Instant deadline = Instant.now().plus(Duration.ofMinutes(5));
        String metrics = new Guest(management).get("/q/metrics").text();
        while (!metrics.contains("http_server_requests")) {
            assertThat(Instant.now()).as(metrics).isBefore(deadline);
            metrics = new Guest(management).get("/q/metrics").text();
        }
        assertThat(metrics).contains("jvm_memory");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://elsewhere.example",
        "Origin, null"
    })
    void another_site_cannot_sign_anybody_in_or_send_a_form(String header, String value) {
        String name = Staff.account(Account.CURATOR);
        var guest = new Guest(home);
        Page form = guest.get("/sign-in");
        var fields = Map.of("name", name, "password", Staff.PASSWORD, "csrf-token", Guest.token(form));
        Page refused = guest.post("/sign-in", fields, header, value);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(guest.cookie(Staff.COOKIE)).isEmpty();
        assertThat(guest.post("/studies/demonstration/sessions", Map.of(), header, value)
                        .status())
                .isEqualTo(403);
        assertThat(form.status()).isEqualTo(200);
    }

    @Test
    void our_own_pages_can_sign_somebody_in() {
        String name = Staff.account(Account.CURATOR);
        String own = home.resolve("/").toString().replaceFirst("/$", "");
        for (String[] header : new String[][] {{"Origin", own}, {"Sec-Fetch-Site", "same-origin"}}) {
            var guest = new Guest(home);
            String token = Guest.token(guest.get("/sign-in"));
            var fields = Map.of("name", name, "password", Staff.PASSWORD, "csrf-token", token);
            assertThat(guest.post("/sign-in", fields, header).location()).isEqualTo("/desk");
        }
    }

    /** What has no form token is carried out for nobody but a program, which shows another one. */
    @ParameterizedTest
    @CsvSource({
        "text/plain, ''",
        "application/json, ''",
        "application/octet-stream, ''",
        "'', ''",
        "text/plain, Bearer",
        "multipart/mixed, ''",
        "Application/X-WWW-Form-Urlencoded, ''",
        "multipart/Form-Data, ''"
    })
    void what_is_neither_a_form_nor_a_program_s_json_changes_nothing(String type, String scheme) {
        Guest guest = Staff.signedIn(home, Account.ADMINISTRATOR, Account.CURATOR, Account.RESEARCHER);
        for (String route : Routes.all()) {
            if (route.startsWith("GET") || (scheme.isEmpty() && route.contains("/api/"))) {
                continue;
            }
            Page refused = guest.sendRaw(route.replaceFirst(" .*", ""), Routes.address(route), type, scheme);
            // a bad token is nobody's
            assertThat(refused.status()).as(route).isIn(scheme.isEmpty() ? List.of(415) : List.of(401, 415));
        }
        assertThat(guest.get("/curator").status()).isEqualTo(200);
    }

    @Test
    void every_cookie_stays_with_us() {
        var guest = new Guest(home);
        var set = new ArrayList<String>();
        for (String address : List.of("/", "/language/de", "/curator", "/studies/demonstration/consent")) {
            set.addAll(guest.get(address).cookiesSet());
        }
        set.addAll(Staff.signIn(guest, Staff.account(Account.CURATOR), Staff.PASSWORD)
                .cookiesSet());
        set.addAll(Participant.in(Exhibition.open(2, 0), home).welcome.cookiesSet());
        assertThat(set).hasSizeGreaterThan(5).allSatisfy(cookie -> assertThat(cookie)
                .matches("blindbrush_\\w+_test=.*")
                .matches("(?i).*; ?Path=/(;.*|$)")
                .matches("(?i).*; ?SameSite=(Lax|Strict)(;.*|$)")
                .matches("(?i).*; ?HttpOnly(;.*|$)"));
    }

    @Test
    void a_forged_host_gets_into_no_link() throws IOException {
        Guest guest = Staff.signedIn(home, Account.CURATOR, Account.RESEARCHER);
        String token = Guest.token(guest.get("/accounts"));
        for (String address : List.of(
                "/studies/demonstration/design",
                "/tokens",
                "/accounts",
                "/curator",
                "/desk",
                "/language/de",
                "/api/openapi",
                "/",
                "/nowhere")) {
            assertThat(guest.raw("GET", address, "", HOSTS))
                    .as(address)
                    .startsWith("HTTP/1.1 ")
                    .doesNotContain("evil.example");
        }
        String invited = guest.raw("POST", "/accounts", "roles=researcher&csrf-token=" + token, HOSTS);
        assertThat(invited).contains("/invitations/").doesNotContain("evil.example");
        String links = guest.raw("POST", "/studies/demonstration/links", "count=1&csrf-token=" + token, HOSTS);
        assertThat(links).contains("/consent?link=").doesNotContain("evil.example");
        assertThat(new Guest(home).raw("GET", "/curator", "", HOSTS))
                .contains("ocation: /sign-in")
                .doesNotContain("//evil.example/sign-in");
    }

    @Test
    void a_link_from_elsewhere_still_opens_a_page() {
        assertThat(new Guest(home).get("/", "Sec-Fetch-Site", "cross-site").status())
                .isEqualTo(200);
    }
}

package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer carries, what problems look like, and what other sites may not do. */
@QuarkusTest
class SecurityTest {

    private static final String NOWHERE = "/no/such/page";

    @TestHTTPResource("/")
    URI home;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/method", "/sign-in", "/curator", "/favicon.svg", NOWHERE, "/q/health"})
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
    void health_and_metrics_answer() {
        Page health = new Guest(home).get("/q/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text()).contains("\"UP\"").contains("Database");
        assertThat(new Guest(home).get("/q/metrics").text()).contains("http_server_requests", "jvm_memory");
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
        var fields = Map.of("j_username", name, "j_password", Staff.PASSWORD);
        Page refused = guest.post("/j_security_check", fields, header, value);
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
        var fields = Map.of("j_username", name, "j_password", Staff.PASSWORD);
        String own = home.resolve("/").toString().replaceFirst("/$", "");
        assertThat(new Guest(home)
                        .post("/j_security_check", fields, "Origin", own)
                        .location())
                .isEqualTo("/desk");
        assertThat(new Guest(home)
                        .post("/j_security_check", fields, "Sec-Fetch-Site", "same-origin")
                        .location())
                .isEqualTo("/desk");
    }

    @Test
    void a_link_from_elsewhere_still_opens_a_page() {
        assertThat(new Guest(home).get("/", "Sec-Fetch-Site", "cross-site").status())
                .isEqualTo(200);
    }
}

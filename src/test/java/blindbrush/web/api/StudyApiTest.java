package blindbrush.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blindbrush.account.AccessToken;
import blindbrush.account.Account;
import blindbrush.database.Secret;
import blindbrush.design.DesignDocument;
import blindbrush.web.Exhibition;
import blindbrush.web.Guest;
import blindbrush.web.Page;
import blindbrush.web.Participant;
import blindbrush.web.ParticipantContract;
import blindbrush.web.Staff;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs with a token. */
@QuarkusTest
class StudyApiTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TestHTTPResource
    URI home;

    @Test
    void without_a_good_token_nothing_is_told() throws Exception {
        String expired = token(Account.RESEARCHER, Duration.ofSeconds(-1));
        String curator = token(Account.CURATOR, Duration.ofDays(1));
        for (String token : Arrays.asList(null, "nonsense", expired)) {
            HttpResponse<String> unknown = get("/api/v1/studies", token);
            assertIsProblem(unknown, 401);
            assertThat(unknown.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(unknown.body()).contains("token");
        }
        assertIsProblem(get("/studies/demonstration/responses.csv", "nonsense"), 401);
        assertIsProblem(send("POST", "/api/v1/studies", "nonsense", "{}"), 401);
        HttpResponse<String> forbidden = get("/api/v1/studies", curator);
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/studies?page=x, page",
        "/api/v1/studies?page=, page",
        "/api/v1/studies?page=99999999999, page",
        "/api/v1/studies?page=0&size=1.5, size",
        "/api/v1/studies?page=0&page=x, page",
        "/api/v1/studies/demonstration/sessions?size=all, size",
        "/studies/demonstration/responses.csv?bom=yes, bom",
        "/studies/demonstration/responses.csv?columns=%00, columns",
        "/tokens?page=x, page"
    })
    void a_query_that_cannot_be_read_is_refused_by_its_name(String address, String name) throws Exception {
        if (!address.startsWith("/tokens")) {
            HttpResponse<String> refused = get(address, researcher());
            assertIsProblem(refused, 400);
            assertThat(refused.body()).contains("“" + name + "”");
        }
        Page page = Staff.researcher(home).get(address);
        if (!address.startsWith("/api")) {
            ParticipantContract.assertIsProblem(page, 400);
            assertThat(page.text()).contains("“" + name + "”");
        }
    }

    private static void assertIsProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonPath problem = JsonPath.from(answer.body());
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).isNotBlank();
    }

    @Test
    void a_token_is_made_shown_once_used_and_revoked() throws Exception {
        Guest researcher = Staff.researcher(home);
        Page made = researcher.send(researcher.get("/tokens"), "form.form", Map.of("name", "R script", "days", "7"));
        String token = made.words(".link");
        assertThat(get("/api/v1/studies", token).statusCode()).isEqualTo(200);
        Page list = researcher.get("/tokens");
        assertThat(list.words("tbody")).contains("R script");
        assertThat(list.text()).doesNotContain(token);
        researcher.send(list, "form[action$=revoke]", Map.of());
        assertThat(get("/api/v1/studies", token).statusCode()).isEqualTo(401);
        ParticipantContract.assertIsProblem(
                researcher.send(researcher.get("/tokens"), "form.form", Map.of("name", "", "days", "7")), 400);
        ParticipantContract.assertIsProblem(
                researcher.send(researcher.get("/tokens"), "form.form", Map.of("name", "x", "days", "9999")), 400);
    }

    @Test
    void a_study_is_made_designed_and_opened_by_a_program() throws Exception {
        String token = researcher();
        String title = "Program " + UUID.randomUUID();
        HttpResponse<String> made = send("POST", "/api/v1/studies", token, "{\"title\": \"" + title + "\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        String address = made.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        assertThat(JsonPath.from(made.body()).getString("state")).isEqualTo("draft");
        String design = "{\"blocks\": [{\"task\": \"2AFC\", \"trials\": 3}]}";
        assertThat(send("PUT", address + "/design", token, design).statusCode()).isEqualTo(204);
        assertThat(get(address + "/design", token).body()).isEqualTo(DesignDocument.write(DesignDocument.read(design)));
        HttpResponse<String> wrong =
                send("PUT", address + "/design", token, "{\"blocks\": [{\"task\": \"2AFC\", \"trials\": 0}]}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(wrong.body()).contains("/blocks/0/trials");
        assertThat(JsonPath.from(get(address, token).body()).getList("obstacles"))
                .isNotEmpty();
        assertThat(get("/api/v1/studies?size=200", token).body())
                .contains(title)
                .doesNotContain("obstacles");
        HttpResponse<String> early = send("POST", address + "/open", token, "");
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.body()).contains("who is responsible");
        assertThat(send("POST", "/api/v1/studies", token, "{\"title\": \"" + title + "\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void an_unchanged_answer_is_not_sent_again() throws Exception {
        var study = Exhibition.open(2, 0);
        String token = researcher();
        HttpResponse<String> first = get("/api/v1/studies/" + study.slug(), token);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = CLIENT.send(
                request("/api/v1/studies/" + study.slug(), token)
                        .header("If-None-Match", tag)
                        .build(),
                BodyHandlers.ofString());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        Participant.in(study, home).answerAll();
        assertThat(get("/api/v1/studies/" + study.slug(), token).headers().firstValue("ETag"))
                .isNotEqualTo(first.headers().firstValue("ETag"));
    }

    @Test
    void pages_point_at_each_other_and_together_are_the_list() throws Exception {
        var study = Exhibition.open(3, 0);
        String token = researcher();
        String next = "/api/v1/studies/" + study.slug() + "/stimuli?size=4";
        List<String> seen = new ArrayList<>();
        int pages = 0;
        while (next != null) {
            HttpResponse<String> page = get(next, token);
            seen.addAll(JsonPath.from(page.body()).getList("stimulus_id", String.class));
            next = page.headers().allValues("Link").stream()
                    .filter(link -> link.contains("rel=\"next\""))
                    .map(link -> link.replaceFirst(".*<https?://[^/]+([^>]+)>.*", "$1"))
                    .findFirst()
                    .orElse(null);
            pages++;
        }
        assertThat(pages).isEqualTo(2);
        assertThat(seen).hasSize(6).doesNotHaveDuplicates();
        assertThat(get("/api/v1/studies?size=0", token).statusCode()).isEqualTo(400);
    }

    @Test
    void the_document_describes_every_address_for_programs_and_no_page() throws Exception {
        HttpResponse<String> document = get("/api/openapi?format=json", null);
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(JsonPath.from(document.body()).getMap("paths").keySet())
                .contains("/api/v1/studies", "/api/v1/studies/{slug}/design")
                .allSatisfy(path -> assertThat(path.toString()).startsWith("/api/"));
    }

    @Test
    void the_curl_lines_of_the_documentation_do_what_they_say(@TempDir Path folder) throws Exception {
        assumeTrue(hasCurl(), "the documentation's curl lines: curl is not installed");
        List<String> lines = Files.readAllLines(Path.of("src/site/markdown/api.md")).stream()
                .filter(line -> line.startsWith("curl "))
                .toList();
        assertThat(lines).hasSizeGreaterThan(4);
        String token = researcher();
        String address = home.toString().replaceFirst("/$", "");
        for (String line : lines) {
            var builder = new ProcessBuilder("bash", "-c", line)
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            builder.environment().put("TOKEN", token);
            builder.environment().put("HOME_PAGE", address);
            Process curl = builder.start();
            String said = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(curl.waitFor()).as("%s%n%s", line, said).isZero();
        }
    }

    private static boolean hasCurl() throws InterruptedException {
        try {
            return new ProcessBuilder("curl", "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private String researcher() {
        return token(Account.RESEARCHER, Duration.ofDays(1));
    }

    private static String token(String role, Duration life) {
        String name = Staff.account(role);
        return QuarkusTransaction.requiringNew().call(() -> {
            Account account = Account.find("name", name).singleResult();
            Secret secret = AccessToken.create(account, "test", life, new SecureRandom(), Instant.now());
            return secret.text();
        });
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return CLIENT.send(request(path, token).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String token, String json) throws Exception {
        return CLIENT.send(
                request(path, token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(home.resolve(path)).header("Accept", "application/json, */*;q=0.5");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }
}

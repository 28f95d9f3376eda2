package blindbrush.web;

import static blindbrush.web.AccessTest.Visit.ADMINISTRATOR;
import static blindbrush.web.AccessTest.Visit.BOTH;
import static blindbrush.web.AccessTest.Visit.CURATOR;
import static blindbrush.web.AccessTest.Visit.NOBODY;
import static blindbrush.web.AccessTest.Visit.PARTICIPANT;
import static blindbrush.web.AccessTest.Visit.RESEARCHER;
import static blindbrush.web.AccessTest.Visit.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.account.AccessToken;
import blindbrush.account.Account;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets to which route, however its address is spelt. The table is written by hand: a route that it lacks is a failure. */
@QuarkusTest
class AccessTest {

    /** Who asks; a token is its owner's, who is curator and researcher. */
    enum Visit {
        NOBODY,
        PARTICIPANT,
        ADMINISTRATOR,
        CURATOR,
        RESEARCHER,
        BOTH,
        TOKEN
    }

    private static final String EVERYBODY = """
            GET /
            GET /begin
            POST /begin
            GET /demonstration/making
            GET /end
            GET /end/card.svg
            GET /form-token
            GET /invitations/{token}
            POST /invitations/{token}
            GET /language/{tag}
            GET /method
            GET /refusal
            GET /schemas/design.json
            GET /sign-in
            POST /sign-in
            GET /studies/{slug}/consent
            GET /studies/{slug}/presets
            GET /studies/{slug}/results
            GET /studies/{slug}/results/{plot}.svg
            GET /studies/{slug}/results/{table}.csv
            POST /studies/{slug}/sessions
            GET /studies/{slug}/stimuli/{id}
            GET /studies/{slug}/stimuli/{id}/picture
            GET /studies/{slug}/stimuli/{id}/ratings.svg
            GET /studies/{slug}/versions/{version}.json
            GET /trials/next
            GET /trials/{id}/feedback
            GET /trials/{id}/following
            GET /trials/{id}/pictures/{number}
            GET /trials/{id}/pictures/{number}/strip
            POST /trials/{id}/response
            POST /trials/{id}/shown
            POST /trials/{id}/stimulus-failed
            GET /withdraw
            POST /withdraw
            """;

    /** Curators, and tokens of theirs. */
    private static final String CURATORS = """
            POST /artworks
            POST /artworks/labels
            POST /artworks/{id}/delete
            POST /artworks/{id}/kind
            POST /artworks/{id}/studies
            GET /artworks/{id}/thumbnail
            GET /curator
            POST /curator
            GET /jobs
            POST /jobs
            GET /jobs/queue
            GET /jobs/{id}
            POST /jobs/{id}/cancel
            POST /jobs/{id}/pause
            GET /jobs/{id}/preview
            GET /jobs/{id}/progress
            POST /jobs/{id}/resume
            POST /jobs/{id}/retry
            GET /stimuli/{id}/picture
            POST /stimuli/{id}/delete
            POST /stimuli/{id}/studies
            """;

    /** Researchers, and tokens of theirs. */
    private static final String RESEARCHERS = """
            GET /planner
            GET /planner.csv
            GET /researcher
            POST /studies
            POST /studies/packages
            GET /studies/{slug}/package.zip
            GET /studies/{slug}/replay
            POST /studies/{slug}/aspect
            GET /studies/{slug}/audit
            GET /studies/{slug}/close
            POST /studies/{slug}/close
            GET /studies/{slug}/codebook.csv
            POST /studies/{slug}/copies
            GET /studies/{slug}/data-set.zip
            GET /studies/{slug}/delete
            POST /studies/{slug}/delete
            GET /studies/{slug}/design
            POST /studies/{slug}/design
            POST /studies/{slug}/design/document
            GET /studies/{slug}/design.json
            PUT /studies/{slug}/design.json
            POST /studies/{slug}/dry-runs
            GET /studies/{slug}/ethics-pack.zip
            GET /studies/{slug}/export.zip
            POST /studies/{slug}/links
            GET /studies/{slug}/monitor
            GET /studies/{slug}/monitor/{plot}.svg
            GET /studies/{slug}/monitor/{table}.csv
            GET /studies/{slug}/open
            POST /studies/{slug}/open
            GET /studies/{slug}/preview
            POST /studies/{slug}/preview
            GET /studies/{slug}/preview/{seed}/{position}
            GET /studies/{slug}/preview/{seed}/{position}/following
            GET /studies/{slug}/preview/{seed}/{position}/pictures/{number}
            POST /studies/{slug}/preview/{seed}/{position}/response
            POST /studies/{slug}/preview/{seed}/{position}/shown
            POST /studies/{slug}/preview/{seed}/{position}/stimulus-failed
            GET /studies/{slug}/responses.csv
            GET /studies/{slug}/responses.jsonl
            GET /studies/{slug}/responses.parquet
            POST /studies/{slug}/title
            POST /studies/{slug}/unblinding
            GET /studies/{slug}/versions/{version}/audit.json
            GET /studies/{slug}/{table}.csv
            """;

    /** Whoever signed in at the page; no token. */
    private static final String PEOPLE = """
            GET /account
            POST /account/password
            POST /account/sign-out-elsewhere
            GET /accounts
            GET /desk
            POST /sign-out
            """;

    private static final String INVITING = """
            POST /accounts
            """;

    private static final String ADMINISTRATORS_IN_PERSON = """
            POST /accounts/{id}/delete
            POST /accounts/{id}/disable
            POST /accounts/{id}/enable
            """;

    private static final String RESEARCHERS_IN_PERSON = """
            GET /tokens
            POST /tokens
            POST /tokens/{id}/revoke
            """;

    /** Programs with a token; no signing in at the page counts. */
    private static final String PROGRAMS = """
            GET /api/v1/studies
            POST /api/v1/studies
            GET /api/v1/studies/{slug}
            POST /api/v1/studies/{slug}/close
            GET /api/v1/studies/{slug}/design
            PUT /api/v1/studies/{slug}/design
            POST /api/v1/studies/{slug}/open
            POST /api/v1/studies/{slug}/unblinding
            GET /api/v1/studies/{slug}/sessions
            GET /api/v1/studies/{slug}/stimuli
            """;

    /** What answers besides the resources: all of it public, none of it anybody's data; below /q/ nothing does. */
    private static final Set<String> OTHER_ROUTES =
            Set.of("/", "/api/openapi", "/api/openapi.json", "/api/openapi.yaml", "/api/openapi.yml", "/q/");

    private static final String FORM_TOKEN = "csrf-token";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Fewer than the unfinished bodies that the server waits for from one address. */
    private static final int AT_ONCE = 32;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<Visit, Map<String, String>> credentials = new EnumMap<>(Visit.class);
    private final Semaphore places = new Semaphore(AT_ONCE);

    @TestHTTPResource("/")
    URI home;

    @Inject
    Router router;

    @Test
    void the_table_holds_every_route() {
        assertThat(table().keySet()).isEqualTo(Routes.all());
    }

    @Test
    void nothing_else_answers() {
        Set<String> paths = new TreeSet<>();
        router.getRoutes().stream().map(Route::getPath).filter(Objects::nonNull).forEach(paths::add);
        assertThat(paths).isEqualTo(new TreeSet<>(OTHER_ROUTES));
    }

    @Test
    void each_visitor_gets_to_the_routes_that_are_theirs_and_no_cache_keeps_what_is_not_everybody_s() {
        var wrong = new TreeMap<String, String>();
        asked(Visit.values(), Stream.of("%s")).forEach((question, answer) -> {
            boolean welcome = table().get(question.route).contains(question.visit);
            boolean kept = !answer.kept.equals("no-store")
                    && (answer.status >= 400 || !EVERYBODY.contains(question.route + "\n"));
            // an empty form or {} is all that is sent: whoever is welcome is told what is missing
            boolean trouble = answer.status >= 500;
            if (answer.isWelcome() != welcome || kept || trouble) {
                wrong.put(question.visit + " " + question.route, answer.toString());
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** Spellings that two readers could read differently: refused before anything is looked up, in the words of our own page. */
    @Test
    void an_odd_spelling_is_refused_whoever_asks() {
        var wrong = new TreeMap<String, String>();
        Stream<String> odd = Stream.of("%s;a", "/;a%s", "/%s", "%s//", "/x/..%s", "/%%2e%s", "%s%%2F", "%s%%00");
        asked(new Visit[] {NOBODY, TOKEN}, odd).forEach((question, answer) -> {
            // two slashes alone are no address: the server itself says so
            boolean nothing = question.address.equals("//") && answer.status == 400;
            if (!nothing && (answer.status != 400 || !answer.isOurs())) {
                wrong.put(question.toString(), answer.toString());
            }
        });
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/curator;a=b",
                "/x;/../curator",
                "/./curator",
                "/x/%2E%2e/curator",
                "/x%2f../curator",
                "/curator/.",
                "/curator%5c",
                "/curator%0a",
                "/curator%7F",
                "/curator%3Ba",
                "/curator%1f",
                "//curator",
                "/curator//",
                "/curator/%2e/"
            })
    void so_is_every_other_odd_spelling(String address) {
        Page refused = new Guest(home).getRaw(address);
        ParticipantContract.assertIsProblem(refused, 400);
    }

    /** What is merely written otherwise opens nothing that the plain spelling does not. */
    @Test
    void another_spelling_opens_no_more() {
        var wrong = new TreeMap<String, String>();
        asked(new Visit[] {NOBODY, RESEARCHER, TOKEN}, Stream.of("%s/", "%s?a;b", "%s,b"))
                .forEach((question, answer) -> {
                    boolean welcome = table().get(question.route).contains(question.visit);
                    if (answer.isWelcome() && answer.status != 404 && answer.status != 405 && !welcome) {
                        wrong.put(question.toString(), answer.toString());
                    }
                });
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/curator\\..\\x",
                "/curator\\",
                "/cura\u0001tor",
                "/curator?\u00fc",
                "/curator?\u0001",
                "/curator%zz"
            })
    void what_is_no_address_at_all_is_refused(String address) throws IOException {
        assertThat(raw("GET " + address + " HTTP/1.1\r\nHost: localhost\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a,b", "a/b", "a@b", "[", "\u00fc"})
    void a_host_that_is_none_is_refused(String host) throws IOException {
        assertThat(raw("GET /curator HTTP/1.1\r\nHost: " + host + "\r\n")).startsWith("HTTP/1.1 400 ");
    }

    private static Map<String, Set<Visit>> table() {
        var table = new TreeMap<String, Set<Visit>>();
        EVERYBODY.lines().forEach(route -> table.put(route, EnumSet.allOf(Visit.class)));
        CURATORS.lines().forEach(route -> table.put(route, EnumSet.of(CURATOR, BOTH, TOKEN)));
        RESEARCHERS.lines().forEach(route -> table.put(route, EnumSet.of(RESEARCHER, BOTH, TOKEN)));
        PEOPLE.lines().forEach(route -> table.put(route, EnumSet.of(ADMINISTRATOR, CURATOR, RESEARCHER, BOTH)));
        INVITING.lines().forEach(route -> table.put(route, EnumSet.of(ADMINISTRATOR, CURATOR, BOTH)));
        ADMINISTRATORS_IN_PERSON.lines().forEach(route -> table.put(route, EnumSet.of(ADMINISTRATOR)));
        RESEARCHERS_IN_PERSON.lines().forEach(route -> table.put(route, EnumSet.of(RESEARCHER, BOTH)));
        PROGRAMS.lines().forEach(route -> table.put(route, EnumSet.of(TOKEN)));
        return table;
    }

    private record Question(Visit visit, String route, String address) {}

    private record Answer(int status, String location, String type, String kept, String body) {

        /** Neither asked to sign in nor sent away. */
        boolean isWelcome() {
            return status != 401 && status != 403 && !location.endsWith("/sign-in");
        }

        /** In our words. */
        boolean isOurs() {
            return type.startsWith("application/problem+json") && body.contains("\"title\"");
        }

        @Override
        public String toString() {
            return status + " " + location + " " + type + " " + kept;
        }
    }

    /** Every route, asked by each of these visitors in each of these spellings. */
    private Map<Question, Answer> asked(Visit[] visits, Stream<String> spellings) {
        List<String> patterns = spellings.toList();
        var answers = new java.util.LinkedHashMap<Question, CompletableFuture<Answer>>();
        for (Visit visit : visits) {
            for (String route : table().keySet()) {
                String path = Routes.address(route);
                for (String pattern : patterns) {
                    var question = new Question(visit, route, pattern.formatted(path));
                    answers.put(question, ask(question));
                }
            }
        }
        return answers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .join()));
    }

    private CompletableFuture<Answer> ask(Question question) {
        String verb = question.route.replaceFirst(" .*", "");
        Map<String, String> given = given(question);
        var request = HttpRequest.newBuilder(URI.create(home.toString().replaceFirst("/$", "") + question.address))
                .timeout(PATIENCE)
                .method(verb, verb.equals("GET") ? BodyPublishers.noBody() : body(question, given));
        given.entrySet().stream()
                .filter(header -> !header.getKey().equals(FORM_TOKEN))
                .forEach(header -> request.header(header.getKey(), header.getValue()));
        request.header("Accept", "application/json, */*;q=0.1");
        if (!verb.equals("GET")) {
            request.header(
                    "Content-Type", takesJson(question) ? "application/json" : "application/x-www-form-urlencoded");
        }
        places.acquireUninterruptibly();
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString())
                .whenComplete((answer, failure) -> places.release())
                .thenApply(AccessTest::answer);
    }

    private static boolean takesJson(Question question) {
        return question.visit == TOKEN || question.route.contains(" /api/") || question.route.startsWith("PUT");
    }

    private static HttpRequest.BodyPublisher body(Question question, Map<String, String> given) {
        return BodyPublishers.ofString(takesJson(question) ? "{}" : FORM_TOKEN + "=" + given.get(FORM_TOKEN));
    }

    /** Who signs out does it with a sign-in of their own: the others go on. */
    private Map<String, String> given(Question question) {
        return question.route.endsWith("/sign-out")
                ? credentials(question.visit)
                : credentials.computeIfAbsent(question.visit, this::credentials);
    }

    private static Answer answer(HttpResponse<String> answer) {
        return new Answer(
                answer.statusCode(),
                answer.headers().firstValue("Location").orElse(""),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.headers().firstValue("Cache-Control").orElse(""),
                answer.body());
    }

    private Map<String, String> credentials(Visit visit) {
        return switch (visit) {
            case NOBODY -> cookies(new Guest(home));
            case PARTICIPANT -> cookies(Participant.in(Exhibition.open(2, 0), home).guest);
            case ADMINISTRATOR -> cookies(Staff.signedIn(home, Account.ADMINISTRATOR));
            case CURATOR -> cookies(Staff.curator(home));
            case RESEARCHER -> cookies(Staff.researcher(home));
            case BOTH -> cookies(Staff.signedIn(home, Account.CURATOR, Account.RESEARCHER));
            case TOKEN -> Map.of("Authorization", "Bearer " + token());
        };
    }

    private static Map<String, String> cookies(Guest guest) {
        Page form = guest.get("/withdraw");
        return Map.of("Cookie", guest.cookieHeader(), FORM_TOKEN, Guest.token(form));
    }

    private static String token() {
        return QuarkusTransaction.requiringNew().call(() -> {
            String name = Staff.account(Account.CURATOR, Account.RESEARCHER);
            Account owner = Account.find("name", name).firstResult();
            return AccessToken.create(owner, "a test", Duration.ofHours(1), new SecureRandom(), Instant.now())
                    .text();
        });
    }

    private String raw(String head) throws IOException {
        try (var socket = new Socket(home.getHost(), home.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

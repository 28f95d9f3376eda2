package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.database.Secret;
import blindbrush.design.Design;
import blindbrush.design.Question;
import blindbrush.design.Recruitment;
import blindbrush.study.Arrival;
import blindbrush.study.Stored;
import blindbrush.testing.Walls;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The list of what is stored of a participant is what the code stores: no column, cookie or key of a browser's storage is missing in it. */
@QuarkusTest
class StoredTest {

    private static final Path SCRIPTS = Path.of("frontend", "app");

    @TestHTTPResource("/")
    URI home;

    @Inject
    DataSource database;

    @Test
    void every_column_that_hangs_on_a_participant_or_a_session_is_in_the_list_and_no_other() throws Exception {
        try (var connection = database.getConnection()) {
            DatabaseMetaData schema = connection.getMetaData();
            Set<String> tables = hangingOn(schema, "session", "participant");
            assertThat(tables).contains("trial", "response", "reply", "left_browser");
            places(Stored.Where.SERVER).map(place -> place.split("\\.", -1)[0]).forEach(tables::add);
            assertThat(columns(schema, tables))
                    .containsExactlyInAnyOrderElementsOf(
                            places(Stored.Where.SERVER).toList());
        }
    }

    @Test
    void every_cookie_that_a_participant_is_given_is_in_the_list_and_stays_for_as_long_as_it_says() {
        var study = Exhibition.open(1, 0);
        Guest guest = new Guest(home);
        Map<String, String> lives = new TreeMap<>();
        for (String page :
                List.of("/language/de", "/", "/method", "/studies/" + study.slug() + "/consent", "/withdraw")) {
            note(lives, guest.get(page));
        }
        note(lives, guest.send(guest.get("/studies/" + study.slug() + "/consent"), "main form", Map.of()));
        note(lives, guest.send(guest.get("/begin"), "main form", Map.of()));
        note(lives, guest.send(guest.get("/trials/next"), "form[data-trial]", Map.of("rating", "1")));
        note(lives, guest.get("/end"));
        assertThat(lives)
                .isEqualTo(
                        Map.of("session", "86400", "participant", "15552000", "language", "31536000", "form", "7200"));
        assertThat(places(Stored.Where.COOKIE)).containsExactlyInAnyOrderElementsOf(lives.keySet());
    }

    @Test
    void every_key_under_which_the_scripts_keep_something_is_in_the_list() throws IOException {
        Set<String> kept = new TreeSet<>();
        for (Path script : scripts()) {
            String text = Files.readString(script);
            assertThat(text).as(script.toString()).doesNotContain("indexedDB", "document.cookie", "caches.open");
            Map<String, String> constants = matches("const ([A-Z]+) = \"([^\"]+)\"", text)
                    .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2), (one, other) -> one));
            matches("Storage\\s*\\.setItem\\(\\s*(\\w+)", text)
                    .map(match -> constants.getOrDefault(match.group(1), script + ": " + match.group()))
                    .forEach(kept::add);
            assertThat(matches("(local|session)Storage\\s*[.\\[]", text).count())
                    .as("in %s nothing is kept but by setItem", script)
                    .isEqualTo(matches("(local|session)Storage\\.(getItem|setItem|removeItem)\\(", text)
                            .count());
        }
        assertThat(kept)
                .containsExactlyInAnyOrderElementsOf(
                        places(Stored.Where.BROWSER).toList());
    }

    @ParameterizedTest
    @EnumSource(Stored.class)
    void each_thing_has_words_of_its_own_in_both_languages(Stored thing) throws Exception {
        String key = "stored_" + thing.name().toLowerCase(Locale.ROOT);
        assertThat(Files.readString(Path.of("src/main/resources/templates/tags/stored.html")))
                .contains("{#case '%s'}{msg:%s}".formatted(thing, key));
        var method = Messages.class.getMethod(key);
        String english = (String) method.invoke(MessageBundles.get(Messages.class));
        String german = (String) method.invoke(MessageBundles.get(Messages.class, Localized.Literal.of("de")));
        assertThat(german).isNotBlank().isNotEqualTo(english);
        assertThat(english).isNotBlank();
    }

    @Test
    void the_consent_page_lists_what_is_stored_of_who_arrives_and_leaves_out_what_the_design_does_not_ask_for() {
        Design plain = Walls.design(1, 0);
        Design asking = new Design(
                plain.blocks(),
                plain.blockOrder(),
                plain.truth(),
                plain.pairsAlike(),
                plain.conditions(),
                new Recruitment(null, null, null, false, false, 30, "C0DE", null),
                plain.reporting(),
                plain.exclusion(),
                List.of(new Question("museum", "How often do you visit a museum?", List.of("never", "often"))),
                plain.consent());
        Arrival open = Arrival.by(Secret.of("browser"));
        Arrival panel =
                new Arrival(Secret.of("browser"), Optional.empty(), Optional.of(new Arrival.Panel("p1", "", "")));
        assertThat(listed(Exhibition.open(plain), ""))
                .containsExactlyInAnyOrderElementsOf(names(Stored.of(plain, open)))
                .doesNotContain("REPLIES", "PANEL", "LINK", "STAFF");
        assertThat(listed(Exhibition.open(asking), "?PROLIFIC_PID=p1"))
                .containsExactlyInAnyOrderElementsOf(names(Stored.of(asking, panel)))
                .contains("REPLIES", "PANEL");
    }

    @Test
    void the_consent_page_says_from_when_on_copies_cannot_be_called_back() {
        var study = Exhibition.open(Walls.design(1, 0)
                .with(new Recruitment(
                        null, null, java.time.Instant.parse("2099-12-01T08:00:00Z"), false, false, 30, null, null)));
        Guest guest = new Guest(home);
        assertThat(guest.get("/studies/" + study.slug() + "/consent").words(".published"))
                .startsWith("The last session may begin on 1 December 2099.")
                .contains("From the moment when the study closes", "can then no longer be called back");
        assertThat(guest.get("/studies/" + study.slug() + "/consent", "Accept-Language", "de")
                        .words(".published"))
                .startsWith("Die letzte Sitzung kann am 1. Dezember 2099 beginnen.")
                .contains("nicht mehr zurückholen");
    }

    private List<String> listed(Exhibition study, String query) {
        var items = new Guest(home)
                .get("/studies/" + study.slug() + "/consent" + query)
                .document()
                .select("ul.stored li");
        assertThat(items).allSatisfy(item -> assertThat(item.text()).hasSizeGreaterThan(20));
        return items.eachAttr("data-stored");
    }

    private static List<String> names(List<Stored> things) {
        return things.stream().map(Stored::name).toList();
    }

    private static Stream<String> places(Stored.Where where) {
        return Stream.of(Stored.values())
                .filter(thing -> thing.where() == where)
                .flatMap(thing -> thing.places().stream());
    }

    private static void note(Map<String, String> lives, Page page) {
        assertThat(page.status()).isLessThan(400);
        for (String cookie : page.cookiesSet()) {
            MatchResult read = matches("^blindbrush_(\\w+)_test=.*?;.*?Max-Age=(\\d+)", cookie)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("A cookie of another name: " + cookie));
            lives.put(read.group(1), read.group(2));
        }
    }

    private static Stream<MatchResult> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results();
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.filter(file -> file.toString().endsWith(".ts")).toList();
        }
    }

    /** Tables whose rows lead to one of these by foreign keys, and these. */
    private static Set<String> hangingOn(DatabaseMetaData schema, String... tables) throws SQLException {
        Map<String, Set<String>> users = new HashMap<>();
        for (String table : tables(schema)) {
            try (ResultSet keys =
                    schema.getImportedKeys(null, schema.getConnection().getSchema(), table)) {
                while (keys.next()) {
                    users.computeIfAbsent(
                                    keys.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT), used -> new HashSet<>())
                            .add(table.toLowerCase(Locale.ROOT));
                }
            }
        }
        Set<String> found = new TreeSet<>();
        var next = new ArrayDeque<>(List.of(tables));
        while (!next.isEmpty()) {
            String table = next.poll();
            if (found.add(table)) {
                next.addAll(users.getOrDefault(table, Set.of()));
            }
        }
        return found;
    }

    private static List<String> tables(DatabaseMetaData schema) throws SQLException {
        var names = new java.util.ArrayList<String>();
        try (ResultSet tables = schema.getTables(null, schema.getConnection().getSchema(), null, null)) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    private static List<String> columns(DatabaseMetaData schema, Set<String> tables) throws SQLException {
        var names = new java.util.ArrayList<String>();
        try (ResultSet columns = schema.getColumns(null, schema.getConnection().getSchema(), null, null)) {
            while (columns.next()) {
                String table = columns.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (tables.contains(table)) {
                    names.add(table + "." + columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }
}

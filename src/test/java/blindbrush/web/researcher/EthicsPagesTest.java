package blindbrush.web.researcher;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.account.Account;
import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import blindbrush.gallery.Origin;
import blindbrush.study.Hanging;
import blindbrush.study.RetentionKeeper;
import blindbrush.study.Stored;
import blindbrush.study.Study;
import blindbrush.testing.Walls;
import blindbrush.web.Exhibition;
import blindbrush.web.Guest;
import blindbrush.web.Page;
import blindbrush.web.Participant;
import blindbrush.web.Staff;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an ethics board gets is whole, of the design as it stands, and tells nobody what a picture is. */
@QuarkusTest
class EthicsPagesTest {

    /** All kinds of pages. */
    private static final String DESIGN = """
            {"blocks":[{"task":"yes-no","trials":1,"practice":true},{"task":"yes-no","trials":2,"catch_trials":1,"exposure_millis":500},
            {"task":"2AFC","trials":1}],
            "recruitment":{"completion_code":"C0DE","closes":"2035-11-01T08:00:00Z"},
            "reporting":{"registered_sessions":30},
            "questions":[{"key":"museum","text":"How often do you visit a museum?","options":["never","often"]}],
            "consent":{"version":"7","responsible":"Ada Example","contact":"ada@example.org","minimum_age":16,"purpose":"To learn.",
            "retention":"Ten years.","text":"","retention_until":"2036-12-01"}}""";

    @TestHTTPResource
    URI home;

    @Inject
    RetentionKeeper retention;

    private Guest researcher;

    @BeforeEach
    void signIn() {
        researcher = Staff.signedIn(home, Account.RESEARCHER);
    }

    @Test
    void the_pack_has_every_sheet_and_every_page_that_the_design_leads_to() throws Exception {
        var study = draft(true, DESIGN);
        Map<String, byte[]> pack = pack(study, "en");
        assertThat(pack.keySet())
                .contains(
                        "0-contents.html",
                        "1-information-sheet.html",
                        "2-data-dictionary.html",
                        "3-retention-and-withdrawal.html",
                        "4-debriefing.html",
                        "codebook.csv",
                        "design.json",
                        "pages/01-consent.html",
                        "pages/02-before-the-first-picture.html",
                        "pages/03-practice-one-picture.html",
                        "pages/04-one-picture-500-ms.html",
                        "pages/05-one-picture-500-ms-masked.html",
                        "pages/06-one-picture-told-what-to-answer-500-ms.html",
                        "pages/08-pair.html",
                        "pages/09-pause.html",
                        "pages/11-after-an-answer.html",
                        "pages/12-end.html",
                        "pages/13-withdraw.html",
                        "pages/14-withdrawn.html");
        assertThat(text(pack, "design.json"))
                .isEqualTo(QuarkusTransaction.requiringNew().call(() -> DesignDocument.write(study.study().design)));
        assertThat(words(pack, "0-contents.html"))
                .contains(
                        DigestUtils.sha256Hex(pack.get("design.json")),
                        "pictures of this study",
                        "completion code of the panel")
                .doesNotContain("does not say yet");
        assertThat(page(pack, "0-contents.html").select("ol a").eachAttr("href"))
                .containsExactlyElementsOf(pack.keySet().stream()
                        .filter(name -> name.matches("pages/.*html"))
                        .toList());
        assertThat(words(pack, "1-information-sheet.html"))
                .contains("Ada Example", "To learn.", "for 500 ms; then", "How often do you visit a museum?")
                .contains("light-sensitive epilepsy", "at least 16 years", "completion code");
        assertThat(page(pack, "2-data-dictionary.html")
                        .select("tr[data-stored]")
                        .eachAttr("data-stored"))
                .containsExactlyElementsOf(
                        QuarkusTransaction.requiringNew().call(() -> Stored.of(study.study().design).stream()
                                .map(Stored::name)
                                .toList()));
        assertThat(words(pack, "3-retention-and-withdrawal.html"))
                .contains("Ten years.", "1 December 2036", "1 November 2035", "At 30 finished sessions");
        assertThat(words(pack, "4-debriefing.html")).contains("/studies/" + study.slug() + "/results");
        assertThat(words(pack, "pages/01-consent.html")).contains("1 December 2036", "Your number in the panel");
    }

    @Test
    void its_files_stand_alone_and_no_picture_s_origin_is_in_them() throws Exception {
        var study = draft(true, DESIGN);
        for (String language : List.of("en", "de")) {
            Map<String, byte[]> pack = pack(study, language);
            pack.keySet().stream().filter(name -> name.endsWith(".html")).forEach(name -> {
                Document page = page(pack, name);
                assertThat(page.select("html").attr("lang")).as(name).startsWith(language);
                assertThat(page.select("script, noscript, input[type=hidden]"))
                        .as(name)
                        .isEmpty();
                assertThat(page.text())
                        .as(name)
                        .doesNotContain(Exhibition.CANARY, "desk", "Sign out", "{msg", "NOT_FOUND");
                String folder = name.startsWith("pages/") ? "pages/" : "";
                List<String> leads = page.select("[href], [src], [action]").stream()
                        .map(element -> element.attr("href") + element.attr("src") + element.attr("action"))
                        .filter(lead -> !lead.startsWith("#"))
                        .map(lead -> folder + lead)
                        .toList();
                assertThat(pack.keySet()).as(name).containsAll(leads);
            });
            assertThat(pack.values())
                    .noneMatch(bytes -> new String(bytes, StandardCharsets.UTF_8).contains(Exhibition.CANARY));
        }
        assertThat(page(pack(study, "en"), "pages/08-pair.html").select("img").eachAttr("src"))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void what_stands_behind_an_answer_is_the_same_whatever_hangs_on_the_wall() throws Exception {
        var full = draft(true, DESIGN);
        var empty = draft(false, DESIGN);
        Map<String, byte[]> real = pack(full, "en");
        Map<String, byte[]> drawn = pack(empty, "en");
        List<String> behind = real.keySet().stream()
                .filter(name -> name.matches("pages/1[1-4]-.*html"))
                .toList();
        assertThat(behind).hasSize(4);
        assertThat(behind).allSatisfy(name -> assertThat(text(real, name).replace(title(full), title(empty)))
                .isEqualTo(text(drawn, name)));
    }

    @Test
    void it_is_german_where_german_is_asked_for() throws Exception {
        Map<String, byte[]> pack = pack(draft(true, DESIGN), "de");
        assertThat(words(pack, "1-information-sheet.html")).contains("Was Sie tun", "500 ms lang zu sehen");
        assertThat(words(pack, "2-data-dictionary.html")).contains("Vom 1. Dezember 2036 an", "wird gelöscht");
        assertThat(words(pack, "pages/02-before-the-first-picture.html")).contains("Ihr Widerrufscode");
        assertThat(words(pack, "pages/12-end.html")).contains("Titel des Bildes");
    }

    @Test
    void a_design_that_is_not_finished_says_what_it_lacks_and_shows_drawn_pictures() throws Exception {
        Map<String, byte[]> pack = pack(draft(false, """
                {"blocks":[{"task":"2AFC","trials":4}],"reporting":{"feedback":"never"}}"""), "en");
        assertThat(words(pack, "0-contents.html"))
                .contains("does not say yet", "who is responsible", "on which day", "A drawn example");
        assertThat(page(pack, "pages/03-pair.html").select("img").eachAttr("src"))
                .containsExactly("example.svg", "example.svg");
        assertThat(words(pack, "3-retention-and-withdrawal.html")).contains("The program deletes nothing by itself");
        assertThat(words(pack, "2-data-dictionary.html")).contains("nothing happens by itself");
        assertThat(words(pack, "pages/05-end.html")).contains("XXXX-XXXX-XXXX");
    }

    @Test
    void making_it_stores_nothing() throws Exception {
        var study = draft(true, DESIGN);
        long before = shown(study);
        pack(study, "en");
        assertThat(shown(study)).isEqualTo(before);
        assertThat(QuarkusTransaction.requiringNew().call(() -> blindbrush.study.Session.count("study.id", study.id())))
                .isZero();
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> blindbrush.gallery.Stimulus.count("preset = '…' and origin = ?1", Origin.MACHINE)))
                .isZero();
    }

    @Test
    void the_study_s_pages_say_beforehand_what_is_deleted_and_afterwards_what_was() {
        Design design = Walls.design(1, 0);
        var study = Exhibition.open(design.with(design.consent().until(LocalDate.parse("2036-12-01"))));
        var participant = Participant.in(study, home);
        participant.answerAll();
        Page consent = new Guest(home).get("/studies/" + study.slug() + "/consent");
        assertThat(consent.words(".until")).startsWith("On 1 December 2036 your session is made anonymous");
        for (String page : List.of("results", "monitor")) {
            assertThat(researcher.get("/studies/" + study.slug() + "/" + page).words(".retention"))
                    .as(page)
                    .startsWith("On 1 December 2036 its sessions are made anonymous");
        }
        QuarkusTransaction.requiringNew()
                .run(() -> Study.<Study>findById(study.id()).close(Instant.parse("2036-11-01T00:00:00Z")));
        retention.keep(Instant.parse("2036-12-01T00:00:01Z"));
        assertThat(new Guest(home).get("/studies/" + study.slug() + "/results").words(".retention"))
                .startsWith("On 1 December 2036 1 session was made anonymous")
                .contains("Deleted: 0 panel ids");
        assertThat(participant.guest.get("/end").location())
                .as("its own browser finds the session no more")
                .isEqualTo("/");
    }

    private static String title(Exhibition study) {
        return QuarkusTransaction.requiringNew().call(() -> study.study().title);
    }

    private static long shown(Exhibition study) {
        return QuarkusTransaction.requiringNew().call(() -> Hanging.of(Study.findById(study.id())).stream()
                .mapToLong(hanging -> hanging.shown)
                .sum());
    }

    private static Exhibition draft(boolean pictures, String design) {
        Exhibition study = pictures ? Exhibition.mixed(4) : Exhibition.empty(1, 0, Exhibition.SMALL);
        QuarkusTransaction.requiringNew()
                .run(() -> Study.<Study>findById(study.id()).redesign(DesignDocument.read(design)));
        return study;
    }

    private Map<String, byte[]> pack(Exhibition study, String language) throws IOException {
        Page page = researcher.get("/studies/" + study.slug() + "/ethics-pack.zip?language=" + language);
        assertThat(page.status()).isEqualTo(200);
        if (Boolean.getBoolean("screenshots")) {
            Files.write(Path.of("target", "ethics-pack-%s.zip".formatted(language)), page.bytes());
        }
        Map<String, byte[]> files = new TreeMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(page.bytes()), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> pack, String name) {
        return new String(pack.get(name), StandardCharsets.UTF_8);
    }

    private static Document page(Map<String, byte[]> pack, String name) {
        assertThat(pack).containsKey(name);
        return Jsoup.parse(text(pack, name));
    }

    private static String words(Map<String, byte[]> pack, String name) {
        return page(pack, name).text();
    }
}

package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import blindbrush.design.Feedback;
import blindbrush.design.Reporting;
import blindbrush.study.Hanging;
import blindbrush.study.Study;
import blindbrush.testing.Walls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No truth comes out before its time: neither from another study with the same pictures nor to researchers who are to stay blind. */
@QuarkusTest
class EarlyTruthTest {

    @TestHTTPResource("/")
    URI home;

    private Guest researcher;

    @BeforeEach
    void signIn() {
        researcher = Staff.researcher(home);
    }

    /** The attack: everything that a closed study tells, held against the pictures of an open copy. */
    @Test
    void what_a_closed_study_told_is_not_guessed_again_in_a_copy() {
        String told = Gallery.played(2);
        Gallery.close(told);
        assertThat(new Guest(home)
                        .get("/studies/" + told + "/results/stimuli.csv")
                        .text())
                .contains(",human,", ",machine,");
        String copy = copy(told);
        Page refused = researcher.post("/studies/" + copy + "/open", token());
        ParticipantContract.assertIsProblem(refused, 409);
        assertThat(refused.words("main"))
                .contains("became known what these pictures are when", title(told), "told_before");
        assertThat(researcher.get("/studies/" + copy + "/open").words(".obstacles"))
                .contains(title(told));
    }

    @Test
    void where_the_design_allows_it_every_row_says_what_was_told_before() {
        String told = Gallery.played(1);
        Gallery.close(told);
        String copy = copy(told);
        assertThat(reporting(copy, "{\"told_before\":\"allowed\"}").status()).isEqualTo(303);
        assertThat(researcher.post("/studies/" + copy + "/open", token()).status())
                .isEqualTo(303);
        // played by a clock of its own, long before anything was told
        Gallery.play(copy, 3);
        var participant = Participant.in(exhibition(copy), home);
        participant.answerAll();
        Gallery.close(copy);
        List<Map<String, String>> rows =
                Csv.rows(researcher.get("/studies/" + copy + "/responses.csv").text());
        assertThat(rows).extracting(row -> row.get("told_before")).contains("true", "false");
        assertThat(rows.stream().filter(row -> row.get("consented_at").startsWith("2026-01")))
                .allSatisfy(row -> assertThat(row).containsEntry("told_before", "false"));
        assertThat(Csv.rows(researcher.get("/studies/" + copy + "/stimuli.csv").text()))
                .allSatisfy(row -> assertThat(row).containsEntry("told_before", "true"));
        assertThat(Csv.rows(researcher.get("/studies/" + told + "/stimuli.csv").text()))
                .allSatisfy(row -> assertThat(row).containsEntry("told_before", "false"));
    }

    @Test
    void a_picture_hangs_in_at_most_one_open_study() {
        var open = Exhibition.open(2, 0);
        String copy = copy(open.slug());
        Page refused = researcher.post("/studies/" + copy + "/open", token());
        ParticipantContract.assertIsProblem(refused, 409);
        assertThat(refused.words("main")).contains(title(open.slug()), "at most one open study");
        QuarkusTransaction.requiringNew().run(() -> open.study().close(Instant.now()));
        // nobody took part: nothing was told
        assertThat(researcher.post("/studies/" + copy + "/open", token()).status())
                .isEqualTo(303);
    }

    @Test
    void while_a_study_is_open_nobody_learns_how_others_answered() {
        var study = Exhibition.open(Walls.design(2, 0).with(new Reporting(Feedback.AT_END, true, false, null)));
        Participant.in(study, home).answerAll();
        var second = Participant.in(study, home);
        second.answerAll();
        assertThat(second.guest.get("/end").words("main"))
                .doesNotContain("answers to it", "of 2 answers", "% were right");
    }

    @Test
    void when_it_has_closed_one_learns_what_others_answered_to_a_picture_that_at_least_five_did() {
        // one picture of each origin a session, the least shown: each of the four is shown as often as the others
        Design design = DesignDocument.read("""
                {"blocks":[{"task":"yes-no","trials":2}],"truth":{"machine_share":0.5,"exact":true}}""").with(Walls.design(2, 0).consent());
        var study = Exhibition.open(design);
        var first = Participant.in(study, home);
        first.answerAll();
        for (int others = 1; others <= 4; others++) {
            Participant.in(study, home).answerAll();
        }
        Gallery.close(study.slug());
        assertThat(first.guest.get("/end").words("main"))
                .containsPattern("[1-4] other answers? to it: too few to say how many were right.")
                .doesNotContain("other answers to it,");
        var larger = Exhibition.open(design);
        var one = Participant.in(larger, home);
        one.answerAll();
        for (int others = 1; others <= 20; others++) {
            Participant.in(larger, home).answerAll();
        }
        Gallery.close(larger.slug());
        assertThat(one.guest.get("/end").words("main"))
                .containsPattern("Of \\d+ other answers to it, \\d+ % were right");
    }

    @Test
    void whoever_is_to_stay_blind_finds_no_origin_in_any_state_and_an_unblinding_stays_on_record() throws Exception {
        var study = Exhibition.open(Walls.design(2, 0).with(new Reporting(Feedback.NEVER, true, false, 3)));
        Participant.in(study, home).answerAll();
        String copy = copy(study.slug());
        assertThat(reporting(copy, "{}").status()).isEqualTo(303);
        String dryRun = researcher
                .send(
                        researcher.get("/studies/" + copy + "/design"),
                        "form[action$=dry-runs]",
                        Map.of("sessions", "4", "d_prime", "1", "participant_sd", "0", "stimulus_sd", "0"))
                .location()
                .split("/", -1)[2];
        String token = token(researcher);
        List<String> stimuli = stimuli(study);
        for (String slug : List.of(study.slug(), copy, dryRun)) {
            for (Guest visitor : List.of(researcher, new Guest(home))) {
                for (String address : addresses(slug, stimuli)) {
                    assertTellsNothing(visitor.get(address), address);
                }
            }
            for (String address : List.of("", "/stimuli", "/design", "/sessions")) {
                String api = "/api/v1/studies/" + slug + address;
                assertTellsNothing(
                        new Guest(home).get(api, "Authorization", "Bearer " + token, "Accept", "application/json"),
                        api);
            }
        }
        Page monitor = researcher.get("/studies/" + study.slug() + "/monitor");
        assertThat(monitor.words("main")).contains("stays blind", "It depends on origins");
        ParticipantContract.assertIsProblem(
                researcher.send(monitor, "form[action$=unblinding]", Map.of("reason", " ", "sure", "true")), 400);
        assertThat(researcher
                        .send(
                                monitor,
                                "form[action$=unblinding]",
                                Map.of("reason", "A reviewer asked.", "sure", "true"))
                        .status())
                .isEqualTo(303);
        assertThat(researcher.get("/studies/" + study.slug() + "/monitor").words("main"))
                .contains("Unblinded at", "after 1 finished sessions", "A reviewer asked.");
        Page rows = researcher.get("/studies/" + study.slug() + "/responses.csv");
        assertThat(rows.text()).containsAnyOf(",human,", ",machine,");
        assertThat(researcher.get("/studies/" + study.slug() + "/stimuli.csv").text())
                .contains(Exhibition.CANARY);
        assertThat(Csv.rows(rows.text()))
                .allSatisfy(row -> assertThat(row.get("unblinded_at")).isNotEmpty());
        assertThat(researcher
                        .get(
                                "/api/v1/studies/" + study.slug(),
                                "Authorization",
                                "Bearer " + token,
                                "Accept",
                                "application/json")
                        .text())
                .contains("A reviewer asked.");
        assertThat(new Guest(home).get("/studies/" + study.slug() + "/results").words("main"))
                .contains("has closed");
    }

    /** The attack: opening and closing what is to stay blind. */
    @Test
    void a_study_that_closes_before_anybody_took_part_tells_nobody_anything() {
        var study = Exhibition.open(Walls.design(2, 0).with(new Reporting(Feedback.NEVER, true, false, 3)));
        Gallery.close(study.slug());
        for (Guest visitor : List.of(researcher, new Guest(home))) {
            for (String address : addresses(study.slug(), stimuli(study))) {
                assertTellsNothing(visitor.get(address), address);
            }
        }
        String document = "/studies/" + study.slug() + "/versions/1.json";
        ParticipantContract.assertIsProblem(researcher.get(document), 409);
        ParticipantContract.assertIsProblem(new Guest(home).get(document), 404);
        assertThat(researcher
                        .post("/studies/" + study.slug() + "/open", token())
                        .status())
                .isEqualTo(303);
        Participant.in(study, home).answerAll();
        Gallery.close(study.slug());
        assertThat(researcher.get(document).text()).contains(Exhibition.CANARY);
        assertThat(new Guest(home).get(document).text()).contains(Exhibition.CANARY);
    }

    private static List<String> stimuli(Exhibition study) {
        return QuarkusTransaction.requiringNew().call(() -> Hanging.of(study.study()).stream()
                .map(hanging -> hanging.stimulus.id.toString())
                .toList());
    }

    /** Every address from which a researcher could learn what single pictures are. */
    private static List<String> addresses(String slug, List<String> stimuli) {
        String study = "/studies/" + slug;
        List<String> addresses = new ArrayList<>(List.of(
                study + "/design",
                study + "/design.json",
                study + "/versions/1.json",
                study + "/versions/1/audit.json",
                study + "/audit",
                study + "/preview",
                study + "/preview/1/0",
                study + "/monitor",
                study + "/results",
                study + "/presets",
                study + "/results/stimuli.csv",
                study + "/responses.csv",
                study + "/responses.jsonl",
                study + "/responses.parquet",
                study + "/participants.csv",
                study + "/stimuli.csv",
                study + "/exclusions.csv",
                study + "/export.zip",
                study + "/data-set.zip"));
        stimuli.forEach(id -> {
            addresses.add(study + "/stimuli/" + id);
            addresses.add(study + "/stimuli/" + id + "/picture");
            addresses.add(study + "/stimuli/" + id + "/ratings.svg");
        });
        return addresses;
    }

    private static void assertTellsNothing(Page page, String address) {
        boolean dryRunFigures =
                address.contains("dry-run") && (address.endsWith("/presets") || address.endsWith("results"));
        if (dryRunFigures) {
            return; // made-up answers by preset: the preset's name, of no single picture
        }
        assertThat(page.status()).as(address).isNotEqualTo(500);
        assertThat(page.text()).as(address).doesNotContain(Exhibition.CANARY, "\"origin\"", "Mean luminance");
        assertThat(page.header("Content-Type"))
                .as(address)
                .satisfiesAnyOf(
                        type -> assertThat(type).doesNotContain("zip", "parquet", "jpeg"),
                        type -> assertThat(page.status()).isNotEqualTo(200));
    }

    private Page reporting(String slug, String reporting) {
        Map<String, String> form = Map.of(
                "csrf-token", Guest.token(researcher.get("/studies/" + slug + "/design")), "document", """
                {"blocks":[{"task":"yes-no","trials":2}],"reporting":%s,"consent":{"version":"7","responsible":"Ada Example",
                "contact":"ada@example.org","purpose":"To learn.","retention":"Ten years."}}""".formatted(
                                reporting));
        return researcher.post("/studies/" + slug + "/design/document", form);
    }

    private String copy(String slug) {
        return researcher
                .send(
                        researcher.get("/studies/" + slug + "/design"),
                        "form[action$=copies]",
                        Map.of("title", "Copy " + UUID.randomUUID()))
                .location()
                .split("/", -1)[2];
    }

    private Map<String, String> token() {
        return Map.of("csrf-token", Guest.token(researcher.get("/researcher")));
    }

    private static String token(Guest guest) {
        return guest.send(guest.get("/tokens"), "form.form", Map.of("name", "walk", "days", "7"))
                .words(".link");
    }

    private static Exhibition exhibition(String slug) {
        return QuarkusTransaction.requiringNew()
                .call(() -> new Exhibition(Study.findBySlug(slug).orElseThrow().id, slug));
    }

    private static String title(String slug) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Study.findBySlug(slug).orElseThrow().title);
    }
}

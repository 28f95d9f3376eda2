package blindbrush.web.researcher;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.design.Feedback;
import blindbrush.design.Recruitment;
import blindbrush.design.Reporting;
import blindbrush.design.ToldBefore;
import blindbrush.image.Aspect;
import blindbrush.study.Hanging;
import blindbrush.study.Study;
import blindbrush.testing.Played;
import blindbrush.testing.Walls;
import blindbrush.web.Exhibition;
import blindbrush.web.Gallery;
import blindbrush.web.Guest;
import blindbrush.web.Page;
import blindbrush.web.Participant;
import blindbrush.web.ParticipantContract;
import blindbrush.web.PictureFiles;
import blindbrush.web.Staff;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A researcher's way from a new study to its data. */
@QuarkusTest
class ResearcherPagesTest {

    @TestHTTPResource("/")
    URI home;

    private Guest researcher;

    @BeforeEach
    void signIn() {
        researcher = Staff.researcher(home);
    }

    @Test
    void a_new_study_says_what_it_lacks_and_does_not_open() {
        String title = "Café " + UUID.randomUUID();
        assertThat(add(title).location()).isEqualTo("/researcher");
        Page desk = researcher.get("/researcher");
        Element study = row(desk, title);
        assertThat(study.text()).contains("not open yet");
        Page open = researcher.get(study.select("a[href$=/open]").attr("href"));
        assertThat(open.words(".obstacles")).contains("up to 12 human", "0 and 0 hang here");
        assertThat(open.document().select("main form")).isEmpty();
        String slug = study.id().replaceFirst("study-", "");
        assertThat(slug).matches("cafe-[0-9a-f-]{36}");
        Page refused = post("/studies/" + slug + "/open");
        ParticipantContract.assertIsProblem(refused, 409);
        assertThat(refused.words("main")).contains("up to 12 human");
        ParticipantContract.assertIsProblem(new Guest(home).get("/studies/" + slug + "/consent"), 404);
    }

    @Test
    void a_study_needs_a_title_of_its_own() {
        String title = "Study " + UUID.randomUUID();
        add(title);
        Page again = add(title);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.words(".problem")).contains("with that title already");
        Page alike = add(title.replace("Study", "STUDY!"));
        assertThat(alike.status()).isEqualTo(400);
        assertThat(alike.words(".problem"))
                .contains(
                        "the study “" + title + "” has",
                        "“" + title.toLowerCase(Locale.ROOT).replace(' ', '-') + "”")
                .doesNotContain("with that title already");
        for (String unfit : List.of("", "   ", "x".repeat(121))) {
            ParticipantContract.assertIsProblem(add(unfit), 400);
        }
        assertThat(add("x".repeat(84) + UUID.randomUUID()).location()).isEqualTo("/researcher");
    }

    @Test
    void opening_is_confirmed_with_what_it_means() {
        var study = Exhibition.open(2, 1);
        QuarkusTransaction.requiringNew().run(() -> {
            study.study().close(Instant.now());
            study.study().design = study.study()
                    .design
                    .with(new Recruitment(
                            20, null, Instant.parse("2026-01-31T12:00:00Z"), false, true, 30, null, null));
        });
        Page confirm = researcher.get(row(researcher.get("/researcher"), study)
                .select("a[href$=/open]")
                .attr("href"));
        assertThat(confirm.words("main"))
                .contains(
                        "Opening freezes it",
                        "goes on as version 1",
                        "one-time link",
                        "20 finished sessions at most",
                        "nobody could begin",
                        "No number of sessions is registered");
        assertThat(researcher.send(confirm, "main form", Map.of()).location())
                .isEqualTo("/researcher?study=" + study.slug());
        assertThat(QuarkusTransaction.requiringNew().call(() -> study.study().isOpen()))
                .isTrue();
        assertThat(researcher
                        .get("/studies/" + study.slug() + "/open")
                        .document()
                        .select("main form"))
                .isEmpty();
        Page empty = researcher.get("/studies/" + Exhibition.empty(2, 0, 96).slug() + "/open");
        assertThat(empty.words("main")).contains("cannot open yet", "up to 2 human");
        assertThat(empty.document().select("main form")).isEmpty();
    }

    @Test
    void a_draft_is_renamed_and_its_address_with_it() {
        var study = Exhibition.empty(2, 0, 96);
        String title = "Brushes " + UUID.randomUUID();
        Page design = researcher.get("/studies/" + study.slug() + "/design");
        Page taken = researcher.send(design, "form[action$=/title]", Map.of("new_title", "demonstration"));
        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.words("form[action$=/title] .problem")).contains("the study “Demonstration” has");
        assertThat(taken.document().select("[name=new_title]").val()).isEqualTo("demonstration");
        Page renamed = researcher.send(design, "form[action$=/title]", Map.of("new_title", title));
        assertThat(researcher.get(renamed.location()).words("h1")).contains(title);
        assertThat(row(researcher.get("/researcher"), title).id()).startsWith("study-brushes-");
        var open = Exhibition.open(2, 0);
        ParticipantContract.assertIsProblem(
                researcher.post(
                        "/studies/" + open.slug() + "/title",
                        Map.of("new_title", "Other", "csrf-token", Guest.token(design))),
                409);
    }

    @Test
    void a_study_in_which_nobody_took_part_is_deleted_and_any_other_is_kept() {
        var study = Exhibition.mixed(3);
        researcher.send(
                researcher.get("/studies/" + study.slug() + "/design"), "form[action$=links]", Map.of("count", "3"));
        Page confirm = researcher.get(row(researcher.get("/researcher"), study)
                .select("a[href$=/delete]")
                .attr("href"));
        assertThat(confirm.words("main")).contains("Nobody has taken part", "cannot be undone");
        assertThat(researcher.send(confirm, "main form", Map.of()).location()).isEqualTo("/researcher");
        ParticipantContract.assertIsProblem(researcher.get("/studies/" + study.slug() + "/design"), 404);

        var answered = Exhibition.open(2, 0);
        var participant = Participant.in(answered, home);
        participant.answer(participant.trial());
        for (String reason : List.of("This study is open", "1 session is stored")) {
            Page kept = researcher.get("/studies/" + answered.slug() + "/delete");
            assertThat(kept.words("main")).contains(reason);
            assertThat(kept.document().select("main form")).isEmpty();
            ParticipantContract.assertIsProblem(post("/studies/" + answered.slug() + "/delete"), 409);
            if (reason.startsWith("This")) {
                QuarkusTransaction.requiringNew().run(() -> answered.study().close(Instant.now()));
            }
        }
        ParticipantContract.assertIsProblem(post("/studies/demonstration/delete"), 409);
    }

    @Test
    void an_audit_says_what_could_tell_the_origin_and_how_many_pictures_could_show_otherwise() {
        var study = Exhibition.mixed(4);
        Element row = row(researcher.get("/researcher"), study);
        assertThat(row.select("a[href$=/audit]")).isNotEmpty();
        assertThat(researcher.get(row.select("a[href$=/open]").attr("href")).words(".obstacles"))
                .contains("cannot tell whether these tell a picture's origin: width, height, width by height")
                .containsPattern("at least \\d+ of each origin");
        ParticipantContract.assertIsProblem(post("/studies/" + study.slug() + "/open"), 409);
        Page audit = researcher.get("/studies/" + study.slug() + "/audit");
        assertThat(audit.status()).isEqualTo(200);
        assertThat(audit.words("main")).contains("may tell who made a picture", "pictures of each origin are needed");
        assertThat(verdict(audit, "Quantisation tables")).endsWith("the same everywhere tells nothing");
        assertThat(verdict(audit, "Width by height")).endsWith("too few to know");
        assertThat(verdict(audit, "Spectral slope")).containsPattern("[01]\\.\\d\\d [01]\\.\\d\\d to [01]\\.\\d\\d");
        assertThat(audit.document().select("svg.strip circle.human")).hasSizeGreaterThanOrEqualTo(4 * 9);
        assertThat(new Guest(home).get("/studies/" + study.slug() + "/audit").location())
                .isEqualTo("/sign-in");
    }

    @Test
    void a_wall_of_several_shapes_is_cropped_to_one_and_so_is_what_is_hung_later() {
        var study = Exhibition.empty(2, 0, 512);
        Guest curator = Staff.curator(home);
        hang(curator, study, PictureFiles.sized("wide.png", 1200, 900));
        hang(curator, study, PictureFiles.sized("high.png", 900, 1200));
        QuarkusTransaction.requiringNew().run(() -> {
            study.study().hang(Walls.machineMade(701));
            study.study().hang(Walls.machineMade(702, Walls.drawn(1702, 720, 960)));
        });
        assertThat(researcher.get("/studies/" + study.slug() + "/open").words(".obstacles"))
                .contains("Crop the wall to one shape");
        Page audit = researcher.get("/studies/" + study.slug() + "/audit");
        assertThat(audit.words("main"))
                .contains("landscape: 2 are so already, 1 painting is cropped, 1 picture comes down");
        researcher.send(audit, "form[action$=/aspect]", Map.of("aspect", "LANDSCAPE"));
        assertThat(aspects(study)).hasSize(3).containsOnly(Aspect.LANDSCAPE);
        assertThat(researcher.get("/studies/" + study.slug() + "/open").words("main"))
                .doesNotContain("leak audit cannot", "Crop the wall");
        hang(curator, study, PictureFiles.sized("later.png", 1000, 1000));
        assertThat(aspects(study)).hasSize(4).containsOnly(Aspect.LANDSCAPE);
        ParticipantContract.assertIsProblem(
                researcher.post(
                        "/studies/" + Exhibition.open(2, 0).slug() + "/aspect",
                        Map.of("aspect", "SQUARE", "csrf-token", Guest.token(audit))),
                409);
    }

    @Test
    void a_wall_that_stays_blind_is_cropped_without_a_number_that_tells_origins() {
        var study = Exhibition.mixed(3);
        QuarkusTransaction.requiringNew().run(() -> {
            Study blind = study.study();
            blind.design = blind.design.with(new Reporting(Feedback.NEVER, false, false, 20));
        });
        Page audit = researcher.get("/studies/" + study.slug() + "/audit");
        assertThat(audit.words("main"))
                .contains("stays blind", "landscape: ", "so already")
                .doesNotContain("cropped,", "picture comes", "pictures come", "What a participant may see");
        assertThat(researcher
                        .send(audit, "form[action$=/aspect]", Map.of("aspect", "LANDSCAPE"))
                        .status())
                .isEqualTo(303);
        assertThat(aspects(study)).containsOnly(Aspect.LANDSCAPE);
    }

    private static List<Aspect> aspects(Exhibition study) {
        return QuarkusTransaction.requiringNew().call(() -> Hanging.of(study.study()).stream()
                .map(hanging -> hanging.stimulus.picture.aspect())
                .toList());
    }

    private static void hang(Guest curator, Exhibition study, Guest.Upload file) {
        Page brought =
                curator.upload(curator.get("/curator"), "form[data-drop]", Map.of("kind", "PAINTING"), List.of(file));
        String id = brought.document().select("input[name=id]").attr("value");
        Page hung = curator.post(
                "/artworks/" + id + "/studies",
                Map.of("study", study.slug(), "csrf-token", Guest.token(curator.get("/curator"))));
        assertThat(hung.status()).isEqualTo(303);
    }

    private static String verdict(Page audit, String feature) {
        return audit.document()
                .select("tr:has(th:matchesOwn(^%s$))".formatted(feature))
                .text();
    }

    @Test
    void a_closed_study_takes_nobody_new_and_lets_those_inside_finish() {
        var study = Exhibition.open(2, 0);
        var inside = Participant.in(study, home);
        inside.answer(inside.trial());
        Element open = row(researcher.get("/researcher"), study);
        assertThat(open.select(".state.open")).isNotEmpty();
        Page confirm = researcher.get(open.select("a[href$=/close]").attr("href"));
        assertThat(confirm.words("main"))
                .contains("sessions under way 1", "Everybody can read the results and what each picture was");
        assertThat(researcher.send(confirm, "main form", Map.of()).location())
                .isEqualTo("/researcher?study=" + study.slug());
        assertThat(new Guest(home).get("/studies/" + study.slug() + "/consent").location())
                .startsWith("/studies/" + study.slug() + "/results");
        assertThat(inside.answerAll().location()).isEqualTo("/end");
        Element closed = row(researcher.get("/researcher"), study);
        assertThat(closed.text()).contains("closed", "finished sessions 1", "answers that count 2");
        // what its pictures are is known now: they open again only where the design says that they may
        ParticipantContract.assertIsProblem(post("/studies/" + study.slug() + "/open"), 409);
        QuarkusTransaction.requiringNew()
                .run(() -> study.study().redesign(Walls.design(2, 0).with(Reporting.AT_END.with(ToldBefore.ALLOWED))));
        assertThat(post("/studies/" + study.slug() + "/open").location())
                .isEqualTo("/researcher?study=" + study.slug());
        assertThat(new Guest(home).get("/studies/" + study.slug() + "/consent").status())
                .isEqualTo(200);
    }

    @Test
    void the_desk_counts_the_answers_that_the_results_stand_on_and_says_what_is_there_besides() {
        String slug = Gallery.played(2);
        Played.left(Gallery.id(slug), 3, 5, Gallery::answer);
        String desk = researcher
                .get("/researcher?study=" + slug)
                .document()
                .getElementById("study-" + slug)
                .text();
        assertThat(desk).contains("finished sessions 2", "answers that count 24", "Not counted: 5 answers");
        assertThat(researcher.get("/studies/" + slug + "/results").words("main"))
                .contains("finished sessions 2", "answers that count 24");
    }

    @Test
    void the_answers_come_as_one_row_per_trial() throws IOException {
        var study = Exhibition.open(2, 1);
        var finished = Participant.in(study, home);
        finished.answerAll();
        var begun = Participant.in(study, home);
        begun.answer(begun.trial(), Map.of("rating", "6", "recognised", "true"));
        begun.trial();
        Gallery.close(study.slug());
        Page csv = researcher.get("/studies/" + study.slug() + "/responses.csv");
        assertThat(csv.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(csv.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + study.slug() + "-responses.csv\"");
        List<CSVRecord> rows = rows(csv);
        assertThat(rows).hasSize(4).allSatisfy(row -> {
            assertThat(row.isConsistent()).isTrue();
            assertThat(row.get("study")).isEqualTo(study.slug());
            assertThat(row.get("demonstration")).isEqualTo("false");
            assertThat(row.get("stand_in")).isEqualTo("false");
            assertThat(row.get("network"))
                    .isEqualTo(
                            row.get("origin").equals("human") ? "" : Exhibition.CANARY + "network, \"eight\" layers");
        });
        assertThat(rows.stream().map(row -> row.get("trial_id")))
                .containsExactlyInAnyOrderElementsOf(List.of(
                        finished.trials().get(0).toString(),
                        finished.trials().get(1).toString(),
                        finished.trials().get(2).toString(),
                        begun.trials().get(0).toString()));
        assertThat(rows)
                .filteredOn(row -> row.get("rating").equals("6"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("recognised")).isEqualTo("true");
                    assertThat(row.get("correct"))
                            .isEqualTo(String.valueOf(row.get("origin").equals("machine")));
                    assertThat(row.get("session_finished_at")).isEmpty();
                });
    }

    @Test
    void a_title_that_looks_like_a_formula_stays_out_of_the_file_and_its_name() throws IOException {
        String title = "=HYPERLINK(\"http://x\"),\r\n;" + UUID.randomUUID();
        add(title);
        String slug = researcher.get("/researcher").document().select("li.study").stream()
                .map(Element::id)
                .filter(id -> id.contains("hyperlink") && id.endsWith(title.substring(title.length() - 36)))
                .findFirst()
                .orElseThrow()
                .replaceFirst("study-", "");
        assertThat(slug).matches("[a-z0-9-]+");
        Page csv = researcher.get("/studies/" + slug + "/responses.csv");
        assertThat(csv.header("Content-Disposition")).matches("attachment; filename=\"[a-z0-9-]+\\.csv\"");
        assertThat(rows(csv)).isEmpty();
        assertThat(csv.text())
                .as("nothing but the header")
                .startsWith("export_schema_version,study,")
                .containsOnlyOnce("\r\n")
                .endsWith("\r\n");
    }

    @Test
    void the_demonstration_is_marked_wherever_it_appears() throws IOException {
        Guest guest = new Guest(home);
        Page consent = guest.get("/studies/demonstration/consent");
        Page started = guest.send(consent, "main form", Map.of());
        assertThat(started.location()).isEqualTo("/begin");
        Page trial = guest.get("/trials/next");
        List<Page> pages = new ArrayList<>(List.of(consent, trial));
        while (trial.status() == 200) {
            guest.send(trial, "form[data-trial]", answer(trial));
            trial = guest.get("/trials/next?go=true");
        }
        pages.add(guest.get("/end"));
        pages.add(guest.get("/studies/demonstration/results"));
        assertThat(pages).allSatisfy(page -> {
            assertThat(page.words("aside.demonstration"))
                    .startsWith("Demonstration.")
                    .containsIgnoringCase("stand-ins");
            assertThat(page.text()).doesNotContain("Painted by a human<");
        });
        assertThat(guest.get("/end").text()).contains("Stand-in, drawn by a program");
        List<CSVRecord> rows = rows(researcher.get("/studies/demonstration/responses.csv"));
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("demonstration")).isEqualTo("true");
            assertThat(row.get("stand_in"))
                    .isEqualTo(String.valueOf(row.get("origin").equals("human")));
        });
    }

    private static Map<String, String> answer(Page trial) {
        return Participant.isPair(trial) ? Map.of("side", "RIGHT", "confidence", "3") : Map.of("rating", "5");
    }

    private Page add(String title) {
        return researcher.send(researcher.get("/researcher"), "form[action=/studies]", Map.of("title", title));
    }

    private Page post(String path) {
        return researcher.post(path, Map.of("csrf-token", Guest.token(researcher.get("/researcher"))));
    }

    private static Element row(Page desk, String title) {
        return desk.document().select("li.study").stream()
                .filter(study -> study.select("h2").text().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static Element row(Page desk, Exhibition study) {
        return desk.document().getElementById("study-" + study.slug());
    }

    private static List<CSVRecord> rows(Page csv) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv.text()))
                .getRecords();
    }
}

package blindbrush.web.researcher;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.account.Account;
import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import blindbrush.design.Exclusion;
import blindbrush.design.Feedback;
import blindbrush.design.HumanSide;
import blindbrush.design.Question;
import blindbrush.design.Recruitment;
import blindbrush.design.Reporting;
import blindbrush.design.Task;
import blindbrush.study.Session;
import blindbrush.study.Study;
import blindbrush.study.Trial;
import blindbrush.testing.Walls;
import blindbrush.web.Exhibition;
import blindbrush.web.Guest;
import blindbrush.web.Page;
import blindbrush.web.Participant;
import blindbrush.web.ParticipantContract;
import blindbrush.web.Staff;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jsoup.Connection.KeyVal;
import org.jsoup.helper.HttpConnection;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A researcher composes a study, and what participants then meet. */
@QuarkusTest
class DesignPagesTest {

    @TestHTTPResource
    URI home;

    private Guest researcher;

    @BeforeEach
    void signIn() {
        researcher = Staff.signedIn(home, Account.RESEARCHER);
    }

    @Test
    void what_the_page_says_is_saved_as_it_is() {
        var study = Exhibition.mixed(3);
        Design before = design(study);
        Page page = researcher.get(at(study, "design"));
        assertThat(page.words("dl.figures")).contains("50.0 %");
        assertThat(page.words("[role=status]")).isEmpty();
        Page sent = researcher.send(page, "form.design", Map.of());
        assertThat(design(study)).isEqualTo(before);
        assertThat(researcher.get(sent.location()).words("[role=status]")).startsWith("Saved.");
    }

    @Test
    void an_address_that_opens_by_itself_is_a_tick_which_can_be_taken_away_again() {
        var study = Exhibition.mixed(3);
        Page page = researcher.get(at(study, "design"));
        assertThat(page.document().select("[name=recruitment.completion_opens]"))
                .hasSize(1);
        assertThat(design(study).recruitment().completionOpens()).isFalse();
        Page sent = researcher.send(
                page,
                "form.design",
                Map.of(
                        "recruitment.completion_code", "C0DE",
                        "recruitment.completion_address", "https://panel.example/done",
                        "recruitment.completion_opens", "true"));
        assertThat(design(study).recruitment().completionOpens()).isTrue();
        Page saved = researcher.get(sent.location());
        assertThat(saved.document().select("[name=recruitment.completion_opens][checked]"))
                .hasSize(1);
        List<KeyVal> fields = saved.document().expectForm("form.design").formData().stream()
                .filter(field -> !field.key().equals("recruitment.completion_opens"))
                .toList();
        researcher.post(at(study, "design"), fields);
        assertThat(design(study).recruitment().completionOpens()).isFalse();
        assertThat(design(study).recruitment().completionAddress()).isEqualTo("https://panel.example/done");
    }

    @Test
    void classes_of_devices_are_a_tick_and_the_side_of_human_a_choice_that_stay_as_they_were_saved() {
        var study = Exhibition.mixed(3);
        Page page = researcher.get(at(study, "design"));
        assertThat(design(study).deviceClasses()).isFalse();
        assertThat(design(study).humanSide()).isEqualTo(HumanSide.BALANCED);
        Page sent = researcher.send(page, "form.design", Map.of("device_classes", "true", "human_side", "right"));
        assertThat(design(study).deviceClasses()).isTrue();
        assertThat(design(study).humanSide()).isEqualTo(HumanSide.RIGHT);
        List<KeyVal> fields = researcher.get(sent.location()).document().expectForm("form.design").formData().stream()
                .filter(field -> !field.key().equals("device_classes"))
                .toList();
        researcher.post(at(study, "design"), fields);
        assertThat(design(study).deviceClasses()).isFalse();
        assertThat(design(study).humanSide()).isEqualTo(HumanSide.RIGHT);
    }

    @Test
    void a_day_of_deletion_and_rules_about_programs_can_be_set_and_taken_away_again() {
        var study = Exhibition.mixed(3);
        Page sent = researcher.send(
                researcher.get(at(study, "design")),
                "form.design",
                Map.of(
                        "consent.retention_until", "2036-12-01",
                        "exclusion.hinted_trials", "3",
                        "exclusion.rt_variation_percent", "10"));
        assertThat(design(study).consent().retentionUntil()).isEqualTo("2036-12-01");
        assertThat(design(study).exclusion()).isEqualTo(new Exclusion(null, null, null, null, 3, 10));
        Page saved = researcher.get(sent.location());
        assertThat(saved.document().select("[name=consent.retention_until]").attr("value"))
                .isEqualTo("2036-12-01");
        researcher.send(
                saved,
                "form.design",
                Map.of(
                        "consent.retention_until", "",
                        "exclusion.hinted_trials", "",
                        "exclusion.rt_variation_percent", ""));
        assertThat(design(study).consent().retentionUntil()).isNull();
        assertThat(design(study).exclusion()).isEqualTo(Exclusion.NONE);
    }

    @Test
    void each_mistake_stands_beside_its_field_and_what_was_typed_stays() {
        var study = Exhibition.mixed(3);
        Design before = design(study);
        Map<String, String> typed = Map.of(
                "truth.machine_percent", "95",
                "recruitment.quota", "0",
                "recruitment.opens", "tomorrow",
                "recruitment.resume_minutes", "",
                "recruitment.completion_address", "ftp://panel.example",
                "reporting.registered_sessions", "1",
                "exclusion.failed_catch_trials", "none",
                "consent.minimum_age", "-3",
                "consent.purpose", "To learn what people see.",
                "consent.version", "");
        Page refused = researcher.send(researcher.get(at(study, "design")), "form.design", typed);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.words("[role=alert]")).startsWith("Nothing was saved.");
        assertThat(refused.words("main")).doesNotContain("\\d", "^", "pattern");
        typed.forEach((name, value) -> {
            assertThat(held(refused, name)).isEqualTo(value);
            if (!name.equals("consent.purpose")) {
                assertThat(beside(refused, name)).as(name).startsWith("This must ");
            }
        });
        assertThat(beside(refused, "truth.machine_percent")).isEqualTo("This must be a number from 10 to 90.");
        assertThat(beside(refused, "recruitment.quota"))
                .isEqualTo("This must be a whole number from 1 to 1000000, or nothing.");
        assertThat(beside(refused, "consent.contact")).isEmpty();
        assertThat(design(study)).isEqualTo(before);
        // corrected where it stands, it is saved with all the rest that was typed
        researcher.send(
                refused,
                "form.design",
                Map.of(
                        "truth.machine_percent", "40",
                        "recruitment.quota", "",
                        "recruitment.opens", "",
                        "recruitment.resume_minutes", "30",
                        "recruitment.completion_address", "",
                        "reporting.registered_sessions", "",
                        "exclusion.failed_catch_trials", "",
                        "consent.minimum_age", "18",
                        "consent.version", "2"));
        assertThat(design(study).consent().purpose()).isEqualTo("To learn what people see.");
        assertThat(design(study).truth().machineShare()).isEqualTo(0.4);
    }

    @Test
    void a_mistake_in_a_list_stands_in_its_row() {
        var study = Exhibition.mixed(3);
        Page page = researcher.get(at(study, "design"));
        List<KeyVal> fields = page.document().expectForm("form.design").formData().stream()
                .filter(field -> !field.key().matches("(block|question)\\..*"))
                .toList();
        Page refused = researcher.post(
                at(study, "design"),
                Stream.concat(
                                fields.stream(),
                                Stream.of(
                                        field("block.task", "yes-no"),
                                        field("block.trials", ""), // left out
                                        field("block.task", "yes-no"),
                                        field("block.trials", "900"),
                                        field("question.text", "Do you paint?"),
                                        field("question.options", "yes")))
                        .toList());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.document()
                        .select("tr:has([name=block.trials])")
                        .get(1)
                        .select(".problem")
                        .eachText())
                .containsExactly("This must be a whole number from 1 to 200.");
        Element trials = refused.document().selectFirst("[name=block.trials][aria-invalid=true]");
        assertThat(refused.document()
                        .getElementById(trials.attr("aria-describedby"))
                        .text())
                .isEqualTo("This must be a whole number from 1 to 200.");
        assertThat(held(refused, "question.text")).isEqualTo("Do you paint?");
        assertThat(beside(refused, "question.options")).isEqualTo("This needs 2 at least.");
    }

    @Test
    void a_time_that_ends_before_it_begins_and_an_address_without_a_code_are_refused() {
        var study = Exhibition.mixed(3);
        Page refused = researcher.send(
                researcher.get(at(study, "design")),
                "form.design",
                Map.of(
                        "recruitment.opens", "2026-12-24T18:00",
                        "recruitment.closes", "2026-12-01T08:00",
                        "recruitment.completion_address", "https://panel.example/done"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(beside(refused, "recruitment.closes")).isEqualTo("This must be later than the first session.");
        assertThat(beside(refused, "recruitment.completion_code")).startsWith("This is missing");
        assertThat(held(refused, "recruitment.closes")).isEqualTo("2026-12-01T08:00");
    }

    @Test
    void a_question_is_named_by_its_first_words_for_good() {
        var study = Exhibition.mixed(3);
        researcher.send(
                researcher.get(at(study, "design")),
                "form.design",
                Map.of("question.text", "Do you paint?", "question.options", "yes\r\nno"));
        assertThat(design(study).questions())
                .containsExactly(new Question("do_you_paint", "Do you paint?", List.of("yes", "no")));
        Page page = researcher.get(at(study, "design"));
        assertThat(page.words(".question-row .key")).contains("do_you_paint");
        researcher.send(
                page,
                "form.design",
                Map.of(
                        "question.text", "Do you paint or draw?",
                        "question.key", "do_you_paint",
                        "question.options", "yes\r\nno"));
        assertThat(design(study).questions())
                .containsExactly(new Question("do_you_paint", "Do you paint or draw?", List.of("yes", "no")));
    }

    /** Rows lie side by side in the form: what one question has and another lacks must not slip. */
    @Test
    void skip_rules_expertise_and_the_primary_estimand_survive_the_form() {
        var study = Exhibition.mixed(3);
        Design asking = DesignDocument.read("""
                {"blocks": [{"task": "yes-no", "trials": 3}], "reporting": {"primary_estimand": "auc"}, "questions": [
                {"key": "age", "text": "Age?", "options": ["young", "old"]},
                {"key": "school", "text": "Art school?", "options": ["no", "yes"], "expertise": true},
                {"key": "where", "text": "Where?", "options": ["here", "elsewhere"], "asked_if": {"question": "school", "options": ["yes"]}},
                {"key": "years", "text": "Years?", "options": ["one", "more"], "expertise": true,
                "asked_if": {"question": "school", "options": ["yes"]}}]}""");
        QuarkusTransaction.requiringNew().run(() -> study.study().redesign(asking));
        Page page = researcher.get(at(study, "design"));
        assertThat(researcher.send(page, "form.design", Map.of()).status()).isEqualTo(303);
        assertThat(design(study)).isEqualTo(asking);
        List<KeyVal> fields = page.document().expectForm("form.design").formData();
        fields.stream()
                .filter(field -> field.key().equals("reporting.primary_estimand"))
                .forEach(field -> field.value(""));
        researcher.post(at(study, "design"), fields);
        assertThat(design(study).reporting().primaryEstimand()).isNull();
    }

    @Test
    void a_dry_run_and_a_copy_that_cannot_be_keep_what_was_typed() {
        var study = Exhibition.mixed(3);
        Page page = researcher.get(at(study, "design"));
        Page run = researcher.send(page, "form[action$=dry-runs]", Map.of("sessions", "301", "d_prime", "1.25"));
        assertThat(run.status()).isEqualTo(400);
        assertThat(run.words("form[action$=dry-runs] .problem")).isEqualTo("A dry run has 2 to 300 sessions.");
        assertThat(held(run, "d_prime")).isEqualTo("1.25");
        Page copy = researcher.send(page, "form[action$=copies]", Map.of("title", "Demonstration"));
        assertThat(copy.status()).isEqualTo(400);
        assertThat(copy.words("form[action$=copies] .problem")).contains("a study with that title already");
        assertThat(copy.document().select("form[action$=copies] [name=title]").val())
                .isEqualTo("Demonstration");
    }

    @Test
    void fields_change_the_design_and_the_chance_level_follows() {
        var study = Exhibition.mixed(3);
        Page page = researcher.get(at(study, "design"));
        researcher.send(
                page,
                "form.design",
                Map.of(
                        "truth.exact",
                        "true",
                        "block.trials",
                        "20",
                        "reporting.feedback",
                        "after_each",
                        "recruitment.quota",
                        "50",
                        "recruitment.opens",
                        "2026-12-01T08:00",
                        "consent.responsible",
                        "Grace Example"));
        Design saved = design(study);
        assertThat(saved.truth().exact()).isTrue();
        assertThat(saved.reporting().feedback()).isEqualTo(Feedback.AFTER_EACH);
        assertThat(saved.recruitment().quota()).isEqualTo(50);
        assertThat(saved.recruitment().opens()).isEqualTo(Instant.parse("2026-12-01T08:00:00Z"));
        assertThat(saved.consent().responsible()).isEqualTo("Grace Example");
        assertThat(saved.blocks()).singleElement().satisfies(block -> assertThat(block.trials())
                .isEqualTo(20));
        assertThat(researcher.get(at(study, "design")).words("dl.figures")).contains("61.7 %");
    }

    @Test
    void a_document_is_taken_as_a_whole_and_an_error_says_where_it_is() {
        var study = Exhibition.mixed(3);
        Design other = Walls.design(5, 2);
        Page page = researcher.get(at(study, "design"));
        researcher.send(page, "form[action$=document]", Map.of("document", DesignDocument.write(other)));
        assertThat(design(study)).isEqualTo(other);
        Page refused = researcher.send(
                page,
                "form[action$=document]",
                Map.of("document", "{\"blocks\": [{\"task\": \"yes-no\", \"trials\": 900}]}"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.words("#document-mistakes"))
                .isEqualTo("/blocks/0/trials: must be a whole number from 1 to 200.");
        assertThat(refused.document().select("textarea[name=document]").val()).contains("900");
        assertThat(design(study)).isEqualTo(other);
        assertThat(researcher.get(at(study, "design.json")).text()).isEqualTo(DesignDocument.write(other));
    }

    @Test
    void the_schema_is_published() {
        Page schema = new Guest(home).get("/schemas/design.json");
        assertThat(schema.status()).isEqualTo(200);
        assertThat(schema.text()).isEqualTo(DesignDocument.schema());
    }

    @Test
    void what_was_typed_stays_when_the_study_opened_meanwhile() {
        var study = Exhibition.empty(1, 0, Exhibition.SMALL);
        Page page = researcher.get(at(study, "design"));
        QuarkusTransaction.requiringNew().run(() -> study.study().state = Study.State.OPEN);
        try {
            Page refused = researcher.send(page, "form.design", Map.of("consent.purpose", "Written for an hour."));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text()).contains("an open study does not change", "Written for an hour.");
        } finally {
            // with its empty wall it is nothing for the visitors of other tests
            QuarkusTransaction.requiringNew().run(() -> study.study().state = Study.State.DRAFT);
        }
    }

    @Test
    void an_open_study_s_design_stays_as_it_is() {
        var study = Exhibition.open(2, 0);
        Page page = researcher.get(at(study, "design"));
        assertThat(page.document().select("form.design button")).isEmpty();
        Page refused = researcher.post(
                at(study, "design/document"), Map.of("csrf-token", Guest.token(page), "document", "{}"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.words("main")).contains("an open study does not change");
        assertThat(page.text()).contains("versions/1.json");
        Page frozen = researcher.get(at(study, "versions/1.json"));
        assertThat(frozen.text()).contains("\"stimuli\"", "\"design\"");
        ParticipantContract.assertIsProblem(new Guest(home).get(at(study, "versions/1.json")), 404);
        assertThat(researcher.get(at(study, "versions/1/audit.json")).text()).contains("Quantisation tables");
        ParticipantContract.assertIsProblem(researcher.get(at(study, "versions/2.json")), 404);
    }

    @Test
    void what_was_frozen_is_read_by_everybody_once_the_study_is_over_and_has_the_hash_that_they_were_shown()
            throws Exception {
        var study = Exhibition.open(2, 0);
        Guest guest = new Guest(home);
        String shown = guest.get(at(study, "consent")).words(".frozen");
        Participant.in(study, home).answerAll();
        ParticipantContract.assertIsProblem(guest.get(at(study, "versions/1.json")), 404);
        QuarkusTransaction.requiringNew().run(() -> study.study().close(Instant.now()));
        Page results = guest.get(at(study, "results"));
        String document = results.document().select("a[href*=/versions/]").attr("href");
        assertThat(document).isEqualTo(at(study, "versions/1.json"));
        String sha256 = DigestUtils.sha256Hex(guest.get(document).bytes());
        assertThat(shown).contains(sha256);
        assertThat(results.words("main")).contains(sha256);
    }

    @Test
    void a_preview_shows_a_whole_session_and_leaves_nothing_behind() {
        var study = Exhibition.mixed(4);
        QuarkusTransaction.requiringNew().run(() -> study.study().redesign(Walls.design(3, 1)));
        Page consent = researcher.get(at(study, "preview"));
        Page trial =
                researcher.get(researcher.send(consent, "main form", Map.of()).location());
        assertThat(consent.words("aside")).startsWith("Preview. Nothing that you do here is stored.");
        int trials = 0;
        while (trial.status() == 200) {
            assertThat(trial.words("aside")).startsWith("Preview.");
            assertThat(trial.document().select("aside a").attr("href"))
                    .isEqualTo("/researcher?study=" + study.slug() + "#study-" + study.slug());
            for (String picture : Participant.pictures(trial)) {
                assertThat(researcher.get(picture).header("Content-Type")).isEqualTo("image/jpeg");
            }
            Map<String, String> answer =
                    Participant.isPair(trial) ? Map.of("side", "LEFT", "confidence", "1") : Map.of("rating", "1");
            trial = researcher.get(
                    researcher.send(trial, "form[data-trial]", answer).location());
            trials++;
        }
        assertThat(trials).isEqualTo(4);
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(Session.count("study.id", study.id())).isZero();
            assertThat(Trial.count("session.study.id", study.id())).isZero();
        });
        assertThat(new Guest(home).get(at(study, "preview")).location()).isEqualTo("/sign-in");
    }

    @Test
    void a_copy_is_a_draft_of_its_own() {
        var study = Exhibition.open(2, 0);
        String title = "Copy " + UUID.randomUUID();
        Page made =
                researcher.send(researcher.get(at(study, "design")), "form[action$=copies]", Map.of("title", title));
        assertThat(made.location()).endsWith("/design");
        assertThat(researcher.get(made.location()).words("h1")).contains(title);
    }

    @Test
    void links_are_shown_once_and_each_lets_one_person_in() {
        var study = Exhibition.open(2, 0);
        Page links = researcher.send(researcher.get(at(study, "design")), "form[action$=links]", Map.of("count", "2"));
        List<String> addresses = links.document()
                .select("textarea")
                .text()
                .lines()
                .flatMap(line -> List.of(line.split(" ")).stream())
                .filter(word -> word.contains("?link="))
                .toList();
        assertThat(addresses).hasSize(2).doesNotHaveDuplicates();
        String path = URI.create(addresses.get(0)).getRawPath() + "?"
                + URI.create(addresses.get(0)).getRawQuery();
        Guest first = new Guest(home);
        Page consent = first.get(path);
        assertThat(first.send(consent, "main form", Map.of()).location()).isEqualTo("/begin");
        Guest second = new Guest(home);
        Page asked = second.get(path);
        assertThat(asked.words("h1")).isEqualTo("A test is under way");
        // unfinished, it goes on in another browser; the answers are one session's
        assertThat(second.send(asked, "main form", Map.of()).location()).isEqualTo("/begin");
        assertThat(QuarkusTransaction.requiringNew().call(() -> Session.count("study.id", study.id())))
                .isOne();
    }

    @Test
    void a_panel_s_code_comes_only_after_the_last_answer() {
        Design usual = Walls.design(2, 0);
        var study = Exhibition.open(usual.with(new Recruitment(
                null, null, null, false, true, 30, "C0DE-1234", "https://panel.example/complete?cc=C0DE-1234")));
        Guest guest = new Guest(home);
        assertThat(guest.get(at(study, "consent")).words("main")).contains("invited participants only");
        Page consent = guest.get(at(study, "consent?PROLIFIC_PID=abc123&STUDY_ID=s1&SESSION_ID=x9"));
        assertThat(consent.text()).doesNotContain("C0DE");
        guest.send(consent, "main form", Map.of());
        guest.send(guest.get("/begin"), "main form", Map.of());
        for (int trial = 0; trial < 2; trial++) {
            Page page = guest.get("/trials/next");
            assertThat(page.text()).doesNotContain("C0DE");
            assertThat(guest.get("/end").location()).isEqualTo("/trials/next");
            guest.send(page, "form[data-trial]", Map.of("rating", "1"));
        }
        Page end = guest.get("/end");
        assertThat(end.document().select("a[href^=https://panel.example]").attr("href"))
                .isEqualTo("https://panel.example/complete?cc=C0DE-1234");
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() ->
                                Session.<Session>find("study.id", study.id()).singleResult().panelParticipant))
                .isEqualTo("abc123");
        assertThat(new Guest(home).get(at(study, "consent?PROLIFIC_PID=abc123")).words("main"))
                .contains("already taken part in this study");
    }

    @Test
    void where_nothing_is_told_the_last_page_tells_nothing_until_the_study_closes() {
        Design usual = Walls.design(2, 1);
        var study = Exhibition.open(usual.with(new Reporting(Feedback.NEVER, false, false, null)));
        var participant = Participant.in(study, home);
        participant.answerAll();
        Page end = participant.guest.get("/end");
        assertThat(end.words("h1")).isEqualTo("Thank you");
        assertThat(end.text()).doesNotContain(Exhibition.CANARY, "You were right", "Made by a machine");
        QuarkusTransaction.requiringNew().run(() -> study.study().close(Instant.now()));
        assertThat(participant.guest.get("/end").words("h1")).startsWith("You were right");
    }

    @Test
    void feedback_after_each_trial_names_the_truth_of_that_trial_only() {
        Design usual = Walls.design(2, 0);
        var study = Exhibition.open(usual.with(new Reporting(Feedback.AFTER_EACH, true, true, null)));
        var participant = Participant.in(study, home);
        Page trial = participant.trial();
        Page answered = participant.answer(trial);
        assertThat(answered.location()).isEqualTo("/trials/" + Participant.id(trial) + "/feedback");
        Page feedback = participant.guest.get(answered.location());
        assertThat(feedback.words("h1")).containsAnyOf("Right", "Wrong");
        assertThat(feedback.document().select(".truth")).hasSize(1);
        Page second = participant.trial();
        ParticipantContract.assertIsProblem(
                participant.guest.get("/trials/" + Participant.id(second) + "/feedback"), 404);
    }

    @Test
    void a_withdrawal_code_is_given_at_the_beginning_and_deletes_everything() {
        var study = Exhibition.open(2, 0);
        Guest guest = new Guest(home);
        guest.send(guest.get(at(study, "consent")), "main form", Map.of());
        Page begin = guest.get("/begin");
        String code = begin.document().select(".withdrawal-code code").text();
        guest.send(begin, "main form", Map.of());
        guest.send(guest.get("/trials/next"), "form[data-trial]", Map.of("rating", "1"));
        guest.send(guest.get("/trials/next"), "form[data-trial]", Map.of("rating", "1"));
        assertThat(guest.get("/end").text()).contains(code);
        Guest elsewhere = new Guest(home);
        Page wrong = elsewhere.send(elsewhere.get("/withdraw"), "main form", Map.of("code", "<b>AAAA-BBBB"));
        assertThat(wrong.status()).isEqualTo(404);
        assertThat(wrong.words("[role=alert]")).contains("<b>AAAA-BBBB");
        Page done = elsewhere.send(elsewhere.get("/withdraw"), "main form", Map.of("code", code));
        assertThat(done.status()).isEqualTo(200);
        assertThat(QuarkusTransaction.requiringNew().call(() -> Session.count("study.id", study.id())))
                .isZero();
        assertThat(guest.get("/trials/next").location()).isEqualTo("/");
    }

    @Test
    void two_clicks_on_one_consent_are_one_session() {
        var study = Exhibition.open(2, 0);
        Guest guest = new Guest(home);
        Page consent = guest.get(at(study, "consent"));
        Guest sameBrowser = new Guest(home);
        guest.cookie("blindbrush_form_test").ifPresent(token -> sameBrowser.give("blindbrush_form_test", token));
        guest.send(consent, "main form", Map.of());
        sameBrowser.send(consent, "main form", Map.of());
        assertThat(QuarkusTransaction.requiringNew().call(() -> Session.count("study.id", study.id())))
                .isOne();
    }

    @Test
    void who_agreed_to_a_version_that_is_no_more_is_asked_again_and_stays_who_they_are() {
        var study = Exhibition.open(3, 0);
        Guest guest = new Guest(home);
        Page consent = guest.get(at(study, "consent?PROLIFIC_PID=a%26b&STUDY_ID=s&SESSION_ID=x"));
        QuarkusTransaction.requiringNew().run(() -> {
            Study changed = study.study();
            changed.close(Instant.now());
            changed.redesign(Walls.design(2, 0));
            changed.open(Instant.now());
        });
        String again = guest.send(consent, "main form", Map.of()).location();
        assertThat(again).isEqualTo(at(study, "consent?PROLIFIC_PID=a%26b&STUDY_ID=s&SESSION_ID=x"));
        assertThat(guest.send(guest.get(again), "main form", Map.of()).location())
                .isEqualTo("/begin");
        Session begun = QuarkusTransaction.requiringNew()
                .call(() -> Session.<Session>find("study.id", study.id()).singleResult());
        assertThat(begun.panelParticipant).isEqualTo("a&b");
        assertThat(begun.version).isEqualTo(2);
    }

    @Test
    void the_trial_behind_is_given_ahead_but_never_past_a_pause_or_to_another_trial() {
        var study = Exhibition.open(2, 1);
        var participant = Participant.in(study, home);
        Page first = participant.trial();
        Page ahead = participant.guest.get("/trials/" + Participant.id(first) + "/following");
        assertThat(ahead.status()).isEqualTo(200);
        assertThat(Participant.id(ahead)).isNotEqualTo(Participant.id(first));
        assertThat(participant.guest.get(Participant.pictures(ahead).get(0)).status())
                .isEqualTo(200);
        assertThat(participant
                        .guest
                        .get("/trials/" + Participant.id(ahead) + "/following")
                        .status())
                .isEqualTo(204);
        ParticipantContract.assertIsProblem(participant.answer(ahead), 409);
        participant.answer(first);
        participant.answer(ahead);
        assertThat(participant.responses())
                .extracting(response -> response.trialId)
                .containsExactly(Participant.id(first), Participant.id(ahead));
        // a pause stands between the blocks
        assertThat(participant.guest.get("/trials/next").words("h1")).isEqualTo("Take a breath");
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> Trial.count(
                                "session.study.id = ?1 and task = ?2 and sentAt is not null", study.id(), Task.PAIR)))
                .isZero();
    }

    @Test
    void a_study_s_address_comes_as_a_qr_code_too() {
        var study = Exhibition.open(2, 0);
        assertThat(researcher
                        .get(at(study, "design"))
                        .document()
                        .select("figure.qr path")
                        .attr("d"))
                .startsWith("M")
                .hasSizeGreaterThan(1000);
    }

    @Test
    void a_chosen_language_stays_chosen_and_leads_nowhere_else() {
        Guest guest = new Guest(home);
        Page chosen =
                guest.get("/language/de", "Referer", home.resolve("/withdraw").toString());
        assertThat(chosen.location()).isEqualTo("/withdraw");
        assertThat(guest.get("/").words("h1")).isEqualTo("Welches Bild hat ein Mensch gemalt?");
        for (String elsewhere : Set.of("https://example.org//evil.example/", "//evil.example", "javascript:alert(1)")) {
            assertThat(guest.get("/language/en", "Referer", elsewhere).location())
                    .isEqualTo("/");
        }
        ParticipantContract.assertIsProblem(guest.get("/language/tlh"), 404);
    }

    /** What a field holds. */
    private static String held(Page page, String name) {
        return page.document().select("[name=%s]".formatted(name)).first().val();
    }

    /** What stands beside a field as its mistake. */
    private static String beside(Page page, String name) {
        return page.words("label:has([name=%s]) .problem".formatted(name));
    }

    private static KeyVal field(String name, String value) {
        return HttpConnection.KeyVal.create(name, value);
    }

    private static Design design(Exhibition study) {
        return QuarkusTransaction.requiringNew().call(() -> Study.<Study>findById(study.id()).design);
    }

    private static String at(Exhibition study, String page) {
        return "/studies/" + study.slug() + "/" + page;
    }
}

package blindbrush.web.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blindbrush.design.Feedback;
import blindbrush.design.Reporting;
import blindbrush.design.ToldBefore;
import blindbrush.export.LeafKeeper;
import blindbrush.gallery.Origin;
import blindbrush.gallery.Stimulus;
import blindbrush.results.FigureKeeper;
import blindbrush.results.StudyFigures;
import blindbrush.study.Answer;
import blindbrush.study.Hanging;
import blindbrush.study.RegisteredAnalysis;
import blindbrush.study.Session;
import blindbrush.study.SessionLeaf;
import blindbrush.study.Side;
import blindbrush.study.Study;
import blindbrush.study.Trial;
import blindbrush.study.Unblinding;
import blindbrush.study.Withdrawal;
import blindbrush.testing.Played;
import blindbrush.web.Csv;
import blindbrush.web.Gallery;
import blindbrush.web.Guest;
import blindbrush.web.Page;
import blindbrush.web.ParticipantContract;
import blindbrush.web.Staff;
import io.quarkus.arc.ClientProxy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Who sees what of a study's results, and when. */
@QuarkusTest
class ResultPagesTest {

    private static final String BY_DAY_AND_NIGHT = "\"conditions\":[{\"name\":\"by day\"},{\"name\":\"by night\"}]";

    @TestHTTPResource("/")
    URI home;

    @Inject
    FigureKeeper keeper;

    @Inject
    LeafKeeper leaves;

    @Test
    void results_wait_for_the_study_to_close_where_its_design_says_so() {
        String slug = Gallery.played(3, "\"reporting\":{\"results_while_open\":false,\"registered_sessions\":4}");
        for (String page : List.of("results", "presets")) {
            Page waiting = new Guest(home).get("/studies/" + slug + "/" + page);
            assertThat(waiting.status()).isEqualTo(200);
            assertThat(waiting.words(".lead")).isEqualTo("Results are shown when the study has closed.");
            assertThat(waiting.document().select("svg.plot")).isEmpty();
        }
        for (String file : List.of("figures.csv", "ratings.svg", "funnel-machine.svg")) {
            ParticipantContract.assertIsProblem(new Guest(home).get("/studies/" + slug + "/results/" + file), 404);
        }
        Guest researcher = Staff.researcher(home);
        assertThat(researcher.get("/studies/" + slug + "/results").words("main"))
                .contains("stays blind until 4");
        Gallery.play(slug, 50);
        keeper.refresh();
        for (Guest reader : List.of(researcher, new Guest(home))) {
            assertThat(reader.get("/studies/" + slug + "/results").words("main"))
                    .as("at the registered number it is still open")
                    .contains("has closed")
                    .doesNotContain("All figures", "stays blind");
        }
        Gallery.close(slug);
        assertThat(new Guest(home).get("/studies/" + slug + "/results").words("main"))
                .contains("All figures");
    }

    @Test
    void what_speaks_of_other_pictures_is_told_at_the_registered_number() {
        String slug = Gallery.played(2, "\"reporting\":{\"registered_sessions\":3}");
        unblind(slug);
        Guest researcher = Staff.researcher(home);
        Page early = researcher.get("/studies/" + slug + "/results");
        assertThat(early.words("main")).contains("appear at that number");
        assertThat(early.words(".all-figures"))
                .contains("Response time")
                .doesNotContain("clustered", "d′, one picture", "Share right");
        assertThat(early.words("main")).doesNotContain("guessing would explain", "guessing alone");
        Page counts = researcher.get("/studies/" + slug + "/presets");
        assertThat(counts.words("main")).contains("at the registered 3 finished sessions");
        assertThat(counts.document().select(".forest")).isEmpty();
        assertThat(researcher.get("/studies/" + slug + "/results/figures.csv").text())
                .doesNotContain("clustered");
        assertThat(researcher.get("/studies/" + slug + "/results/presets.csv").text())
                .contains(",,,intervals appear at the registered number of sessions,");
        Gallery.play(slug, 7);
        keeper.refresh();
        assertThat(researcher.get("/studies/" + slug + "/results").words(".all-figures"))
                .contains("clustered");
        assertThat(researcher.get("/studies/" + slug + "/presets").document().select(".forest"))
                .isNotEmpty();
    }

    private static void unblind(String slug) {
        QuarkusTransaction.requiringNew()
                .run(() -> Unblinding.of(
                        Study.findBySlug(slug).orElseThrow(), "a test", "To see what is told early.", Instant.now()));
    }

    /** However many have finished, and whatever was registered. */
    @Test
    void nobody_learns_how_others_answered_in_an_open_study_that_registers_a_number_of_sessions() {
        String slug = Gallery.played(6, "\"reporting\":{\"registered_sessions\":5}");
        assertTellsNoResults(slug);
        stored(slug, new Reporting(Feedback.AT_END, true, true, 5));
        assertTellsNoResults(slug);
    }

    @Test
    void results_of_an_open_study_are_public_only_where_its_design_says_so() {
        assertTellsNoResults(Gallery.played(6, "\"reporting\":{}"));
        String open = Gallery.played(6, "\"reporting\":{\"results_while_open\":true}");
        assertThat(new Guest(home).get("/studies/" + open + "/results").words("main"))
                .contains("All figures");
        assertThat(Csv.rows(Staff.researcher(home)
                        .get("/studies/" + open + "/responses.csv")
                        .text()))
                .allSatisfy(row -> assertThat(row).containsEntry("results_while_open", "true"));
    }

    /** A design from before a registered number and public results excluded each other. */
    private static void stored(String slug, Reporting reporting) {
        QuarkusTransaction.requiringNew().run(() -> {
            Study study = Study.findBySlug(slug).orElseThrow();
            study.close(Instant.now());
            study.design = study.design.with(reporting.with(ToldBefore.ALLOWED));
            study.open(Instant.now());
        });
        IntStream.range(100, 106).forEach(seed -> Gallery.play(slug, seed));
    }

    /** To its researchers neither, who see how it goes. */
    private void assertTellsNoResults(String slug) {
        keeper.refresh();
        Guest researcher = Staff.researcher(home);
        for (String page : List.of("results", "presets")) {
            for (Guest reader : List.of(new Guest(home), researcher)) {
                Page waiting = reader.get("/studies/" + slug + "/" + page);
                assertThat(waiting.words("main")).contains("Results are shown when the study has closed.");
                assertThat(waiting.document().select("svg.plot, .shares, .all-figures"))
                        .isEmpty();
            }
        }
        for (String file :
                List.of("figures.csv", "presets.csv", "groups.csv", "ratings.csv", "roc.svg", "stimuli.csv")) {
            for (Guest reader : List.of(new Guest(home), researcher)) {
                ParticipantContract.assertIsProblem(reader.get("/studies/" + slug + "/results/" + file), 404);
            }
        }
        for (String file : List.of(
                "responses.csv",
                "responses.jsonl",
                "responses.parquet",
                "participants.csv",
                "export.zip",
                "data-set.zip")) {
            Page refused = researcher.get("/studies/" + slug + "/" + file);
            ParticipantContract.assertIsProblem(refused, 409);
            assertThat(refused.words("main")).contains("Until it closes nobody learns how others answered");
        }
        for (String file : List.of("stimuli.csv", "exclusions.csv", "panel.csv")) {
            assertThat(researcher.get("/studies/" + slug + "/" + file).status())
                    .as("what it takes to run a study")
                    .isEqualTo(200);
        }
        Page monitor = researcher.get("/studies/" + slug + "/monitor");
        assertThat(monitor.words("main"))
                .contains("finished", "Flags", "while the study is open nobody learns how others answered")
                .doesNotContain("for these stimuli", "At the registered number");
        String stimulus = Csv.rows(
                        researcher.get("/studies/" + slug + "/stimuli.csv").text())
                .get(0)
                .get("stimulus_id");
        ParticipantContract.assertIsProblem(researcher.get("/studies/" + slug + "/stimuli/" + stimulus), 404);
    }

    /** Of fewer than five answers to a picture only their number is told, also when all is over. */
    @Test
    void of_a_picture_with_few_answers_only_their_number_is_told() {
        String slug = Gallery.played(2);
        Gallery.close(slug);
        Guest guest = new Guest(home);
        List<Map<String, String>> rows =
                Csv.rows(guest.get("/studies/" + slug + "/results/stimuli.csv").text());
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(Integer.parseInt(row.get("answers"))).isBetween(1, 4);
            assertThat(row.get("sharpness")).isNotEmpty();
            assertThat(List.of(
                            row.get("called_human"),
                            row.get("human_likeness"),
                            row.get("funnel"),
                            row.get("rating_1"),
                            row.get("rt_median"),
                            row.get("d_prime")))
                    .containsOnly("");
        });
        String picture = "/studies/" + slug + "/stimuli/" + rows.get(0).get("stimulus_id");
        assertThat(guest.get(picture).words("main"))
                .contains("They are too few to tell more.")
                .doesNotContain("called it human", "Human-likeness");
        ParticipantContract.assertIsProblem(guest.get(picture + "/ratings.svg"), 404);
        Page results = guest.get("/studies/" + slug + "/results");
        assertThat(results.document().select("svg.funnel .mark")).isEmpty();
        assertThat(results.words("main")).contains("too few to tell more");
    }

    /** A preset may have made one picture, and of a picture with few answers only their number is told. */
    @Test
    void of_a_group_with_few_answers_only_their_number_is_told() {
        String slug = Gallery.played(2, "\"reporting\":{\"results_while_open\":true}," + BY_DAY_AND_NIGHT);
        String one = QuarkusTransaction.requiringNew()
                .call(() -> Hanging.<Hanging>list("study.slug = ?1 and shown > 0", slug).stream()
                        .map(hanging -> hanging.stimulus)
                        .filter(picture -> picture.origin == Origin.MACHINE
                                && Trial.count(
                                                "stimulus = ?1 and rightStimulus is null and phase = blindbrush.study.Phase.MAIN",
                                                picture)
                                        > 0)
                        .findFirst()
                        .map(picture -> {
                            picture.preset = "rare";
                            return picture.id.toString();
                        })
                        .orElseThrow());
        QuarkusTransaction.requiringNew().run(() -> StudyFigures.delete("key.studyId", Gallery.id(slug)));
        Guest guest = new Guest(home);
        Map<String, String> rare = Csv.rows(
                        guest.get("/studies/" + slug + "/results/presets.csv").text())
                .stream()
                .filter(row -> row.get("preset").equals("rare"))
                .findFirst()
                .orElseThrow();
        assertThat(Integer.parseInt(rare.get("answers"))).as(one).isBetween(1, 4);
        assertThat(List.of(rare.get("called_human"), rare.get("deception"), rare.get("lower")))
                .containsOnly("");
        assertThat(guest.get("/studies/" + slug + "/presets").words(".forest"))
                .contains("rare", "too few answers to tell more");
        assertThat(guest.get("/studies/" + slug + "/results/groups.csv").text())
                .contains("preset,quality,")
                .doesNotContain("rare");
        assertThat(guest.get("/studies/" + slug + "/results").words(".groups")).doesNotContain("rare");
    }

    @Test
    void groups_are_told_at_the_registered_number() {
        String slug = Gallery.played(2, "\"reporting\":{\"registered_sessions\":3}," + BY_DAY_AND_NIGHT);
        unblind(slug);
        Guest researcher = Staff.researcher(home);
        String results = "/studies/" + slug + "/results";
        assertThat(researcher.get(results).words("main")).contains("All figures");
        assertThat(researcher.get(results).document().select(".groups")).isEmpty();
        ParticipantContract.assertIsProblem(researcher.get(results + "/groups.csv"), 404);
        Gallery.play(slug, 7);
        keeper.refresh();
        assertThat(researcher.get(results).document().select(".groups dt")).hasSize(4);
    }

    @Test
    void groups_are_told_with_their_numbers_and_styles_when_nobody_guesses_any_more() {
        String slug = Gallery.played(6, "\"reporting\":{\"results_while_open\":true}," + BY_DAY_AND_NIGHT);
        String results = "/studies/" + slug + "/results";
        Page told = new Guest(home).get(results);
        assertThat(told.document().select(".groups dt").eachText())
                .hasSize(4)
                .anyMatch(group -> group.startsWith("by day condition: "))
                .anyMatch(group -> group.startsWith("by night condition: "))
                .anyMatch(group -> group.startsWith("quality preset: "))
                .endsWith("d′");
        assertThat(told.document().select(".groups svg").eachAttr("aria-label"))
                .hasSize(3)
                .allMatch(label -> label.matches("d′ −?\\d+\\.\\d\\d \\(−?\\d+\\.\\d\\d to −?\\d+\\.\\d\\d\\)"));
        QuarkusTransaction.requiringNew().run(() -> Hanging.<Hanging>list("study.slug", slug).stream()
                .flatMap(hanging -> hanging.stimulus.styleArtworks.stream())
                .filter(style -> style.title.matches("Style \\d")) // so many that some were shown, whatever chance took
                .forEach(style -> {
                    style.style = "cubist";
                    StudyFigures.forget(style);
                }));
        assertThat(new Guest(home).get(results).words(".groups"))
                .as("a style can be seen in a picture that is still being guessed")
                .doesNotContain("cubist");
        assertThat(new Guest(home).get(results + "/groups.csv").text()).doesNotContain("style,");
        assertThat(Staff.researcher(home).get(results).words(".groups")).contains("cubist style: ");
        assertThat(Staff.researcher(home).get(results + "/groups.csv").text()).contains("style,cubist,");
        assertThat(new Guest(home).get(results + "/groups.csv").text())
                .startsWith(
                        "kind,group,participants,stimuli,answers,fewest_of_an_origin,hits,misses,false_alarms,correct_rejections,d_prime,")
                .contains("condition,by day,", "preset,quality,6,");
    }

    @Test
    void published_tests_stand_beside_a_sensitivity_that_may_be_told() {
        String slug = Gallery.played(5, "\"reporting\":{\"registered_sessions\":6}");
        String results = "/studies/" + slug + "/results";
        assertNothingPublished(new Guest(home), results);
        Gallery.play(slug, 7);
        Gallery.close(slug);
        keeper.refresh();
        Page told = new Guest(home).get(results);
        assertThat(told.document().select(".published dt").eachText())
                .hasSize(6)
                .startsWith("this study 6 sessions")
                .contains(
                        "AI Art Turing Test (ACX), 2024 art by a human or image by an AI; 11,061 people, 24 human and 26 machine pictures",
                        "Creative Adversarial Networks (CAN), 2017 work by an artist or by a computer; 18 people, 25 human pictures");
        assertThat(told.document().select(".published svg").eachAttr("aria-label"))
                .hasSize(5)
                .contains("d′ 0.48, without an interval", "d′ 1.35, without an interval");
        assertThat(told.document().select(".published svg").first().attr("aria-label"))
                .isEqualTo("d′ "
                        + told.document()
                                .select(".all-figures tr:contains(d′, one picture) .estimate")
                                .text())
                .matches("d′ −?\\d+\\.\\d\\d \\(−?\\d+\\.\\d\\d to −?\\d+\\.\\d\\d\\)");
        assertThat(told.words("main")).contains("a picture left unanswered counts as wrong");
        String table = new Guest(home).get(results + "/published.csv").text();
        assertThat(table)
                .startsWith(
                        "study,year,task,participants,human_pictures,machine_pictures,hit_rate,false_alarm_rate,d_prime,")
                .contains(
                        "AI Art Turing Test (ACX),2024,art by a human or image by an AI,11061,24,26,0.57510101,0.38447774,0.48311")
                .contains("https://github.com/lkesteloot/ai-art-turing-test");
    }

    @Test
    void nothing_published_stands_beside_answers_that_nobody_gave_or_that_measure_nothing() {
        String slug = Gallery.played(6);
        String results = "/studies/" + slug + "/results";
        Guest researcher = Staff.researcher(home);
        assertThat(researcher.get(results).document().select(".published")).isNotEmpty();
        change(slug, study -> study.simulated = true);
        assertNothingPublished(researcher, results);
        change(slug, study -> {
            study.simulated = false;
            study.demonstration = true;
        });
        assertNothingPublished(researcher, results);
        change(slug, study -> study.demonstration = false);
        assertThat(researcher.get(results).document().select(".published")).isNotEmpty();
    }

    private static void assertNothingPublished(Guest guest, String results) {
        Page page = guest.get(results);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select(".published")).isEmpty();
        ParticipantContract.assertIsProblem(guest.get(results + "/published.csv"), 404);
    }

    private static void change(String slug, Consumer<Study> how) {
        QuarkusTransaction.requiringNew()
                .run(() -> how.accept(Study.findBySlug(slug).orElseThrow()));
    }

    @Test
    void the_registered_analysis_and_all_sessions_are_a_link_apart() {
        String slug = Gallery.played(3, "\"reporting\":{\"registered_sessions\":2}");
        Gallery.close(slug);
        keeper.refresh();
        Guest guest = new Guest(home);
        Page registered = guest.get("/studies/" + slug + "/results");
        assertThat(registered.words(".shown")).contains("the first 2 finished sessions");
        assertThat(registered.words(".all-figures")).contains("All finished sessions", "Registered analysis");
        assertThat(registered.document().select(".shown a").attr("href")).isEqualTo("?sessions=all");
        Page all = guest.get("/studies/" + slug + "/results?sessions=all");
        assertThat(all.words(".shown"))
                .contains(
                        "All 3 finished sessions, more than the registered analysis has. Finished after the registered 2: 1.");
        assertThat(all.document().select(".shown a").attr("href")).isEqualTo("?sessions=registered");
        assertThat(all.document().select("a[download]").eachAttr("href"))
                .filteredOn(link -> !link.contains("figures"))
                .isNotEmpty()
                .filteredOn(link -> !link.contains("/versions/"))
                .isNotEmpty()
                .allMatch(link -> link.endsWith("?sessions=all"));
        Page few = guest.get("/studies/" + slug + "/results/ratings.csv");
        Page many = guest.get("/studies/" + slug + "/results/ratings.csv?sessions=all");
        assertThat(few.header("Content-Disposition")).contains(slug + "-ratings-registered.csv");
        assertThat(many.header("Content-Disposition")).contains(slug + "-ratings-all-sessions.csv");
        assertThat(ratings(few)).isEqualTo(2 * 8);
        assertThat(ratings(many)).isEqualTo(3 * 8);
        String picture =
                all.document().select("a[href*=/stimuli/][href$=sessions=all]").attr("href");
        assertThat(guest.get(picture).words(".shown")).contains("All 3 finished sessions");
        assertThat(guest.get("/studies/" + slug + "/presets?sessions=all").words(".shown"))
                .contains("All 3 finished sessions");
    }

    /** No page shows figures of other sessions as the registered analysis, however soon it is asked for. */
    @Test
    void until_the_registered_analysis_is_made_nothing_stands_in_its_place_and_then_it_bears_its_hash() {
        String slug = Gallery.played(
                2, "\"exclusion\":{\"fast_median_rt_millis\":1550},\"reporting\":{\"registered_sessions\":3}");
        Guest researcher = Staff.researcher(home);
        String results = "/studies/" + slug + "/results";
        keeper.refresh();
        synchronized (ClientProxy.unwrap(keeper)) {
            Gallery.play(slug, 2);
            for (String page : List.of(results, "/studies/" + slug + "/presets")) {
                assertThat(researcher.get(page).words("main"))
                        .contains("3 sessions are finished; the registered analysis is being computed.")
                        .doesNotContain("All figures", "stays blind");
            }
            assertThat(researcher.get("/studies/" + slug + "/monitor").words("main"))
                    .contains("3 sessions are finished; the registered analysis is being computed.")
                    .doesNotContain("At the registered number");
            ParticipantContract.assertIsProblem(researcher.get(results + "/figures.csv"), 404);
            ParticipantContract.assertIsProblem(researcher.get(results + "/stimuli.csv"), 404);
            keeper.refresh();
        }
        Gallery.play(slug, 3);
        Gallery.close(slug);
        keeper.refresh();
        String sha256 = DigestUtils.sha256Hex(
                Csv.rows(researcher.get("/studies/" + slug + "/responses.csv").text()).stream()
                        .filter(row -> !row.get("finish_number").isEmpty()
                                && row.get("excluded").equals("false"))
                        .map(row -> String.join(
                                ",",
                                row.get("session_id"),
                                row.get("stimulus_id"),
                                row.get("right_stimulus_id"),
                                row.get("rating") + row.get("side"),
                                row.get("recognised"),
                                row.get("rt")))
                        .sorted()
                        .collect(Collectors.joining("\n", "", "\n")));
        assertThat(researcher.get(results).words("main"))
                .contains("The registered analysis: the first 3 finished sessions, without the one that", sha256)
                .doesNotContain("withdrew since");
        assertThat(Csv.rows(researcher.get(results + "/figures.csv").text())).allSatisfy(row -> assertThat(row)
                .containsEntry("answers_sha256", row.get("sessions").equals("registered") ? sha256 : ""));
        QuarkusTransaction.requiringNew()
                .run(() -> RegisteredAnalysis.update("withdrawn = 1 where key.studyId = ?1", Gallery.id(slug)));
        assertThat(researcher.get(results).words("main")).contains("1 withdrew since");
    }

    @Test
    void frozen_figures_stay_and_what_today_s_rows_give_stands_beside_them() {
        String slug = Gallery.played(3, "\"reporting\":{\"registered_sessions\":3}");
        Gallery.close(slug);
        keeper.refresh();
        leaves.append(slug);
        Guest researcher = Staff.researcher(home);
        String results = "/studies/" + slug + "/results";
        List<Map<String, String>> before =
                Csv.rows(researcher.get(results + "/figures.csv").text());
        assertThat(researcher.get(results).words(".all-figures")).doesNotContain("today’s rows");
        String head = QuarkusTransaction.requiringNew()
                .call(() -> SessionLeaf.head(Gallery.id(slug)).orElseThrow().chain);
        change(slug, study -> {
            Session session =
                    Session.find("study = ?1 and finishNumber = 1", study).firstResult();
            session.withdrawalSha256 = DigestUtils.sha256Hex("CODE1");
            Session.flush();
            Withdrawal.withdraw("code1", Instant.now());
        });
        keeper.refresh();
        Page after = researcher.get(results);
        assertThat(after.words(".all-figures")).contains("Registered analysis of today’s rows");
        assertThat(after.words("main"))
                .contains("1 withdrew since", "3 sessions were begun", "Each of the 3 that were finished", head);
        List<Map<String, String>> rows =
                Csv.rows(researcher.get(results + "/figures.csv").text());
        assertThat(estimates(rows, "registered"))
                .isEqualTo(estimates(before, "all"))
                .containsEntry("sessions", "3.0");
        assertThat(estimates(rows, "registered_today"))
                .isEqualTo(estimates(rows, "all"))
                .containsEntry("sessions", "2.0");
        assertThat(rows).allSatisfy(row -> assertThat(row.get("answers_sha256").isEmpty())
                .isNotEqualTo(row.get("sessions").equals("registered")));
    }

    private static Map<String, String> estimates(List<Map<String, String>> rows, String sessions) {
        return rows.stream()
                .filter(row -> row.get("sessions").equals(sessions))
                .collect(Collectors.toMap(row -> row.get("key"), row -> row.get("estimate")));
    }

    private static int ratings(Page csv) {
        return csv.text()
                .lines()
                .skip(1)
                .flatMap(line -> Stream.of(line.split(",")).skip(1))
                .mapToInt(Integer::parseInt)
                .sum();
    }

    @Test
    void guessing_gives_what_the_design_says_and_not_a_half() {
        String slug = Gallery.played(
                9, "\"truth\":{\"machine_share\":0.25,\"exact\":false},\"reporting\":{\"results_while_open\":true}");
        Played.session(Gallery.id(slug), 18, ResultPagesTest::rightly, 900);
        Page results = new Guest(home).get("/studies/" + slug + "/results");
        assertThat(results.words(".headline")).contains("Guessing gives 75.");
        assertThat(results.document().select(".interval .chance").attr("x1")).isEqualTo("75");
    }

    private static Answer rightly(Trial trial) {
        boolean machine = trial.stimulus.origin == Origin.MACHINE;
        return trial.rightStimulus == null
                ? new Answer.YesNo(machine ? 5 : 2)
                : new Answer.Pair(machine ? Side.RIGHT : Side.LEFT, 2);
    }

    /** Every session of the gallery is right in five of eight single pictures, and in three pairs of four. */
    @Test
    void the_page_says_why_it_has_no_interval_and_how_many_more_sessions_are_needed() {
        String slug = Gallery.played(2);
        Guest guest = new Guest(home);
        Page two = guest.get("/studies/" + slug + "/results");
        assertThat(two.words("main"))
                .contains("three finished sessions or more. Sessions still needed: 1.")
                .doesNotContain("guessing would explain", "guessing alone")
                .doesNotContainPattern("95 % interval \\d");
        assertThat(guest.get("/studies/" + slug + "/results", "Accept-Language", "de")
                        .words("main"))
                .contains("Sessions still needed: 1.")
                .doesNotContain("Es fehlen noch Sitzungen");
        assertThat(two.document().select(".interval")).isEmpty();
        assertThat(two.words(".all-figures")).contains("no interval");
        IntStream.range(2, 10).forEach(seed -> Gallery.play(slug, seed));
        assertThat(guest.get("/studies/" + slug + "/results").words("main"))
                .contains(
                        "People were right 63 times in 100",
                        "all sessions have come to the same so far. Sessions still needed: at least 1, with another result.")
                .doesNotContain("guessing would explain", "guessing alone");
        assertThat(onFirstPage(slug)).contains("Aus 10 beendeten Sitzungen.", "Es fehlen noch Sitzungen: mindestens 1");
        Played.session(Gallery.id(slug), 18, ResultPagesTest::rightly, 900);
        assertThat(guest.get("/studies/" + slug + "/results").words("main"))
                .containsPattern(
                        "95 % interval \\d+ to \\d+ %, over 11 finished sessions, for other people and other pictures")
                .doesNotContain("all sessions have come to the same");
        assertThat(guest.get("/studies/" + slug + "/results", "Accept-Language", "de")
                        .words(".interval"))
                .contains("guessing")
                .doesNotContain("Raten");
        Gallery.close(slug);
    }

    /** In the gallery five of eight single pictures are answered rightly, and three of four pairs. */
    @Test
    void a_headline_is_of_one_task_and_says_of_which() {
        String single = Gallery.played(10, "\"reporting\":{\"results_while_open\":true}");
        Page page = new Guest(home).get("/studies/" + single + "/results");
        List<Map<String, String>> rows = figures(single);
        double share = estimate(rows, "yes_no_right_share");
        assertThat(share).as("the tasks differ, or nothing would be shown").isNotEqualTo(estimate(rows, "accuracy"));
        assertThat(page.words(".headline"))
                .isEqualTo("People were right %d times in 100. Guessing gives 50.".formatted(Math.round(100 * share)));
        assertThat(page.words("main"))
                .contains(
                        "The primary estimand of this study: Share right, one picture (yes-no), of 10 participants, ",
                        "80 answers. The other task is counted by itself, below.");
        assertThat(onFirstPage(single))
                .contains(
                        "%d-mal von 100".formatted(Math.round(100 * share)),
                        "Hauptgröße dieser Studie: Anteil richtiger Antworten, einzelne Bilder (Ja-Nein).");
        Gallery.close(single);
        String pairs = Gallery.played(
                10, "\"reporting\":{\"results_while_open\":true,\"primary_estimand\":\"pairs_d_prime_pooled\"}");
        String dPrime = "%.2f"
                .formatted(estimate(figures(pairs), "pairs_d_prime_pooled"))
                .replace('-', '−');
        assertThat(new Guest(home).get("/studies/" + pairs + "/results").words(".headline"))
                .isEqualTo("d′, pairs (2AFC): " + dPrime + ". Guessing gives 0.00.");
        assertThat(onFirstPage(pairs)).contains("d′, Paare (2AFC): " + dPrime + ". Raten ergibt 0.00.");
        JsonPath told = JsonPath.from(new Guest(home)
                .get(
                        "/api/v1/studies/" + pairs,
                        "Authorization",
                        "Bearer " + Staff.token(),
                        "Accept",
                        "application/json")
                .text());
        assertThat(told.getString("primary_estimand")).isEqualTo("pairs_d_prime_pooled");
        assertThat(told.getString("headline.estimand")).isEqualTo("pairs_d_prime_pooled");
        assertThat(told.getDouble("headline.estimate"))
                .isCloseTo(
                        estimate(figures(pairs), "pairs_d_prime_pooled"), within(1e-6)); // read with single precision
        assertThat(told.getInt("headline.participants")).isEqualTo(10);
        assertThat(told.getInt("headline.answers")).isEqualTo(40);
        Gallery.close(pairs);
    }

    @Test
    void every_row_of_figures_says_of_how_many_and_how_and_quartiles_are_no_interval() {
        String slug = Gallery.played(3, "\"reporting\":{\"results_while_open\":true}," + BY_DAY_AND_NIGHT);
        assertThat(figures(slug))
                .as("what a headline would say is not told of so few")
                .extracting(row -> row.get("key"))
                .contains("d_prime", "trials")
                .doesNotContain("accuracy", "yes_no_right_share", "pairs_right_share");
        assertThat(new Guest(home).get("/studies/" + slug + "/results").words("main"))
                .contains("are told from 10 finished sessions that count")
                .doesNotContain("Share right");
        IntStream.range(3, 10).forEach(seed -> Gallery.play(slug, seed));
        List<Map<String, String>> rows = figures(slug);
        assertThat(rows)
                .extracting(row -> row.get("key"))
                .contains("accuracy", "yes_no_right_share", "pairs_right_share");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("method")).isNotEmpty();
            assertThat(row.get("participants")).isEqualTo("10");
            assertThat(Integer.parseInt(row.get("pictures"))).isPositive();
            assertThat(row.get("primary"))
                    .isEqualTo(Boolean.toString(row.get("key").equals("yes_no_right_share")));
        });
        assertThat(row(rows, "rt").get("answers")).isEqualTo("80");
        assertThat(row(rows, "pairs_rt").get("answers")).isEqualTo("40");
        assertThat(row(rows, "trials").get("answers")).isEqualTo("120");
        assertThat(List.of("rt", "pairs_rt", "d_prime_within_participant")).allSatisfy(key -> assertThat(row(rows, key))
                .containsEntry("lower", "")
                .containsEntry("upper", "")
                .doesNotContainEntry("lower_quartile", ""));
        Page page = new Guest(home).get("/studies/" + slug + "/results");
        assertThat(page.document()
                        .select(".all-figures tr:contains(Response time, one picture) .estimate")
                        .text())
                .matches("\\d\\.\\d s \\(quartiles \\d\\.\\d s to \\d\\.\\d s\\)");
        assertThat(page.document().select(".all-figures tbody tr").eachText())
                .allSatisfy(text -> assertThat(text).containsPattern("10 participants, \\d+ pictures, \\d+ answers"));
        assertThat(page.words("main"))
                .containsPattern("Family of comparisons: pictures \\(\\d+\\), not corrected for their number\\.");
        for (String table : List.of("presets", "groups")) {
            String address = "/studies/" + slug + "/results/" + table + ".csv";
            assertThat(Csv.rows(Staff.researcher(home).get(address).text())).allSatisfy(each -> assertThat(each)
                    .containsEntry("family", table)
                    .containsEntry("correction", "not corrected")
                    .containsKey("family_size"));
        }
    }

    private List<Map<String, String>> figures(String slug) {
        return Csv.rows(
                new Guest(home).get("/studies/" + slug + "/results/figures.csv").text());
    }

    private static Map<String, String> row(List<Map<String, String>> rows, String key) {
        return rows.stream()
                .filter(row -> row.get("key").equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static double estimate(List<Map<String, String>> rows, String key) {
        return Double.parseDouble(row(rows, key).get("estimate"));
    }

    @Test
    void nothing_has_a_headline_before_ten_sessions_that_count() {
        String slug = Gallery.played(
                10, "\"exclusion\":{\"fast_median_rt_millis\":1600},\"reporting\":{\"results_while_open\":true}");
        Guest guest = new Guest(home);
        assertThat(guest.get("/studies/" + slug + "/results").words("main"))
                .as("nine, since the rules leave the fastest out")
                .contains("A headline is told from 10 finished sessions that count. Sessions still needed: 1.")
                .doesNotContain("People were right");
        assertThat(guest.get("/studies/" + slug + "/results?sessions=all").words("main"))
                .contains("People were right 63 times in 100");
        ParticipantContract.assertIsProblem(guest.get("/studies/" + slug + "/results?sessions=nonsense"), 400);
        assertThat(onFirstPage(slug))
                .contains("ab 10 beendeten Sitzungen. Es fehlen noch Sitzungen: 1.")
                .doesNotContain("-mal von 100");
        Gallery.play(slug, 20);
        assertThat(guest.get("/studies/" + slug + "/results").words("main"))
                .contains("People were right 63 times in 100");
        assertThat(onFirstPage(slug)).contains("63-mal von 100");
        Gallery.close(slug);
    }

    @Test
    void a_study_that_has_closed_needs_no_more_sessions_and_says_that_too_few_took_part() {
        String slug = Gallery.played(2);
        Gallery.close(slug);
        assertThat(new Guest(home).get("/studies/" + slug + "/results").words("main"))
                .contains(
                        "10 finished sessions that count or more, and too few took part.",
                        "three finished sessions or more, and too few took part.")
                .doesNotContain("still needed", "yet:", "People were right");
    }

    /** In German. The study that was opened last is on offer. */
    private String onFirstPage(String slug) {
        change(slug, study -> study.openedAt = Instant.parse("2100-01-01T00:00:00Z"));
        try {
            return new Guest(home).get("/", "Accept-Language", "de").words("main");
        } finally {
            change(slug, study -> study.openedAt = Instant.now());
        }
    }

    @Test
    void the_page_says_in_lme4_s_words_what_is_wrong_with_the_crossed_probit_model() {
        String slug = Gallery.played(0);
        for (int seed = 0; seed < 12; seed++) {
            Played.session(Gallery.id(slug), seed, ResultPagesTest::byThePicture, 900);
        }
        Gallery.close(slug);
        assertThat(new Guest(home).get("/studies/" + slug + "/results").words("main"))
                .containsPattern(
                        "Crossed probit model: .?(boundary \\(singular\\) fit: see help|Model failed to converge)");
    }

    /** Everybody says the same of a picture, so that people do not differ: every other one, of each origin, is called a machine's. */
    private static Answer byThePicture(Trial trial) {
        Stimulus picture = trial.stimulus;
        var of = picture.origin == Origin.HUMAN ? picture.artwork : picture.contentArtwork;
        boolean machine = of.title.matches(".*[02468]");
        return trial.rightStimulus == null
                ? new Answer.YesNo(machine ? 5 : 2)
                : new Answer.Pair(machine ? Side.RIGHT : Side.LEFT, 2);
    }

    @Test
    void a_picture_s_page_is_for_everybody_when_the_study_has_closed() throws Exception {
        String slug = Gallery.played(24, "\"reporting\":{\"registered_sessions\":24}");
        keeper.refresh();
        String stimulus = Csv.rows(Staff.researcher(home)
                        .get("/studies/" + slug + "/stimuli.csv")
                        .text())
                .stream()
                .filter(row -> row.get("origin").equals("human"))
                .findFirst()
                .orElseThrow()
                .get("stimulus_id");
        String address = "/studies/" + slug + "/stimuli/" + stimulus;
        Page open = new Guest(home).get("/studies/" + slug + "/results");
        assertThat(open.text()).doesNotContain(stimulus);
        ParticipantContract.assertIsProblem(new Guest(home).get(address), 404);
        ParticipantContract.assertIsProblem(new Guest(home).get(address + "/picture"), 404);
        ParticipantContract.assertIsProblem(new Guest(home).get(address + "/ratings.svg"), 404);
        ParticipantContract.assertIsProblem(new Guest(home).get("/studies/" + slug + "/results/stimuli.csv"), 404);
        ParticipantContract.assertIsProblem(Staff.researcher(home).get(address), 404);
        Gallery.close(slug);
        assertThat(Staff.researcher(home).get(address).status()).isEqualTo(200);
        assertThat(new Guest(home).get("/studies/" + slug + "/results").text()).contains(stimulus);
        assertThat(new Guest(home).get(address).words("main")).contains("answers called it human", "A. Painter");
        ParticipantContract.assertIsProblem(
                new Guest(home).get("/studies/" + slug + "/stimuli/" + new UUID(0, 0) + "/ratings.svg"), 404);
        assertDrawing(new Guest(home), address + "/ratings.svg");
        assertThat(new Guest(home).get(address + "/picture").header("Content-Type"))
                .isEqualTo("image/jpeg");
        assertThat(new Guest(home)
                        .get("/studies/" + slug + "/results/stimuli.csv")
                        .text())
                .startsWith("stimulus_id,origin,preset,participants,answers,called_human,")
                .contains(stimulus + ",human,,");
    }

    @Test
    void every_plot_has_its_numbers() {
        String slug = Gallery.played(3, "\"reporting\":{\"results_while_open\":true}");
        Page results = new Guest(home).get("/studies/" + slug + "/results");
        assertThat(results.document().select("svg.plot > title")).hasSize(5);
        assertThat(results.document().select("svg.plot > desc")).hasSize(5);
        assertThat(results.document().select("svg.plot")).allSatisfy(plot -> assertThat(plot.select("text.name"))
                .as("axes of " + plot.select("title").text())
                .hasSize(2));
        List<String> downloads = results.document().select("a[download]").eachAttr("href");
        assertThat(downloads)
                .filteredOn(download -> download.contains(".svg"))
                .hasSize(5)
                .allSatisfy(download -> assertDrawing(new Guest(home), download));
        assertThat(downloads)
                .filteredOn(download -> download.contains(".csv"))
                .hasSize(5)
                .allSatisfy(download -> {
                    Page csv = new Guest(home).get(download);
                    assertThat(csv.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
                    assertThat(csv.text().lines().count()).isGreaterThan(2);
                });
        assertThat(results.words(".all-figures")).contains("clustered by participant and picture", "Design effect");
        Page presets = new Guest(home).get("/studies/" + slug + "/presets");
        assertThat(presets.words(".forest")).contains("quality", "P(“human” | human)");
    }

    /** A file that any program can draw: XML by itself, with its title, its colours and no number that is none. */
    private static void assertDrawing(Guest guest, String address) throws Exception {
        Page drawing = guest.get(address);
        assertThat(drawing.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(drawing.header("Content-Disposition"))
                .startsWith("attachment; filename=")
                .contains(".svg");
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(drawing.text())));
        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        for (String part : List.of("style", "title", "desc", "path")) {
            assertThat(document.getElementsByTagName(part).getLength()).as(part).isPositive();
        }
        assertThat(drawing.text()).doesNotContain("NaN", "var(");
    }

    @Test
    void the_monitor_tells_no_origin_and_is_for_researchers_only() throws Exception {
        String slug = Gallery.played(3, "\"reporting\":{\"results_while_open\":false,\"registered_sessions\":11}");
        for (String data : List.of("responses.csv", "stimuli.csv", "export.zip", "data-set.zip")) {
            Page blind = Staff.researcher(home).get("/studies/" + slug + "/" + data);
            ParticipantContract.assertIsProblem(blind, 409);
            assertThat(blind.words("main")).contains("stays blind until its registered 11 sessions");
        }
        UUID study = Gallery.id(slug);
        Played.left(study, 40, 2, Gallery::answer);
        assertThat(new Guest(home).get("/studies/" + slug + "/monitor").location())
                .isEqualTo("/sign-in");
        Guest researcher = Staff.researcher(home);
        Page monitor = researcher.get("/studies/" + slug + "/monitor");
        assertThat(monitor.words(".notice")).contains("stays blind until 11");
        assertThat(monitor.words(".figures"))
                .contains("started 4", "left for good 1")
                .contains("finished, of 11");
        assertThat(monitor.words("main"))
                .doesNotContain(
                        "for these stimuli", "At the registered number", "machine picture", "human painting", "d′");
        assertThat(researcher
                        .get("/studies/" + slug + "/monitor/monitor-drop-out.csv")
                        .text())
                .startsWith("answers_given,sessions\r\n0,4\r\n1,4\r\n2,4\r\n3,3\r\n");
        for (String plot : List.of("monitor-sessions", "monitor-drop-out")) {
            String address = "/studies/" + slug + "/monitor/" + plot + ".svg";
            assertThat(new Guest(home).get(address).location()).isEqualTo("/sign-in");
            assertDrawing(researcher, address);
        }
        IntStream.range(51, 59).forEach(seed -> Gallery.play(slug, seed));
        keeper.refresh();
        assertThat(researcher.get("/studies/" + slug + "/monitor").words("main"))
                .as("it is still open")
                .doesNotContain("for these stimuli", "At the registered number");
        Gallery.close(slug);
        assertThat(researcher.get("/studies/" + slug + "/monitor").words("main"))
                .contains(
                        "for these stimuli",
                        "At the registered number",
                        "The primary estimand, Share right, one picture (yes-no): ");
    }

    @Test
    void the_planner_says_when_pictures_are_too_few() {
        Guest researcher = Staff.researcher(home);
        assertThat(new Guest(home).get("/planner").location()).isEqualTo("/sign-in");
        Page few = researcher.get("/planner?accuracy=55&half=3&stimuli=24&trials=12&participants=0.3&pictures=0.55");
        assertThat(few.words("main")).contains("the number of pictures bounds the precision", "too few");
        Page many = researcher.get("/planner?accuracy=60&half=5&stimuli=400&trials=12&participants=0.3&pictures=0.3");
        assertThat(many.document().select(".problem")).isEmpty();
        assertThat(many.document().select(".headline")).hasSize(2);
        assertThat(researcher
                        .get("/planner?accuracy=x&half=&stimuli=-3&unit=%22")
                        .status())
                .isEqualTo(200);
    }
}

package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import blindbrush.design.Estimand;
import blindbrush.design.Task;
import blindbrush.export.StudyExport;
import blindbrush.results.Detection;
import blindbrush.results.Figure;
import blindbrush.results.FigureKeeper;
import blindbrush.results.FigureSet;
import blindbrush.results.Figures;
import blindbrush.results.GroupFigures;
import blindbrush.results.PairFigures;
import blindbrush.results.PresetAdjustment;
import blindbrush.results.SessionResult;
import blindbrush.results.StudyFigures;
import blindbrush.results.Tally;
import blindbrush.results.YesNoFigures;
import blindbrush.statistics.crossed.NoInterval;
import blindbrush.study.DryRun;
import blindbrush.study.Session;
import blindbrush.study.Study;
import blindbrush.study.Withdrawal;
import blindbrush.testing.Crowd;
import blindbrush.testing.Played;
import blindbrush.testing.Walls;
import blindbrush.web.results.DetectionNumbers;
import blindbrush.web.results.FigureRow;
import blindbrush.web.results.PlotTable;
import blindbrush.web.results.ResultNumbers;
import blindbrush.web.results.SessionSelection;
import io.quarkus.arc.ClientProxy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data set's scripts say what the results page says: every figure of it, and no other. */
@QuarkusTest
class ReproductionTest {

    private static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");

    /** The columns of the page's other tables, and the figures that hold them; an empty one says of what a row is. */
    private static final Map<String, Map<String, String>> TABLES = Map.of(
            "scores", Map.of("right_answers", "", "sessions", "sessions_with_right_answers"),
            "ratings", Map.of("rating", "", "human_pictures", "ratings_human", "machine_pictures", "ratings_machine"),
            "roc", Map.of("false_alarm_rate", "roc_false_alarm_rate", "hit_rate", "roc_hit_rate"),
            "calibration",
                    Map.of(
                            "stated", "calibration_stated",
                            "answers", "calibration_answers",
                            "machine", "calibration_machine",
                            "share", "calibration_share",
                            "lower", "calibration_share",
                            "upper", "calibration_share",
                            "method", "calibration_share"),
            "exposures",
                    Map.of(
                            "exposure_frames", "",
                            "exposure", "",
                            "answers", "exposure_answers",
                            "right", "exposure_right",
                            "right_share", "exposure_right_share"),
            "presets",
                    inFamily(
                            Map.entry("preset", ""),
                            Map.entry("participants", "preset_participants"),
                            Map.entry("stimuli", "preset_stimuli"),
                            Map.entry("answers", "preset_answers"),
                            Map.entry("called_human", "preset_called_human"),
                            Map.entry("deception", "deception"),
                            Map.entry("lower", "deception"),
                            Map.entry("upper", "deception"),
                            Map.entry("method", "deception"),
                            Map.entry("adjusted", "deception_adjusted"),
                            Map.entry("adjusted_lower", "deception_adjusted"),
                            Map.entry("adjusted_upper", "deception_adjusted"),
                            Map.entry("aspect", "preset_aspect"),
                            Map.entry("sharpness", "preset_sharpness"),
                            Map.entry("saturation", "preset_saturation"),
                            Map.entry("luminance", "preset_luminance")),
            "groups",
                    withDetection(
                            "group_",
                            inFamily(
                                    Map.entry("kind", ""),
                                    Map.entry("group", ""),
                                    Map.entry("participants", "group_participants"),
                                    Map.entry("stimuli", "group_stimuli"),
                                    Map.entry("answers", "group_answers"),
                                    Map.entry("fewest_of_an_origin", "group_fewest"),
                                    Map.entry("hits", "group_hits"),
                                    Map.entry("misses", "group_misses"),
                                    Map.entry("false_alarms", "group_false_alarms"),
                                    Map.entry("correct_rejections", "group_correct_rejections"),
                                    Map.entry("method", "group_d_prime"))),
            "preset-differences",
                    inFamily(
                            Map.entry("preset", ""),
                            Map.entry("other", ""),
                            Map.entry("difference", "difference"),
                            Map.entry("lower", "difference"),
                            Map.entry("upper", "difference"),
                            Map.entry("adjusted", "difference_adjusted"),
                            Map.entry("adjusted_lower", "difference_adjusted"),
                            Map.entry("adjusted_upper", "difference_adjusted"),
                            Map.entry("method", "difference")),
            "stimuli",
                    withDetection(
                            "stimulus_",
                            inFamily(
                                    Map.entry("stimulus_id", ""),
                                    Map.entry("participants", "answers"),
                                    Map.entry("origin", ""),
                                    Map.entry("preset", ""),
                                    Map.entry("answers", "answers"),
                                    Map.entry("called_human", "called_human"),
                                    Map.entry("human_likeness", "human_likeness"),
                                    Map.entry("lower", "human_likeness"),
                                    Map.entry("upper", "human_likeness"),
                                    Map.entry("funnel", "funnel"),
                                    Map.entry("rating_1", "rating_1"),
                                    Map.entry("rating_2", "rating_2"),
                                    Map.entry("rating_3", "rating_3"),
                                    Map.entry("rating_4", "rating_4"),
                                    Map.entry("rating_5", "rating_5"),
                                    Map.entry("rating_6", "rating_6"),
                                    Map.entry("rt_median", "rt"),
                                    // they stand in the data set's table of stimuli; aspect as width and height
                                    Map.entry("aspect", ""),
                                    Map.entry("sharpness", ""),
                                    Map.entry("saturation", ""),
                                    Map.entry("luminance", ""),
                                    Map.entry("detection_method", "stimulus_d_prime"))));

    /** What a page's figures are made of; each stands in {@link PageFigures}, but for the monitor's flags. */
    private static final Map<Class<?>, List<String>> PARTS = Map.of(
            FigureSet.class, List.of("all", "later", "leftOut", "flags", "registered", "today"),
            Figures.class,
                    List.of(
                            "trials",
                            "answers",
                            "scores",
                            "shares",
                            "accuracy",
                            "yesNo",
                            "unfamous",
                            "pairs",
                            "hypeInfinity",
                            "extents"),
            YesNoFigures.class,
                    List.of(
                            "counts",
                            "crossed",
                            "human",
                            "machine",
                            "calibration",
                            "times",
                            "stimuli",
                            "ofParticipants",
                            "groups",
                            "adjustment",
                            "rightShare"),
            YesNoFigures.Crossed.class,
                    List.of(
                            "detection",
                            "calledHuman",
                            "machineCalledHuman",
                            "area",
                            "unequal",
                            "effect",
                            "model",
                            "warning"),
            Detection.class, List.of("counts", "dPrime", "criterion", "beta", "area"),
            GroupFigures.class,
                    List.of(
                            "kind",
                            "name",
                            "participants",
                            "stimuli",
                            "answers",
                            "fewest",
                            "calledHuman",
                            "deception",
                            "againstHuman",
                            "detection"),
            PairFigures.class, List.of("counts", "rightShare", "dPrime", "sideBias", "ranking", "times", "exposures"),
            PresetAdjustment.class, List.of("presets", "contrasts", "refusal"));

    /** With the columns that say how the table's comparisons are corrected, which no script prints. */
    @SafeVarargs
    private static Map<String, String> inFamily(Map.Entry<String, String>... others) {
        Map<String, String> columns = new HashMap<>();
        for (Map.Entry<String, String> other : others) {
            columns.put(other.getKey(), other.getValue());
        }
        List.of("family", "family_size", "correction").forEach(head -> columns.put(head, ""));
        return columns;
    }

    private static Map<String, String> withDetection(String prefix, Map<String, String> others) {
        Map<String, String> columns = new HashMap<>(others);
        DetectionNumbers.HEADS.forEach(head -> columns.put(head, prefix + head.replaceFirst("_(lower|upper)$", "")));
        return columns;
    }

    @TestHTTPResource("/")
    URI home;

    @Inject
    DataSource database;

    @Inject
    FigureKeeper keeper;

    @TempDir
    Path folder;

    @Tag("faults")
    @Test
    void r_and_python_reproduce_a_study_of_singles_and_pairs_with_exclusions_and_famous_pictures() throws Exception {
        UUID study = dryRun(11);
        FigureSet page = page(study);
        assertThat(List.of(page.all(), page.registered()))
                .as("every figure is there, and so the scripts have to print every one")
                .allSatisfy(figures -> assertThat(Figure.values())
                        .allSatisfy(figure ->
                                assertThat(figure.of(figures)).as(figure.key()).isPresent()));
        assertThat(page.later())
                .as("a dry run counts all that it plays, whatever number is registered")
                .isZero();
        assertThat(page.out()).as("the rules leave sessions out").isPositive();
        assertThat(page.registered().unfamous()).as("some pictures are famous").isNotNull();
        assertThat(page.registered().pairs().ranking().ranked())
                .as("pairs rank pictures")
                .isNotEmpty();
        assertThat(page.registered().yesNo().adjustment().presets())
                .as("presets are adjusted")
                .hasSize(2);
        assertThat(page.all().yesNo().presets()).hasSize(2);
        assertThat(page.all().yesNo().groups().stream().map(group -> group.kind() + " " + group.name()))
                .containsExactlyInAnyOrder(
                        "CONDITION any",
                        "CONDITION both, by name",
                        "EXPERTISE lower third",
                        "EXPERTISE upper third",
                        "STYLE Dutch",
                        "STYLE cubist",
                        "PRESET quality",
                        "PRESET preview",
                        "NETWORK vgg19 to relu3_4",
                        "NETWORK compact, \"16, 48, 128\"");
        assertThat(page.all().yesNo().crossed().model()).isNotNull();
        assertReproduced(study);
        assertThat(unpacked(study).resolve("README.md")).content().contains("nobody took part");
    }

    @Tag("faults")
    @Test
    void r_and_python_reproduce_a_study_with_unfinished_sessions_and_blocks_begun_anew() throws Exception {
        UUID study = crowd(43, 7_001, """
                {"blocks":[{"task":"yes-no","trials":3,"practice":true},{"task":"yes-no","trials":6,"catch_trials":1},{"task":"2AFC","trials":3}],
                 "exclusion":{"failed_catch_trials":1,"fast_median_rt_millis":1700,"interrupted_trials":6},
                 "reporting":{"registered_sessions":20}}""");
        synchronized (ClientProxy.unwrap(keeper)) {
            for (int seed = 0; seed < 2; seed++) {
                UUID staff = Played.session(study, seed, Gallery::answer, 900);
                run("update session set staff = true where id = ?", staff);
            }
            keeper.refresh();
        }
        FigureSet page = page(study);
        assertThat(page.later())
                .as("sessions finished after the registered number")
                .isPositive();
        assertThat(page.leftOut()).as("the data set's reasons are the page's").hasSize(3);
        assertThat(page.all().pairs().ranking().unlinked())
                .as("pairs rank nothing")
                .isNotNull();
        assertReproduced(study);
        withdraw(study, 3);
        withdraw(study, 8); // neither of them was left out: of those the page tells what was frozen, too
        keeper.refresh();
        FigureSet after = page(study);
        assertThat(after.registered()).as("stays as it was frozen").isEqualTo(page.registered());
        assertThat(after.today().sessions()).isLessThan(after.registered().sessions());
        var printed = new PageFigures(after, everybody(study));
        printed.all.put(
                List.of("all", "withdrew_since", ""),
                new PageFigures.Expected(2.0, null, null, PageFigures.Nearness.SAME));
        assertReproduced(study, printed);
    }

    /** The session with this place in the registered analysis. */
    private static void withdraw(UUID study, int finishNumber) {
        QuarkusTransaction.requiringNew().run(() -> {
            Session session = Session.find("study.id = ?1 and finishNumber = ?2", study, finishNumber)
                    .firstResult();
            session.withdrawalSha256 = DigestUtils.sha256Hex("CODE" + finishNumber);
            Session.flush();
            assertThat(Withdrawal.withdraw("code" + finishNumber, NOW)).isPresent();
        });
    }

    @Tag("faults")
    @Test
    void r_and_python_reproduce_studies_of_pairs_alone_of_a_single_session_and_of_one_picture_each() throws Exception {
        UUID pairs = crowd(12, 7_002, "{\"blocks\":[{\"task\":\"2AFC\",\"trials\":6}]}");
        assertThat(page(pairs).all().yesNo()).isNull();
        assertReproduced(pairs);
        UUID single = crowd(1, 7_003, "{\"blocks\":[{\"task\":\"yes-no\",\"trials\":12}]}");
        assertThat(page(single).all().yesNo().crossed().detection().dPrime().lacking())
                .isEqualTo(new NoInterval(NoInterval.Reason.FEW_SESSIONS, 2));
        assertReproduced(single);
        PlotTable figures = ResultNumbers.named(
                        "figures",
                        new SessionSelection(page(single), true, null, false, null),
                        Estimand.YES_NO_RIGHT_SHARE,
                        true,
                        true)
                .orElseThrow();
        assertThat(figures.rows())
                .filteredOn(row -> row.get(0).equals(Figure.D_PRIME.key()))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.get(figures.heads().indexOf("lower"))).isEmpty();
                    assertThat(row.get(figures.heads().indexOf("no_interval"))).isEqualTo("few_sessions");
                });
        UUID onePictureEach = crowd(60, 7_005, "{\"blocks\":[{\"task\":\"yes-no\",\"trials\":1}]}");
        assertThat(page(onePictureEach).all().yesNo().presets()).isNotEmpty();
        assertReproduced(onePictureEach);
    }

    @Test
    void r_and_python_say_nothing_of_what_nobody_answered() throws Exception {
        assertReproduced(crowd(0, 7_004, "{\"blocks\":[{\"task\":\"yes-no\",\"trials\":6}]}"));
    }

    @Tag("faults")
    @Test
    void lme4_fits_the_page_s_crossed_probit_model() throws Exception {
        assumeTrue(Script.isOnPath("Rscript"), "no Rscript on the PATH");
        assumeTrue(hasLme4(), "no lme4 for R: the crossed probit model is not compared");
        UUID study = dryRun(12);
        FigureSet page = page(study);
        assertThat(page.all().yesNo().crossed().model()).isNotNull();
        new PageFigures(page, Map.of()).assertModelled(Script.run(unpacked(study), "Rscript", "analysis/reproduce.R"));
    }

    @Test
    void every_figure_of_the_page_has_a_counterpart_in_the_scripts() throws Exception {
        UUID study = dryRun(13);
        FigureSet page = page(study);
        Map<List<String>, PageFigures.Expected> scripts = new PageFigures(page, Map.of()).all;
        assertThat(FigureRow.of(page, Estimand.YES_NO_RIGHT_SHARE, true))
                .extracting(FigureRow::figure)
                .containsExactly(Figure.values());
        String slug = Gallery.slug(study);
        assertDownloaded(slug, scripts);
        TreeSet<String> linked = Stream.of("results", "presets")
                .map(each -> Staff.researcher(home).get("/studies/" + slug + "/" + each))
                .flatMap(each -> each.document().select("a[href*=.csv]").eachAttr("href").stream())
                .map(address -> address.replaceFirst(".*/", "").replaceFirst("\\.csv.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(linked)
                .contains("figures")
                .filteredOn(key -> !key.equals("figures"))
                .allSatisfy(key -> {
                    PlotTable table = ResultNumbers.named(
                                    key,
                                    new SessionSelection(page, true, null, false, null),
                                    Estimand.YES_NO_RIGHT_SHARE,
                                    true,
                                    true)
                            .orElseThrow();
                    assertThat(TABLES).as("counterparts of the page's table").containsKey(key);
                    assertThat(table.heads())
                            .as(key)
                            .containsExactlyInAnyOrderElementsOf(TABLES.get(key).keySet());
                    assertThat(scripts.keySet().stream().map(name -> name.get(1)))
                            .as(key)
                            .containsAll(TABLES.get(key).values().stream()
                                    .filter(figure -> !figure.isEmpty())
                                    .toList());
                });
        PARTS.forEach((type, names) -> assertThat(
                        Stream.of(type.getRecordComponents()).map(part -> part.getName()))
                .as("parts of %s", type.getSimpleName())
                .containsExactlyElementsOf(names));
    }

    /** The download has the scripts' keys, and under each what they are to print. */
    private void assertDownloaded(String slug, Map<List<String>, PageFigures.Expected> scripts) throws IOException {
        String csv = Staff.researcher(home)
                .get("/studies/" + slug + "/results/figures.csv")
                .text();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<CSVRecord> rows = format.parse(new StringReader(csv)).getRecords();
        assertThat(rows).hasSize(2 * Figure.values().length).allSatisfy(row -> {
            PageFigures.Expected figure = scripts.get(List.of(row.get("sessions"), row.get("key"), ""));
            assertThat(figure).as(row.get("key")).isNotNull();
            assertThat(number(row, "estimate")).isEqualTo(unsigned(figure.estimate()));
            boolean quartiles = row.get("method").startsWith("median (quartiles)");
            String bound = quartiles ? "_quartile" : "";
            assertThat(number(row, "lower" + bound)).isEqualTo(unsigned(figure.lower()));
            assertThat(number(row, "upper" + bound)).isEqualTo(unsigned(figure.upper()));
            assertThat(row.get(quartiles ? "lower" : "lower_quartile"))
                    .as("quartiles are no interval")
                    .isEmpty();
            for (String extent : List.of("participants", "pictures", "answers")) {
                assertThat(number(row, extent)).as(row.get("key")).isPositive();
            }
            assertThat(row.get("method")).isNotEmpty();
            assertThat(row.get("primary"))
                    .isEqualTo(Boolean.toString(row.get("key").equals("yes_no_right_share")));
            assertThat(row.get("no_interval")).isEmpty();
        });
    }

    /** A nought has no sign in a file. */
    private static Double unsigned(Double number) {
        return number == null ? null : Double.valueOf(number + 0.0);
    }

    private static Double number(CSVRecord row, String column) {
        return row.get(column).isEmpty() ? null : Double.valueOf(row.get(column));
    }

    private void assertReproduced(UUID study) throws Exception {
        assertReproduced(study, new PageFigures(page(study), everybody(study)));
    }

    private void assertReproduced(UUID study, PageFigures figures) throws Exception {
        Path dataSet = unpacked(study);
        assumeTrue(Script.isOnPath("Rscript"), "no Rscript on the PATH");
        figures.assertPrinted(Script.run(dataSet, "Rscript", "analysis/reproduce.R"));
        assumeTrue(Script.isOnPath("python3"), "no python3 on the PATH");
        figures.assertPrinted(Script.run(dataSet, "python3", "analysis/reproduce.py"));
    }

    private static FigureSet page(UUID study) {
        return QuarkusTransaction.requiringNew()
                .call(() -> StudyFigures.of(Study.findById(study), NOW).orElseThrow().figures);
    }

    /** What participants are told of each picture at their end, together with what they answered themselves. */
    private static Map<List<String>, Tally> everybody(UUID study) {
        Map<List<String>, Tally> told = new HashMap<>();
        QuarkusTransaction.requiringNew()
                .run(() -> Session.<Session>stream("study.id = ?1 and finishedAt is not null and staff = false", study)
                        .flatMap(session -> SessionResult.of(session).trials().stream())
                        .forEach(revealed -> revealed.pictures()
                                .forEach(shown -> told.put(
                                        List.of(
                                                revealed.trial().task == Task.PAIR ? "pair_" : "",
                                                shown.stimulus().id.toString()),
                                        with(revealed.response().correct, shown.others())))));
        return told;
    }

    private static Tally with(boolean own, Tally others) {
        return new Tally(others.count() + (own ? 1 : 0), others.of() + 1);
    }

    /** Ninety simulated participants, eighty of them registered, of two presets' pictures, of which two are famous; the rules leave the fast out. Each
     * picture stands in some thirty pairs, and none is so much more human than others that it wins them all. */
    private UUID dryRun(long seed) throws SQLException {
        Design design = DesignDocument.read("""
                        {"blocks":[{"task":"yes-no","trials":10},{"task":"2AFC","trials":4},{"task":"2AFC","trials":6,"exposure_frames":[1,2,4,8,16,32]}],
                         "exclusion":{"fast_median_rt_millis":2300},
                         "conditions":[{"name":"any"},{"name":"both, by name","presets":["quality","preview"]}],
                         "questions":[{"key":"museums","text":"Museums?","options":["never","often"],"expertise":true},
                         {"key":"school","text":"School?","options":["no","=yes"],"expertise":true}],
                         "reporting":{"registered_sessions":80}}""").with(Walls.design(10, 6).consent());
        UUID planned = QuarkusTransaction.requiringNew().call(() -> Walls.open(20, 30, design).id);
        // by what they are called: numbers from 0, which no chance changes
        run(
                "update stimulus set preset = 'preview' where id in (select h.stimulus_id from hanging h join stimulus s on s.id = h.stimulus_id"
                        + " join artwork a on a.id = s.content_artwork_id where h.study_id = ? and a.title like '%1_')",
                planned);
        run("""
                update stimulus set network = 'compact, "16, 48, 128"' where id in (select h.stimulus_id from hanging h
                join stimulus s on s.id = h.stimulus_id join artwork a on a.id = s.content_artwork_id
                where h.study_id = ? and (a.title like '%1' or a.title like '%2'))""", planned);
        run("""
                update artwork set style = 'Dutch' where id in (select a.id from hanging h join stimulus s on s.id = h.stimulus_id
                left join stimulus_style l on l.stimulus_id = s.id join artwork a on a.id = coalesce(s.artwork_id, l.style_artwork_id)
                where h.study_id = ? and (a.title like '%3' or a.title like '%4' or a.title like '%5'))""", planned);
        run("""
                update artwork set style = 'cubist' where id in (select a.id from hanging h
                join stimulus_style l on l.stimulus_id = h.stimulus_id join artwork a on a.id = l.style_artwork_id
                where h.study_id = ? and (a.title like '%6' or a.title like '%7'))""", planned);
        String slug = new DryRun(90, 0.5, 1, 0.2).play(planned, new SplittableRandom(seed), NOW);
        UUID study = Gallery.id(slug);
        run("""
                update response set recognised = true where trial_id in (select t.id from trial t join session s on s.id = t.session_id
                where s.study_id = ? and t.right_stimulus_id is null and t.stimulus_id in (select h.stimulus_id from hanging h
                join stimulus p on p.id = h.stimulus_id join artwork a on a.id = p.artwork_id
                where h.study_id = s.study_id and a.title in ('Painting 8', 'Painting 9')))""", study);
        exposures(study);
        run(
                "insert into reply (session_id, question, answer) select id, 'museums', case when condition_name = 'any' then 'never' else 'often' end"
                        + " from session where study_id = ?",
                study);
        run(
                "insert into reply (session_id, question, answer) select id, 'school', case when condition_name = 'any' then 'no' else '=yes' end"
                        + " from session where study_id = ? and order_row >= 0",
                study);
        // the keeper may have read the answers before they changed: it keeps those now, if ever, and then they go
        keeper.refresh();
        QuarkusTransaction.requiringNew().run(() -> StudyFigures.delete("key.studyId", study));
        return study;
    }

    /** As people answer whom brief pictures leave guessing, so often right at each exposure; of a few the picture stood for another time than asked. */
    private void exposures(UUID study) throws SQLException {
        String dealt =
                "select t.id from trial t join session s on s.id = t.session_id where s.study_id = ? and t.exposure_frames is not null";
        run("""
                update response set correct = trial_id in (select x.id from (
                select t.id, t.exposure_frames f, row_number() over (
                partition by t.exposure_frames order by mod(s.seed, 1009 + t.exposure_frames), s.start_number) n
                from trial t join session s on s.id = t.session_id where s.study_id = ? and t.exposure_frames is not null) x
                where mod(x.n, 20) < case when x.f < 3 then 10 when x.f < 10 then 14 else 19 end)
                where trial_id in (%s)""".formatted(dealt), study, study);
        run("""
                update response set side = case when correct = (select p.origin = 'HUMAN' from trial t join stimulus p on p.id = t.stimulus_id
                where t.id = trial_id) then 'LEFT' else 'RIGHT' end where trial_id in (%s)""".formatted(dealt), study);
        run("""
                update response set exposure_measured = (select round(t.exposure_frames * 1000 / 60.0) + case when mod(s.seed, 9) = 0 then 17 else 0 end
                from trial t join session s on s.id = t.session_id where t.id = trial_id) where trial_id in (%s)""".formatted(dealt), study);
    }

    private UUID crowd(int sessions, long seed, String design) throws SQLException {
        try (var crowd = new Crowd(database.getConnection(), seed)) {
            Crowd.Hung study = crowd.hang(DesignDocument.read(design), 12, "Crowd");
            crowd.answer(study, sessions);
            return study.id;
        }
    }

    private void run(String sql, UUID... studies) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int place = 0; place < studies.length; place++) {
                statement.setObject(place + 1, studies[place]);
            }
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    private Path unpacked(UUID study) throws IOException {
        var stream = new ByteArrayOutputStream();
        new StudyExport(database, Gallery.slug(study)).dataSet(stream);
        Path dataSet = Files.createTempDirectory(folder, "set");
        try (var zip = new ZipInputStream(new ByteArrayInputStream(stream.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = dataSet.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
        return dataSet;
    }

    private static boolean hasLme4() throws Exception {
        return new ProcessBuilder("Rscript", "-e", "quit(status = !requireNamespace('lme4', quietly = TRUE))")
                        .start()
                        .waitFor()
                == 0;
    }
}

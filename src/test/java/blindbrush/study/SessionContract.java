package blindbrush.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blindbrush.database.Secret;
import blindbrush.design.Design;
import blindbrush.design.Task;
import blindbrush.export.StudyExport;
import blindbrush.gallery.Origin;
import blindbrush.refusal.ConflictException;
import blindbrush.refusal.InvalidInputException;
import blindbrush.results.Figures;
import blindbrush.results.SessionResult;
import blindbrush.results.StudyFigures;
import blindbrush.results.Tally;
import blindbrush.testing.Walls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** A participant's run through a study, the same on every database. */
abstract class SessionContract {

    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    @Inject
    EntityManager database;

    @Inject
    DataSource tables;

    @Test
    void a_session_shows_its_trials_in_order_and_ends_after_the_last() {
        UUID session = start(12, 12, 1);
        var seen = new HashSet<UUID>();
        for (int number = 1; number <= 12; number++) {
            TrialView view = shown(session);
            assertThat(view.number()).isEqualTo(number);
            assertThat(view.task()).isEqualTo(number <= 8 ? Task.YES_NO : Task.PAIR);
            assertThat(seen.add(id(view))).isTrue();
            answerRightly(session, id(view));
        }
        QuarkusTransaction.requiringNew().run(() -> {
            Session ended = Session.findById(session);
            assertThat(Trial.next(ended)).isEmpty();
            assertThat(ended.isFinished()).isTrue();
            SessionResult result = SessionResult.of(ended);
            assertThat(result.right()).isEqualTo(12);
            assertThat(result.byGuessing()).isEqualTo(6.0);
        });
    }

    @Test
    void ten_answers_to_one_trial_at_once_leave_one_row() throws Exception {
        UUID session = start(12, 12, 2);
        UUID trial = id(shown(session));
        Callable<Integer> answer =
                () -> QuarkusTransaction.requiringNew().call(() -> respond(session, trial, new Answer.YesNo(2)).rating);
        var threads = Executors.newFixedThreadPool(10);
        try {
            List<Future<Integer>> answers =
                    threads.invokeAll(Stream.generate(() -> answer).limit(10).toList());
            for (var each : answers) {
                assertThat(each.get()).isEqualTo(2);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(QuarkusTransaction.requiringNew().call(() -> Response.count("trialId", trial)))
                .isOne();
    }

    @Test
    void a_second_answer_changes_nothing() {
        UUID session = start(12, 12, 3);
        UUID trial = id(shown(session));
        QuarkusTransaction.requiringNew().run(() -> respond(session, trial, new Answer.YesNo(1)));
        QuarkusTransaction.requiringNew().run(() -> respond(session, trial, new Answer.YesNo(6)));
        assertThat(QuarkusTransaction.requiringNew().call(() -> Response.<Response>findById(trial).rating))
                .isOne();
    }

    @Test
    void a_trial_that_was_not_shown_takes_no_answer() {
        UUID session = start(12, 12, 4);
        UUID later = QuarkusTransaction.requiringNew()
                .call(() -> Session.<Session>findById(session).trials().get(5).id);
        assertThatThrownBy(
                        () -> QuarkusTransaction.requiringNew().run(() -> respond(session, later, new Answer.YesNo(1))))
                .isInstanceOf(ConflictException.class);
        assertThat(QuarkusTransaction.requiringNew().call(() -> Response.count("trialId", later)))
                .isZero();
    }

    @Test
    void a_pair_s_answer_does_not_fit_a_yes_no_trial() {
        UUID session = start(12, 12, 5);
        UUID trial = id(shown(session));
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> respond(session, trial, new Answer.Pair(Side.LEFT, 2))))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void an_impossible_response_time_is_not_kept() {
        UUID session = start(12, 12, 6);
        UUID trial = id(shown(session));
        QuarkusTransaction.requiringNew().run(() -> findForAnswer(session, trial)
                .respond(new Answer.YesNo(4), false, rt(60_000), START.plusSeconds(5)));
        assertThat(QuarkusTransaction.requiringNew().call(() -> Response.<Response>findById(trial).rt))
                .isNull();
    }

    @Test
    void showings_are_counted_once_however_often_the_page_is_loaded() {
        UUID session = start(12, 12, 7);
        shown(session);
        UUID trial = id(shown(session));
        assertThat(showings(session)).isZero();
        answerRightly(session, trial);
        assertThat(showings(session)).isOne();
    }

    @Test
    void a_trial_that_was_seen_and_left_was_shown_once_and_its_answer_is_no_second_showing() {
        UUID session = start(12, 12, 32);
        UUID unsent = trials(session).get(1).id;
        UUID trial = id(shown(session));
        for (UUID left : List.of(unsent, trial, trial)) {
            QuarkusTransaction.requiringNew()
                    .run(() -> findForAnswer(session, left).seen());
        }
        assertThat(showings(session)).isOne();
        answerRightly(session, trial);
        QuarkusTransaction.requiringNew()
                .run(() -> findForAnswer(session, trial).seen());
        assertThat(showings(session)).isOne();
        answerRightly(session, id(shown(session)));
        assertThat(showings(session)).isEqualTo(2);
    }

    private long showings(UUID session) {
        return QuarkusTransaction.requiringNew().call(() -> database.createQuery(
                        "select sum(h.shown) from Hanging h join Session s on s.study = h.study where s.id = ?1",
                        Long.class)
                .setParameter(1, session)
                .getSingleResult());
    }

    /** The second trial was fetched ahead with the first, and stands there when the first is answered. */
    @Test
    void a_response_time_is_no_longer_than_since_the_answer_before_unless_that_lay_in_the_browser() {
        for (boolean queued : List.of(false, true)) {
            UUID session = start(12, 12, queued ? 16 : 17);
            UUID first = id(shown(session));
            UUID second = QuarkusTransaction.requiringNew().call(() -> {
                Trial ahead = Trial.<Trial>findById(first).following().orElseThrow();
                ahead.send(START);
                return ahead.id;
            });
            respond(
                    session,
                    first,
                    Timing.of("2000", "500", "20000", queued ? "17500" : null, "0"),
                    START.plusSeconds(20));
            respond(session, second, Timing.of("4000", "2500", "22000", null, "0"), START.plusSeconds(22));
            Response stored = QuarkusTransaction.requiringNew().call(() -> Response.findById(second));
            assertThat(stored.rt).isEqualTo(queued ? 4000 : null);
            assertThat(stored.onsetOffset).isEqualTo(2500);
            assertThat(stored.sentOffset).isEqualTo(22_000);
            assertThat(stored.queued).isFalse();
            assertThat(QuarkusTransaction.requiringNew().call(() -> Response.<Response>findById(first).queued))
                    .isEqualTo(queued);
        }
    }

    private static void respond(UUID session, UUID trial, Timing timing, Instant now) {
        QuarkusTransaction.requiringNew().run(() -> findForAnswer(session, trial)
                .respond(new Answer.YesNo(2), false, Observed.of(true, false, timing, "0", DeviceClasses.NONE), now));
    }

    @Test
    void classes_of_devices_are_kept_only_where_the_design_asks_and_only_what_is_one() throws Exception {
        for (boolean asked : List.of(true, false)) {
            Design design = Walls.design(2, 0);
            UUID session = QuarkusTransaction.requiringNew()
                    .call(() -> startIn(Walls.open(2, 2, asked ? design.withDeviceClasses() : design), 31));
            var pen = DeviceClasses.of("up_to_120", "over_2", "medium", "pen");
            var odd = DeviceClasses.of("144", "3", "1280", "trackball");
            for (DeviceClasses device : List.of(pen, odd)) {
                UUID trial = id(shown(session));
                QuarkusTransaction.requiringNew().run(() -> findForAnswer(session, trial)
                        .respond(
                                new Answer.YesNo(2),
                                false,
                                Observed.of(true, false, Timing.of(900), "0", device),
                                START.plusSeconds(2)));
            }
            assertThat(export(session).stream()
                            .map(row -> String.join(
                                    " ",
                                    row.get("refresh"),
                                    row.get("pixel_ratio"),
                                    row.get("viewport"),
                                    row.get("input"))))
                    .containsExactly(asked ? "up_to_120 over_2 medium pen" : "   ", "   ");
        }
    }

    @Test
    void the_export_has_one_row_per_trial_that_agrees_with_what_was_answered() throws Exception {
        UUID session = start(12, 12, 8);
        for (int number = 1; number <= 12; number++) {
            answerRightly(session, id(shown(session)));
        }
        List<CSVRecord> rows = export(session);
        assertThat(rows).hasSize(12);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("correct")).isEqualTo("true");
            assertThat(row.get("demonstration")).isEqualTo("false");
            assertThat(row.get("session_id")).isEqualTo(session.toString());
            assertThat(row.get("rt")).isEqualTo("900");
        });
        assertThat(rows.subList(0, 8)).allSatisfy(row -> {
            assertThat(row.get("task")).isEqualTo("yes-no");
            assertThat(row.get("rating")).isEqualTo(row.get("origin").equals("machine") ? "6" : "1");
            assertThat(row.get("right_stimulus_id")).isEmpty();
        });
        assertThat(rows.subList(8, 12)).allSatisfy(row -> {
            assertThat(row.get("task")).isEqualTo("2AFC");
            assertThat(row.get("side")).isEqualTo(row.get("origin").equals("human") ? "left" : "right");
            assertThat(row.get("right_origin")).isNotEqualTo(row.get("origin"));
        });
    }

    @Test
    void a_trial_whose_picture_never_came_gives_its_place_to_another_of_the_same_kind_and_truth() {
        UUID session = start(12, 12, 10);
        List<Trial> before = trials(session);
        UUID failed = id(shown(session));
        fail(session, failed, START.plusSeconds(20));
        fail(session, failed, START.plusSeconds(30)); // told twice: left out once
        List<Trial> after = trials(session);
        assertThat(after).hasSize(13);
        assertThat(after.get(0).id).isEqualTo(failed);
        assertThat(after.get(0).isFailed()).isTrue();
        Trial other = after.get(1);
        assertThat(other.phase).isEqualTo(Phase.MAIN);
        assertThat(other.task).isEqualTo(before.get(0).task);
        assertThat(other.stimulus.origin).isEqualTo(before.get(0).stimulus.origin);
        assertThat(before.stream().flatMap(trial -> trial.stimuli().stream()).map(shown -> shown.id))
                .doesNotContain(other.stimulus.id);
        assertThat(after.subList(2, 13).stream().map(trial -> trial.id))
                .isEqualTo(before.subList(1, 12).stream().map(trial -> trial.id).toList());
        assertThat(after.stream().map(trial -> trial.position)).doesNotHaveDuplicates();
        TrialView view = shown(session);
        assertThat(id(view)).isEqualTo(other.id);
        assertThat(view.afterFailure()).isTrue();
        assertThat(view.number()).isOne();
        assertThat(view.of()).isEqualTo(12);
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> StudyFigures.monitor(Session.<Session>findById(session).study, START)
                                .stimulusFailed()))
                .isOne();
    }

    @Test
    void where_the_wall_has_no_other_the_session_is_shorter_and_its_share_is_of_what_it_answered() throws Exception {
        UUID session = QuarkusTransaction.requiringNew().call(() -> startIn(Walls.open(2, 2, Walls.design(0, 2)), 11));
        UUID failed = id(shown(session));
        fail(session, failed, START.plusSeconds(20));
        answerRightly(session, id(shown(session)));
        Figures figures = QuarkusTransaction.requiringNew()
                .call(() -> StudyFigures.of(Session.<Session>findById(session).study, START)
                        .orElseThrow()
                        .figures
                        .all());
        assertThat(figures.sessions()).isOne();
        assertThat(figures.answers()).isOne();
        assertThat(figures.shares()).containsExactly(Map.entry(1.0, 1));
        SessionResult own = QuarkusTransaction.requiringNew().call(() -> SessionResult.of(Session.findById(session)));
        assertThat(own.right()).isOne();
        assertThat(own.of()).isOne();
        List<CSVRecord> rows = export(session);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("phase")).isEqualTo("stimulus_failed");
        for (String empty : List.of(
                "side",
                "correct",
                "recognised",
                "rt",
                "shown_at",
                "received_at",
                "onset_offset",
                "sent_offset",
                "queued",
                "hints",
                "quality_flags")) {
            assertThat(rows.get(0).get(empty)).as(empty).isEmpty();
        }
        assertThat(rows.get(1).get("phase")).isEqualTo("main");
    }

    @Test
    void a_session_none_of_whose_pictures_came_is_not_finished() {
        UUID session = QuarkusTransaction.requiringNew().call(() -> startIn(Walls.open(2, 2, Walls.design(0, 2)), 12));
        for (int number = 0; number < 2; number++) {
            fail(session, id(shown(session)), START.plusSeconds(20));
        }
        boolean finished = QuarkusTransaction.requiringNew()
                .call(() -> Session.<Session>findById(session).isFinished());
        assertThat(finished).isFalse();
    }

    @Test
    void a_picture_is_not_given_up_before_anybody_can_have_tried_for_long() {
        UUID session = start(12, 12, 13);
        UUID trial = id(shown(session));
        assertThatThrownBy(() -> fail(session, trial, START.plusSeconds(2))).isInstanceOf(ConflictException.class);
        assertThat(trials(session)).hasSize(12).noneMatch(Trial::isFailed);
    }

    @Test
    void an_answer_whose_page_did_not_say_that_its_pictures_stood_there_is_unverified_and_has_no_rt() {
        UUID session = start(12, 12, 14);
        Response response = QuarkusTransaction.requiringNew().call(() -> {
            Trial trial = findForAnswer(session, id(shown(session)));
            Observed claimed = Observed.of(false, false, Timing.of(900), "0", DeviceClasses.NONE);
            return trial.respond(new Answer.YesNo(3), false, claimed, START.plusSeconds(2));
        });
        assertThat(response.displayUnverified).isTrue();
        assertThat(response.rt).isNull();
    }

    @Test
    void everybody_s_result_counts_finished_sessions_only() {
        UUID finished = start(12, 12, 9);
        Study study = QuarkusTransaction.requiringNew().call(() -> Session.<Session>findById(finished).study);
        for (int number = 1; number <= 12; number++) {
            answerRightly(finished, id(shown(finished)));
        }
        UUID begun = QuarkusTransaction.requiringNew().call(() -> startIn(Study.findById(study.id), 99));
        answerRightly(begun, id(shown(begun)));
        Figures figures = QuarkusTransaction.requiringNew().call(() -> StudyFigures.of(Study.findById(study.id), START)
                .orElseThrow()
                .figures
                .all());
        assertThat(figures.sessions()).isOne();
        assertThat(figures.scores().get(12)).isOne();
        assertThat(figures.pairs().right()).isEqualTo(new Tally(4, 4));
        assertThat(figures.yesNo().machineCalledHuman().count()).isZero();
        assertThat(figures.yesNo().machineCalledHuman().of()
                        + figures.yesNo().humanCalledHuman().of())
                .isEqualTo(8);
        assertThat(figures.yesNo().counts().falseAlarms()).isZero();
        assertThat(figures.accuracy()).isNull();
    }

    @Test
    void a_study_with_too_few_stimuli_does_not_open() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> Walls.open(12, 11)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("12 machine");
    }

    private List<CSVRecord> export(UUID session) throws Exception {
        String slug = QuarkusTransaction.requiringNew().call(() -> Session.<Session>findById(session).study.slug);
        var csv = new ByteArrayOutputStream();
        new StudyExport(tables, slug).responsesCsv(StudyExport.Names.OURS, false, csv);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv.toString(StandardCharsets.UTF_8)))
                .getRecords();
    }

    private static UUID start(int humans, int machines, long seed) {
        return QuarkusTransaction.requiringNew().call(() -> startIn(Walls.open(humans, machines), seed));
    }

    private static UUID startIn(Study study, long seed) {
        var chance = new SplittableRandom(seed);
        return Session.start(study, arrival(), Secret.draw(new SecureRandom()), chance, START).id;
    }

    private static Arrival arrival() {
        return Arrival.by(Secret.draw(new SecureRandom()));
    }

    private static List<Trial> trials(UUID session) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Trial> trials = Session.<Session>findById(session).trials();
            trials.forEach(trial -> trial.stimuli().forEach(shown -> shown.origin.name()));
            return trials;
        });
    }

    private static void fail(UUID session, UUID trial, Instant now) {
        QuarkusTransaction.requiringNew()
                .run(() -> findForAnswer(session, trial).fail(now));
    }

    private static UUID id(TrialView view) {
        return UUID.fromString(view.address().replace("/trials/", ""));
    }

    private static Observed rt(int millis) {
        return Observed.of(true, false, Timing.of(millis), null, DeviceClasses.NONE);
    }

    private static TrialView shown(UUID session) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Trial trial = Trial.next(Session.findById(session)).orElseThrow();
            trial.send(START);
            return TrialView.of(trial);
        });
    }

    private static void answerRightly(UUID session, UUID id) {
        QuarkusTransaction.requiringNew().run(() -> {
            Trial trial = findForAnswer(session, id);
            boolean machine = trial.stimulus.origin == Origin.MACHINE;
            Answer answer = trial.task == Task.YES_NO
                    ? new Answer.YesNo(machine ? 6 : 1)
                    : new Answer.Pair(machine ? Side.RIGHT : Side.LEFT, 3);
            trial.respond(answer, false, rt(900), START.plusSeconds(2));
        });
    }

    private static Response respond(UUID session, UUID trial, Answer answer) {
        return findForAnswer(session, trial).respond(answer, false, Observed.NOTHING, START.plusSeconds(3));
    }

    private static Trial findForAnswer(UUID session, UUID trial) {
        return Trial.findForAnswer(Session.findById(session), trial).orElseThrow();
    }
}

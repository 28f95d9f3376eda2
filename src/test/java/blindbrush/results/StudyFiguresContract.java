package blindbrush.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blindbrush.database.Secret;
import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import blindbrush.design.ExclusionRule;
import blindbrush.design.Feedback;
import blindbrush.design.Reporting;
import blindbrush.design.Task;
import blindbrush.gallery.Artwork;
import blindbrush.gallery.Origin;
import blindbrush.gallery.Stimulus;
import blindbrush.image.Picture;
import blindbrush.image.PictureReader;
import blindbrush.image.PictureStatistics;
import blindbrush.statistics.SignalDetection;
import blindbrush.statistics.crossed.Estimate;
import blindbrush.statistics.crossed.NoInterval;
import blindbrush.study.Answer;
import blindbrush.study.Disclosure;
import blindbrush.study.Hanging;
import blindbrush.study.RegisteredAnalysis;
import blindbrush.study.Removal;
import blindbrush.study.Response;
import blindbrush.study.Session;
import blindbrush.study.Side;
import blindbrush.study.Study;
import blindbrush.study.Trial;
import blindbrush.study.Withdrawal;
import blindbrush.testing.Played;
import blindbrush.testing.Walls;
import io.quarkus.arc.ClientProxy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is counted of a study's sessions, the same on every database. */
abstract class StudyFiguresContract {

    private static final Instant NOW = Instant.parse("2026-02-01T12:00:00Z");

    @Inject
    FigureKeeper keeper;

    @Test
    void what_others_answered_is_the_same_whether_one_s_own_answers_count_or_are_staff_s() {
        UUID study = open(design("{}"));
        UUID own = Played.session(study, 0, StudyFiguresContract::mostlyRight, 1000);
        for (int seed = 1; seed < 4; seed++) {
            Played.session(study, seed, StudyFiguresContract::mostlyRight, 1000 + seed);
        }
        List<Tally> asParticipant = others(own);
        QuarkusTransaction.requiringNew().run(() -> Session.<Session>findById(own).staff = true);
        assertThat(others(own)).isEqualTo(asParticipant).anyMatch(tally -> !tally.isEmpty());
    }

    /** A pair is answered rightly by whoever knows one of its pictures: alone, each picture has to be known by itself. */
    @Test
    void what_others_answered_alone_and_in_pairs_is_never_mixed() {
        UUID study = open(design("{}"));
        UUID own = Played.session(study, 0, StudyFiguresContract::mostlyRight, 1000);
        for (int seed = 1; seed < 4; seed++) {
            Played.session(study, seed, trial -> answer(trial, trial.task == Task.PAIR), 1000);
        }
        QuarkusTransaction.requiringNew()
                .run(() -> SessionResult.of(Session.findById(own)).trials().forEach(revealed -> revealed.pictures()
                        .forEach(shown -> assertThat(shown.others())
                                .isEqualTo(new Tally(
                                        others(revealed.trial(), shown.stimulus(), true),
                                        others(revealed.trial(), shown.stimulus(), true)
                                                + others(revealed.trial(), shown.stimulus(), false))))));
    }

    private static long others(Trial trial, Stimulus stimulus, boolean right) {
        return Response.count(
                "correct = ?1 and trialId in (select t.id from Trial t where t.task = ?2 and t.session.study = ?3 and t.session <> ?4 and (t.stimulus = ?5 or t.rightStimulus = ?5))",
                right,
                trial.task,
                trial.session.study,
                trial.session,
                stimulus);
    }

    private static List<Tally> others(UUID session) {
        return QuarkusTransaction.requiringNew()
                .call(() -> SessionResult.of(Session.findById(session)).trials().stream()
                        .flatMap(revealed -> revealed.pictures().stream())
                        .map(SessionResult.Shown::others)
                        .toList());
    }

    @Test
    void figures_go_with_their_study_when_it_is_deleted() {
        UUID study = open(design("{}"));
        Played.session(study, 0, StudyFiguresContract::mostlyRight, 1000);
        keeper.refresh();
        QuarkusTransaction.requiringNew().run(() -> {
            Study dryRun = Study.findById(study);
            dryRun.simulated = true;
            dryRun.close(NOW);
        });
        assertThat(QuarkusTransaction.requiringNew().call(() -> StudyFigures.count("key.studyId", study)))
                .isOne();
        QuarkusTransaction.requiringNew().run(() -> Removal.of(Study.findById(study)));
        assertThat(QuarkusTransaction.requiringNew().call(() -> StudyFigures.count("key.studyId", study)))
                .isZero();
    }

    @Test
    void answers_are_counted_by_origin_rating_stimulus_and_preset() {
        UUID study = open(design("{}"));
        for (int seed = 0; seed < 6; seed++) {
            Played.session(study, seed, StudyFiguresContract::mostlyRight, 1000 + seed);
        }
        Figures figures = figures(study).all();
        assertThat(figures.sessions()).isEqualTo(6);
        assertThat(figures.answers()).isEqualTo(6 * 12);
        assertThat(figures.scores().get(12)).isEqualTo(6);
        assertThat(figures.accuracy().estimate()).isEqualTo(1);
        YesNoFigures yesNo = figures.yesNo();
        assertThat(yesNo.counts().hits() + yesNo.counts().correctRejections()).isEqualTo(48);
        assertThat(yesNo.human()).element(1).isEqualTo(yesNo.counts().correctRejections());
        assertThat(yesNo.machine()).element(5).isEqualTo(yesNo.counts().hits());
        assertThat(yesNo.roc().orElseThrow().area()).isEqualTo(1);
        assertThat(yesNo.times().median()).isBetween(1000.0, 1005.0);
        assertThat(yesNo.stimuli()).isNotEmpty().allSatisfy(stimulus -> assertThat(
                        stimulus.calledHuman().count())
                .isEqualTo(
                        stimulus.origin() == Origin.HUMAN
                                ? stimulus.calledHuman().of()
                                : 0));
        assertThat(yesNo.presets()).singleElement().satisfies(preset -> {
            assertThat(preset.name()).isEqualTo("quality");
            assertThat(preset.deception().estimate()).isZero();
            assertThat(preset.againstHuman().estimate()).isEqualTo(-1);
            assertThat(preset.deception().lacking().reason()).isEqualTo(NoInterval.Reason.ANSWERS_ALIKE);
        });
        assertThat(figures.pairs().right()).isEqualTo(new Tally(24, 24));
        assertThat(List.of(
                        figures.accuracy(),
                        yesNo.crossed().detection().dPrime(),
                        yesNo.crossed().area(),
                        figures.pairs().dPrime()))
                .as("everybody was right: how sure that is cannot be said")
                .allSatisfy(found ->
                        assertThat(found.lacking()).isEqualTo(new NoInterval(NoInterval.Reason.ANSWERS_ALIKE, 1)));
    }

    @Test
    void answers_that_differ_have_a_crossed_interval_and_a_design_effect() {
        UUID study = open(design("{}"));
        IntStream.range(0, 8).forEach(seed -> Played.session(study, seed, StudyFiguresContract::byTitle, 900));
        YesNoFigures yesNo = figures(study).all().yesNo();
        YesNoFigures.Crossed crossed = yesNo.crossed();
        assertThat(crossed.detection().dPrime().estimate())
                .isCloseTo(yesNo.counts().dPrime(), within(1e-12))
                .isBetween(
                        crossed.detection().dPrime().interval().lower(),
                        crossed.detection().dPrime().interval().upper());
        assertThat(crossed.effect().effect()).isPositive();
        assertThat(yesNo.calibration().brier())
                .isCloseTo(
                        yesNo.calibration().reliability()
                                - yesNo.calibration().resolution()
                                + yesNo.calibration().uncertainty(),
                        within(1e-12));
        assertThat(figures(study).all().yesNo().crossed().detection().dPrime())
                .as("the same answers give the same interval")
                .isEqualTo(crossed.detection().dPrime());
    }

    @Test
    void registered_rules_leave_sessions_out_beside_the_figures_of_all() {
        UUID study = open(design("{\"fast_median_rt_millis\":500}"));
        IntStream.range(0, 3).forEach(seed -> Played.session(study, seed, StudyFiguresContract::mostlyRight, 900));
        Played.session(study, 9, trial -> answer(trial, trial.stimulus.origin == Origin.HUMAN), 200);
        FigureSet figures = figures(study);
        assertThat(figures.leftOut()).containsExactly(Map.entry(ExclusionRule.FAST_MEDIAN_RT_MILLIS, 1));
        assertThat(figures.all().sessions()).isEqualTo(4);
        assertThat(figures.registered().sessions()).isEqualTo(3);
        assertThat(figures.all().accuracy().estimate()).isEqualTo(0.75);
        assertThat(figures.registered().accuracy().estimate()).isEqualTo(1);
    }

    @Test
    void the_registered_analysis_is_of_so_many_sessions_as_were_finished_first_before_exclusion() {
        Design design = design("{\"fast_median_rt_millis\":500}");
        UUID study = open(design.with(new Reporting(Feedback.AT_END, true, true, 3)));
        Played.session(study, 8, trial -> answer(trial, trial.stimulus.origin == Origin.HUMAN), 900);
        Played.session(study, 2, StudyFiguresContract::mostlyRight, 900);
        assertThat(figures(study).registered()).as("all so far").isNull();
        Played.session(study, 1, StudyFiguresContract::mostlyRight, 200);
        Played.session(study, 9, StudyFiguresContract::mostlyRight, 200);
        Played.session(study, 3, StudyFiguresContract::mostlyRight, 900);
        FigureSet figures = figures(study);
        assertThat(figures.all().sessions()).isEqualTo(5);
        assertThat(figures.all().accuracy().estimate()).isEqualTo(0.8);
        assertThat(figures.later()).isEqualTo(2);
        assertThat(figures.counted()).isEqualTo(3);
        assertThat(figures.out()).as("the fast one among the first three").isOne();
        assertThat(figures.registered().sessions()).isEqualTo(2);
        assertThat(figures.registered().accuracy().estimate()).isEqualTo(1);
        assertThat(figures.analysis()).isSameAs(figures.registered());
    }

    /** A session with an earlier time may be stored later: its transaction began before and ends after that of another. */
    @Test
    void the_registered_analysis_is_made_once_whatever_is_stored_or_withdrawn_later() {
        UUID study = open(design("{}").with(new Reporting(Feedback.AT_END, true, false, 3)));
        Played.session(study, 5, StudyFiguresContract::mostlyRight, 900);
        Played.session(study, 6, StudyFiguresContract::byTitle, 900);
        keeper.refresh();
        assertThat(frozen(study)).as("two of three").isEmpty();
        UUID third = Played.session(study, 7, StudyFiguresContract::mostlyRight, 900);
        keeper.refresh();
        RegisteredAnalysis frozen = frozen(study).orElseThrow();
        assertThat(List.of(frozen.sessions, frozen.withdrawn)).containsExactly(3, 0);
        Figures made = figures(study).analysis();
        assertThat(made.sessions()).isEqualTo(3);
        UUID earlier = Played.session(study, 1, StudyFiguresContract::byTitle, 900);
        keeper.refresh();
        assertThat(figures(study).analysis()).isEqualTo(made);
        assertThat(figures(study).later()).isOne();
        assertThat(finishNumber(third)).isEqualTo(3);
        assertThat(finishNumber(earlier)).isNull();
        withdraw(third);
        withdraw(earlier);
        keeper.refresh();
        assertThat(QuarkusTransaction.requiringNew().call(() -> Session.count("study.id", study)))
                .isEqualTo(2);
        assertThat(figures(study).all().sessions()).isEqualTo(2);
        assertThat(figures(study).analysis())
                .as("the answers are gone, and what they showed stays")
                .isEqualTo(made);
        RegisteredAnalysis after = frozen(study).orElseThrow();
        assertThat(List.of(after.sessions, after.withdrawn)).containsExactly(3, 1);
        assertThat(after.answersSha256).isEqualTo(frozen.answersSha256).matches("[0-9a-f]{64}");
        Disclosure disclosure = QuarkusTransaction.requiringNew().call(() -> Disclosure.of(Study.findById(study), NOW));
        assertThat(disclosure.staysBlind() || disclosure.isEarly() || disclosure.isAnalysing())
                .as("who withdraws later takes the analysis from nobody")
                .isFalse();
    }

    @Test
    void whoever_withdraws_before_the_registered_analysis_is_made_gives_the_place_to_the_next() {
        UUID study = open(design("{}").with(new Reporting(Feedback.AT_END, true, false, 3)));
        synchronized (ClientProxy.unwrap(keeper)) {
            List<UUID> sessions = IntStream.range(0, 4)
                    .mapToObj(seed -> Played.session(study, seed, StudyFiguresContract::mostlyRight, 900))
                    .toList();
            assertThat(QuarkusTransaction.requiringNew().call(() -> RegisteredAnalysis.choose(Study.findById(study))))
                    .isTrue();
            withdraw(sessions.get(1));
            keeper.refresh();
            assertThat(sessions.stream().filter(session -> !session.equals(sessions.get(1))))
                    .extracting(StudyFiguresContract::finishNumber)
                    .containsExactly(1, 3, 4);
        }
        RegisteredAnalysis frozen = frozen(study).orElseThrow();
        assertThat(List.of(frozen.sessions, frozen.withdrawn)).containsExactly(3, 0);
    }

    @Test
    void figures_are_counted_anew_where_one_session_was_withdrawn_and_another_finished_between_two_looks() {
        UUID study = open(design("{}"));
        UUID right = Played.session(study, 0, StudyFiguresContract::mostlyRight, 900);
        Played.session(study, 1, StudyFiguresContract::mostlyRight, 900);
        keeper.refresh();
        withdraw(right);
        Played.session(study, 2, trial -> answer(trial, trial.stimulus.origin == Origin.HUMAN), 900);
        assertThat(figures(study).all().accuracy().estimate()).as("looked at").isEqualTo(0.5);
        keeper.refresh();
        assertThat(kept(study).figures.all().accuracy().estimate()).as("kept").isEqualTo(0.5);
    }

    @Test
    void figures_that_were_read_before_words_changed_are_not_kept() {
        UUID study = open(design("{}"));
        synchronized (ClientProxy.unwrap(keeper)) {
            Played.session(study, 0, StudyFiguresContract::mostlyRight, 900);
            FigureSet.Read read =
                    QuarkusTransaction.requiringNew().call(() -> FigureSet.Read.of(Study.findById(study)));
            QuarkusTransaction.requiringNew()
                    .run(() -> StudyFigures.forget(
                            Hanging.<Hanging>find("study.id = ?1 and stimulus.artwork is not null", study)
                                    .<Hanging>firstResult()
                                    .stimulus
                                    .artwork));
            QuarkusTransaction.requiringNew()
                    .run(() -> StudyFigures.keep(Study.findById(study), false, read, read.figures(), NOW));
            assertThat(kept(study)).isNull();
            keeper.refresh();
            assertThat(kept(study)).isNotNull();
        }
    }

    private static Optional<RegisteredAnalysis> frozen(UUID study) {
        return QuarkusTransaction.requiringNew().call(() -> RegisteredAnalysis.of(Study.findById(study)));
    }

    private static Integer finishNumber(UUID session) {
        return QuarkusTransaction.requiringNew().call(() -> Session.<Session>findById(session).finishNumber);
    }

    private static void withdraw(UUID id) {
        Secret browser = Secret.draw(new SecureRandom());
        String code = QuarkusTransaction.requiringNew().call(() -> {
            Session session = Session.findById(id);
            String drawn = Withdrawal.code(session, browser);
            session.withdrawalSha256 = Secret.of(drawn.replace("-", "")).sha256();
            return drawn;
        });
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> Withdrawal.withdraw(code, NOW).isPresent()))
                .isTrue();
    }

    @Test
    void presets_are_adjusted_for_what_was_measured_of_their_pictures() {
        UUID study = QuarkusTransaction.requiringNew()
                .call(() -> Walls.open(24, 24, Walls.design(12, 0), List.of("quality", "paper")).id);
        QuarkusTransaction.requiringNew().run(() -> Hanging.of(Study.findById(study))
                .forEach(hanging -> hanging.stimulus.picture.statistics = null)); // as before they were kept
        IntStream.range(0, 30)
                .forEach(seed ->
                        Played.session(study, seed, trial -> answer(trial, (5 * trial.position + seed) % 3 > 0), 900));
        YesNoFigures figures = figures(study).all().yesNo();
        PresetAdjustment adjustment = figures.adjustment();
        assertThat(adjustment.refusal()).isNull();
        assertThat(adjustment.presets()).hasSize(2).allSatisfy(preset -> {
            assertThat(preset.covariates().aspect()).isCloseTo(Math.log(4.0 / 3), within(1e-12));
            assertThat(preset.deception().estimate())
                    .isBetween(
                            preset.deception().interval().lower(),
                            preset.deception().interval().upper())
                    .isCloseTo(1 / 3.0, within(0.2));
        });
        GroupFigures best = figures.presets().get(0);
        GroupFigures other = figures.presets().get(1);
        assertThat(adjustment.contrasts()).singleElement().satisfies(contrast -> {
            assertThat(contrast.preset()).isEqualTo(best.name());
            assertThat(contrast.crude().estimate())
                    .isCloseTo(best.deception().estimate() - other.deception().estimate(), within(1e-12));
        });
        StimulusFigures seen = figures.stimuli().get(0);
        QuarkusTransaction.requiringNew().run(() -> {
            Picture picture = Stimulus.<Stimulus>findById(seen.id()).picture;
            assertThat(picture.statistics).as("kept").isNotNull();
            assertThat(seen.covariates().sharpness())
                    .isEqualTo(PictureStatistics.of(PictureReader.read(picture.bytes))
                            .sharpness());
        });
    }

    /** Each group's counts are asked of the database itself. */
    @Test
    void groups_hold_the_answers_of_their_sessions_and_pictures_against_all_of_the_origin_that_they_lack() {
        Design design = DesignDocument.read("""
                        {"blocks":[{"task":"yes-no","trials":8}],
                         "conditions":[{"name":"one"},{"name":"other"}]}""").with(Walls.design(8, 0).consent());
        UUID study = QuarkusTransaction.requiringNew()
                .call(() -> Walls.open(12, 12, design, List.of("quality", "paper")).id);
        style(study, "marine", "Painting 3", "Painting 7", "Style 4");
        style(study, "gothic", "Style 5");
        IntStream.range(0, 10).forEach(seed -> Played.session(study, seed, StudyFiguresContract::byTitle, 900));
        List<GroupFigures> groups = figures(study).all().yesNo().groups();
        assertThat(groups.stream().map(group -> group.kind() + " " + group.name()))
                .containsExactlyInAnyOrder(
                        "CONDITION one",
                        "CONDITION other",
                        "STYLE marine",
                        "STYLE gothic",
                        "PRESET quality",
                        "PRESET paper");
        assertCounted(group(groups, "one"), study, "t.session.conditionName = 'one'");
        assertCounted(
                group(groups, "marine"),
                study,
                "(t.stimulus.artwork.style = 'marine' or exists (select 1 from t.stimulus.styleArtworks a where a.style = 'marine'))");
        assertCounted(
                group(groups, "gothic"),
                study,
                "(exists (select 1 from t.stimulus.styleArtworks a where a.style = 'gothic') or " + seenBy("""
                        exists (select 1 from u.stimulus.styleArtworks a where a.style = 'gothic')""") + ")");
        assertCounted(
                group(groups, "paper"),
                study,
                "(t.stimulus.preset = 'paper' or " + seenBy("u.stimulus.preset = 'paper'") + ")");
        assertThat(group(groups, "one").participants()).isEqualTo(5);
        assertThat(group(groups, "gothic").stimuli()).isOne();
        assertThat(group(groups, "gothic").detection().dPrime().lacking())
                .as("a single machine picture")
                .isEqualTo(new NoInterval(NoInterval.Reason.FEW_PICTURES, 0));
        assertThat(group(groups, "paper").stimuli()).isEqualTo(6);
        assertThat(group(groups, "paper").detection().dPrime().hasInterval()).isTrue();
        assertThat(group(groups, "marine").fewest()).isOne();
    }

    /** Human pictures that were seen by whoever saw one of the group. */
    private static String seenBy(String group) {
        return "t.stimulus.origin = HUMAN and exists (select 1 from Trial u where u.session = t.session and u.rightStimulus is null and %s)"
                .formatted(group);
    }

    private static void style(UUID study, String word, String... titles) {
        QuarkusTransaction.requiringNew().run(() -> Hanging.of(Study.findById(study)).stream()
                .map(hanging -> hanging.stimulus)
                .flatMap(shown ->
                        shown.origin == Origin.HUMAN ? Stream.of(shown.painting()) : shown.styleArtworks.stream())
                .filter(artwork -> List.of(titles).contains(artwork.title))
                .forEach(artwork -> artwork.style = word));
    }

    @Test
    void a_group_is_held_against_everybody_s_answers_where_its_own_people_gave_none() {
        UUID study = QuarkusTransaction.requiringNew().call(() -> Walls.open(4, 4, Walls.design(1, 0)).id);
        for (int seed = 0; figures(study).all().yesNo() == null; seed++) {
            Played.session(study, seed, StudyFiguresContract::mostlyRight, 900);
        }
        YesNoFigures yesNo = figures(study).all().yesNo();
        assertThat(yesNo.presets())
                .singleElement()
                .satisfies(preset -> assertThat(preset.detection().counts()).isEqualTo(yesNo.counts()));
    }

    private static GroupFigures group(List<GroupFigures> groups, String name) {
        return groups.stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertCounted(GroupFigures group, UUID study, String where) {
        SignalDetection counts = group.detection().counts();
        assertThat(List.of(counts.hits(), counts.misses(), counts.falseAlarms(), counts.correctRejections()))
                .as(group.name())
                .containsExactly(
                        count(study, where + " and t.stimulus.origin = MACHINE and r.rating > 3"),
                        count(study, where + " and t.stimulus.origin = MACHINE and r.rating < 4"),
                        count(study, where + " and t.stimulus.origin = HUMAN and r.rating > 3"),
                        count(study, where + " and t.stimulus.origin = HUMAN and r.rating < 4"));
        assertThat(group.detection().dPrime().estimate()).isEqualTo(counts.dPrime());
        Estimate beta = group.detection().beta();
        assertThat(beta.estimate()).isEqualTo(counts.beta());
        if (beta.hasInterval()) {
            assertThat(beta.estimate())
                    .isBetween(beta.interval().lower(), beta.interval().upper());
        }
    }

    private static int count(UUID study, String where) {
        return QuarkusTransaction.requiringNew().call(() -> Response.getEntityManager()
                .createQuery(
                        "select count(r) from Response r join Trial t on t.id = r.trialId left join t.stimulus.artwork"
                                + " where t.session.study.id = ?1 and " + where,
                        Long.class)
                .setParameter(1, study)
                .getSingleResult()
                .intValue());
    }

    @Test
    void presets_with_too_few_pictures_are_not_adjusted_and_it_says_why() {
        UUID study = QuarkusTransaction.requiringNew()
                .call(() -> Walls.open(14, 14, Walls.design(8, 4), List.of("quality", "paper")).id);
        IntStream.range(0, 8).forEach(seed -> Played.session(study, seed, StudyFiguresContract::byTitle, 900));
        PresetAdjustment adjustment = figures(study).all().yesNo().adjustment();
        assertThat(adjustment.presets()).isEmpty();
        assertThat(adjustment.refusal()).contains("2 kinds of pictures that differ in 3 measures need at least 20");
    }

    @Test
    void what_is_kept_is_stamped_and_computed_anew_when_sessions_were_finished() {
        UUID study = open(design("{}"));
        Played.session(study, 1, StudyFiguresContract::mostlyRight, 900);
        keeper.refresh();
        StudyFigures first = kept(study);
        assertThat(first.sessions).isOne();
        assertThat(first.computedAt).isNotNull();
        Played.left(study, 2, 3, StudyFiguresContract::mostlyRight);
        keeper.refresh();
        assertThat(kept(study).computedAt).isEqualTo(first.computedAt);
        Played.session(study, 3, StudyFiguresContract::byTitle, 900);
        keeper.refresh();
        assertThat(kept(study).sessions).isEqualTo(2);
        assertThat(kept(study).figures).usingRecursiveComparison().isEqualTo(figures(study));
    }

    @Test
    void figures_are_forgotten_when_a_word_of_an_artwork_on_their_study_s_wall_changes() {
        UUID changed = open(design("{}"));
        Artwork lending = QuarkusTransaction.requiringNew().call(() -> Hanging.of(Study.findById(changed)).stream()
                .map(hanging -> hanging.stimulus)
                .filter(stimulus -> stimulus.origin == Origin.MACHINE)
                .findFirst()
                .orElseThrow()
                .styleArtworks
                .get(0));
        UUID other = open(design("{}"));
        Played.session(changed, 1, StudyFiguresContract::mostlyRight, 900);
        Played.session(other, 1, StudyFiguresContract::mostlyRight, 900);
        keeper.refresh();
        // in one transaction, since the keeper soon computes them anew
        QuarkusTransaction.requiringNew().run(() -> {
            StudyFigures.forget(lending);
            assertThat(StudyFigures.count("key.studyId", changed)).isZero();
        });
        assertThat(kept(other)).isNotNull();
        keeper.refresh();
        assertThat(kept(changed)).isNotNull();
    }

    /** Sessions begin so many hours after noon of 5 January (UTC) and take twelve minutes. */
    @Test
    void a_study_is_watched_by_the_hour_in_its_first_two_days_and_by_the_day_later() {
        UUID study = open(design("{}"));
        Instant noon = Instant.parse("2026-01-05T12:00:00Z");
        for (long hours : new long[] {0, 24, 25}) {
            Played.session(study, hours, StudyFiguresContract::mostlyRight, 900);
        }
        Played.left(study, 26, 2, StudyFiguresContract::mostlyRight);
        StudyMonitor soon = monitor(study, noon.plus(27, ChronoUnit.HOURS));
        assertThat(soon.unit()).isEqualTo(ChronoUnit.HOURS);
        assertThat(soon.spans()).hasSize(28);
        assertThat(soon.spans().get(0)).isEqualTo(new StudyMonitor.Span(noon, 1, 1));
        assertThat(soon.spans().get(1)).isEqualTo(new StudyMonitor.Span(noon.plus(1, ChronoUnit.HOURS), 0, 0));
        assertThat(soon.spans().get(26)).isEqualTo(new StudyMonitor.Span(noon.plus(26, ChronoUnit.HOURS), 1, 0));
        StudyMonitor later = monitor(study, noon.plus(4, ChronoUnit.DAYS));
        assertThat(later.unit()).isEqualTo(ChronoUnit.DAYS);
        assertThat(later.spans())
                .startsWith(
                        new StudyMonitor.Span(Instant.parse("2026-01-05T00:00:00Z"), 1, 1),
                        new StudyMonitor.Span(Instant.parse("2026-01-06T00:00:00Z"), 3, 2))
                .hasSize(5);
        assertThat(later.started()).isEqualTo(4);
        assertThat(later.finished()).isEqualTo(3);
        assertThat(later.gone()).isEqualTo(1);
        assertThat(later.reached()).hasSize(13).startsWith(4, 4, 4, 3).endsWith(3);
        assertThat(later.medianTime()).contains(Duration.ofMinutes(12));
        var converter = new StudyMonitorConverter();
        assertThat(converter.convertToEntityAttribute(converter.convertToDatabaseColumn(later)))
                .as("as it is kept")
                .isEqualTo(later);
        UUID quiet = open(design("{}"));
        assertThat(monitor(quiet, NOW)).satisfies(nobody -> {
            assertThat(nobody.started()).isZero();
            assertThat(nobody.spans()).isEmpty();
            assertThat(nobody.medianTime()).isEmpty();
        });
    }

    private static StudyMonitor monitor(UUID study, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> StudyMonitor.of(Study.findById(study), now));
    }

    private static StudyFigures kept(UUID study) {
        return QuarkusTransaction.requiringNew()
                .call(() -> StudyFigures.findById(new StudyFigures.FiguresKey(study, 1)));
    }

    private static FigureSet figures(UUID study) {
        return QuarkusTransaction.requiringNew()
                .call(() -> StudyFigures.of(Study.findById(study), NOW).orElseThrow().figures);
    }

    private static Design design(String exclusion) {
        return DesignDocument.read("""
                        {"blocks":[{"task":"yes-no","trials":8},{"task":"2AFC","trials":4}],"exclusion":%s}""".formatted(exclusion))
                .with(Walls.design(8, 4).consent());
    }

    private static UUID open(Design design) {
        return QuarkusTransaction.requiringNew().call(() -> Walls.open(14, 14, design).id);
    }

    private static Answer mostlyRight(Trial trial) {
        return answer(trial, trial.stimulus.origin == Origin.MACHINE);
    }

    /** Right about three pictures in four, by their number. */
    private static Answer byTitle(Trial trial) {
        boolean machine = trial.stimulus.origin == Origin.MACHINE;
        Artwork shown = machine ? trial.stimulus.content() : trial.stimulus.painting();
        int number = Integer.parseInt(shown.title.replaceAll("\\D+", ""));
        return answer(trial, (number + trial.position) % 4 == 0 ? !machine : machine);
    }

    private static Answer answer(Trial trial, boolean calledMachine) {
        return trial.task == Task.YES_NO
                ? new Answer.YesNo(calledMachine ? 6 : 2)
                : new Answer.Pair(calledMachine ? Side.RIGHT : Side.LEFT, 2);
    }
}

package blindbrush.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import blindbrush.design.Task;
import blindbrush.gallery.Origin;
import blindbrush.study.Answer;
import blindbrush.study.Side;
import blindbrush.study.Study;
import blindbrush.study.Trial;
import blindbrush.testing.Played;
import blindbrush.testing.Walls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is counted of a study's sessions, the same on every database. */
abstract class StudyFiguresContract {

    private static final Instant NOW = Instant.parse("2026-02-01T12:00:00Z");

    @Inject
    FigureKeeper keeper;

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
            assertThat(preset.preset()).isEqualTo("quality");
            assertThat(preset.deception().estimate()).isZero();
            assertThat(preset.againstHuman().estimate()).isEqualTo(-1);
        });
        assertThat(figures.pairs().right()).isEqualTo(new Tally(24, 24));
    }

    @Test
    void answers_that_differ_have_a_crossed_interval_and_a_design_effect() {
        UUID study = open(design("{}"));
        IntStream.range(0, 8).forEach(seed -> Played.session(study, seed, StudyFiguresContract::byTitle, 900));
        YesNoFigures yesNo = figures(study).all().yesNo();
        YesNoFigures.Crossed crossed = yesNo.crossed();
        assertThat(crossed.dPrime().estimate())
                .isCloseTo(yesNo.counts().dPrime(), within(1e-12))
                .isBetween(crossed.dPrime().lower(), crossed.dPrime().upper());
        assertThat(crossed.effect().effect()).isPositive();
        assertThat(yesNo.calibration().brier())
                .isCloseTo(
                        yesNo.calibration().reliability()
                                - yesNo.calibration().resolution()
                                + yesNo.calibration().uncertainty(),
                        within(1e-12));
        assertThat(figures(study).all().yesNo().crossed().dPrime())
                .as("the same answers give the same interval")
                .isEqualTo(crossed.dPrime());
    }

    @Test
    void registered_rules_leave_sessions_out_beside_the_figures_of_all() {
        UUID study = open(design("{\"fast_median_rt_millis\":500}"));
        IntStream.range(0, 3).forEach(seed -> Played.session(study, seed, StudyFiguresContract::mostlyRight, 900));
        Played.session(study, 9, trial -> answer(trial, trial.stimulus.origin == Origin.HUMAN), 200);
        FigureSet figures = figures(study);
        assertThat(figures.leftOut()).containsExactly(Map.entry("median rt too short", 1));
        assertThat(figures.all().sessions()).isEqualTo(4);
        assertThat(figures.kept().sessions()).isEqualTo(3);
        assertThat(figures.all().accuracy().estimate()).isEqualTo(0.75);
        assertThat(figures.kept().accuracy().estimate()).isEqualTo(1);
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

    private static StudyFigures kept(UUID study) {
        return QuarkusTransaction.requiringNew().call(() -> StudyFigures.findById(new StudyFigures.Key(study, 1)));
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
        return answer(trial, (trial.stimulus.id.hashCode() + trial.position) % 4 == 0 ? !machine : machine);
    }

    private static Answer answer(Trial trial, boolean calledMachine) {
        return trial.task == Task.YES_NO
                ? new Answer.YesNo(calledMachine ? 6 : 2)
                : new Answer.Pair(calledMachine ? Side.RIGHT : Side.LEFT, 2);
    }
}

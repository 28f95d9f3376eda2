package blindbrush.statistics.crossed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import blindbrush.statistics.ExGaussian;
import blindbrush.statistics.SignalDetection;
import blindbrush.statistics.SimulatedParticipant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class SimulatedStudyTest {

    private static final ExGaussian TIMES = new ExGaussian(600, 90, 350);
    private static final SimulatedParticipant TYPICAL = new SimulatedParticipant(1, 0.2, 0.1, TIMES);

    @Test
    void a_participant_answers_by_signal_detection_with_lapses() {
        var chance = new SplittableRandom(1);
        double machine = called(TYPICAL, true, 0.3, chance);
        double human = called(TYPICAL, false, 0, chance);
        NormalDistribution normal = NormalDistribution.of(0, 1);
        assertThat(machine).isCloseTo(0.9 * normal.cumulativeProbability(0.6) + 0.05, within(0.005));
        assertThat(human).isCloseTo(0.9 * normal.cumulativeProbability(-0.7) + 0.05, within(0.005));
    }

    @Test
    void response_times_are_ex_gaussian() {
        var chance = new SplittableRandom(2);
        double[] times = IntStream.range(0, 200_000)
                .mapToDouble(k -> TIMES.sample(chance))
                .toArray();
        double mean = IntStream.range(0, times.length)
                .mapToDouble(k -> times[k])
                .average()
                .orElseThrow();
        double variance = IntStream.range(0, times.length)
                .mapToDouble(k -> Math.pow(times[k] - mean, 2))
                .average()
                .orElseThrow();
        double third = IntStream.range(0, times.length)
                .mapToDouble(k -> Math.pow(times[k] - mean, 3))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(950, within(4.0));
        assertThat(Math.sqrt(variance)).isCloseTo(Math.hypot(90, 350), within(5.0));
        assertThat(Math.cbrt(third / 2)).as("third cumulant 2τ³").isCloseTo(350, within(12.0));
        assertThat(DoubleStream.of(times).min().orElseThrow()).isNotNegative();
    }

    @Test
    void a_study_shows_each_participant_some_stimuli_of_each_origin_once() {
        var study = new SimulatedStudy(7, 9, 4, TYPICAL, 0.4, 0.3, 0.5);
        List<SimulatedStudy.SimulatedTrial> trials = study.play(new SplittableRandom(3));
        assertThat(trials).hasSize(56);
        var sessions = trials.stream()
                .collect(Collectors.groupingBy(trial -> trial.judgement().participant()));
        assertThat(sessions).hasSize(7);
        assertThat(sessions.values()).allSatisfy(session -> {
            assertThat(session)
                    .extracting(trial -> trial.judgement().stimulus())
                    .doesNotHaveDuplicates();
            assertThat(session.stream().filter(trial -> trial.judgement().machine()))
                    .hasSize(4);
        });
        assertThat(trials)
                .allMatch(trial ->
                        trial.judgement().machine() == trial.judgement().stimulus() >= 9);
    }

    @Test
    void a_study_replays_a_seed() {
        var study = new SimulatedStudy(7, 9, 4, TYPICAL, 0.4, 0.3, 0.5);
        assertThat(study.play(new SplittableRandom(3))).isEqualTo(study.play(new SplittableRandom(3)));
        assertThat(study.play(new SplittableRandom(3))).isNotEqualTo(study.play(new SplittableRandom(4)));
    }

    @Test
    void a_large_study_gives_the_rates_that_are_known() {
        var study = new SimulatedStudy(3000, 1000, 20, TYPICAL, 0.6, 0.5, 0.7);
        SignalDetection pooled = study.judgements(new SplittableRandom(5)).pooled();
        assertThat(pooled.hits() / 60_000.0).isCloseTo(study.calledMachine(true), within(0.02));
        assertThat(pooled.falseAlarms() / 60_000.0).isCloseTo(study.calledMachine(false), within(0.02));
        assertThat(pooled.dPrime()).isCloseTo(study.pooledDPrime(), within(0.06));
        assertThat((pooled.hits() + pooled.correctRejections()) / 120_000.0).isCloseTo(study.accuracy(), within(0.015));
    }

    @Test
    void given_stimuli_have_an_accuracy_of_their_own() {
        var study = new SimulatedStudy(4000, 2, 2, TYPICAL, 0.6, 0.5, 0.7);
        double[] effects = {1, 0.5, 1.5, -0.2};
        double[] found = SimulatedStudy.accuracyOfParticipants(study.judgements(effects, new SplittableRandom(6)));
        assertThat(DoubleStream.of(found).average().orElseThrow()).isCloseTo(study.accuracy(effects), within(0.012));
        assertThat(study.accuracy(effects)).isLessThan(study.accuracy() - 0.02);
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> new SimulatedStudy(5, 3, 4, TYPICAL, 0, 0, 0)).hasMessageContaining("at most once");
        assertThatThrownBy(() -> new SimulatedStudy(5, 3, 3, TYPICAL, 0, -1, 0)).hasMessageContaining("negative");
        assertThatThrownBy(() -> new SimulatedParticipant(1, 0, 1.5, TIMES)).hasMessageContaining("0 to 1");
        assertThatThrownBy(() -> new ExGaussian(1, -1, 0)).hasMessageContaining("negative");
    }

    private static double called(SimulatedParticipant who, boolean machine, double effect, SplittableRandom chance) {
        return IntStream.range(0, 100_000)
                        .filter(k -> who.respond(machine, effect, chance).calledMachine())
                        .count()
                / 100_000.0;
    }
}

package blindbrush.statistics.crossed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import blindbrush.statistics.ExGaussian;
import blindbrush.statistics.SimulatedParticipant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DesignEffectTest {

    private static final SimulatedParticipant TYPICAL =
            new SimulatedParticipant(0.8, 0.1, 0, new ExGaussian(500, 80, 400));

    @Test
    void of_answers_that_depend_on_nobody_and_nothing_is_one() {
        var study = new SimulatedStudy(50, 20, 20, TYPICAL, 0, 0, 0);
        var chance = new SplittableRandom(1);
        assertThat(mean(() -> study.judgements(chance))).isBetween(0.9, 1.1);
    }

    /** 20 answers of each participant with an intraclass correlation of 0.05: 1 + 19 · 0.05. */
    @Test
    void of_participants_who_differ_is_kishs() {
        var chance = new SplittableRandom(2);
        assertThat(mean(() -> participantsWhoDiffer(100, 20, 0.05, chance))).isCloseTo(1.95, within(0.1));
    }

    @Test
    void grows_with_what_stimuli_differ_by() {
        var chance = new SplittableRandom(3);
        double some = mean(() -> new SimulatedStudy(50, 10, 10, TYPICAL, 0, 0, 0.3).judgements(chance));
        double more = mean(() -> new SimulatedStudy(50, 10, 10, TYPICAL, 0, 0, 0.6).judgements(chance));
        assertThat(some).isGreaterThan(2);
        assertThat(more).isGreaterThan(2 * some);
    }

    @Test
    void refuses_too_few_and_perfect_answers() {
        List<Judgement> perfect = new ArrayList<>();
        for (int k = 0; k < 8; k++) {
            perfect.add(new Judgement(k / 4, k % 4, k % 4 < 2, k % 4 < 2));
        }
        assertThatThrownBy(() -> DesignEffect.of(Judgements.of(perfect)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("all right");
        assertThatThrownBy(() -> DesignEffect.of(Judgements.of(perfect.subList(0, 4))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two participants");
    }

    private static Judgements participantsWhoDiffer(
            int participants, int trials, double correlation, RandomGenerator chance) {
        List<Judgement> answers = new ArrayList<>();
        for (int i = 0; i < participants; i++) {
            double accuracy = 0.5 + (chance.nextBoolean() ? 1 : -1) * Math.sqrt(0.25 * correlation);
            for (int j = 0; j < trials; j++) {
                boolean machine = j % 2 == 0;
                answers.add(new Judgement(i, j, machine, machine == chance.nextDouble() < accuracy));
            }
        }
        return Judgements.of(answers);
    }

    private static double mean(Supplier<Judgements> studies) {
        return IntStream.range(0, 200)
                .mapToDouble(study -> DesignEffect.of(studies.get()).effect())
                .average()
                .orElseThrow();
    }
}

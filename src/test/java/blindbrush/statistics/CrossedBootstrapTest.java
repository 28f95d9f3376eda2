package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossedBootstrapTest {

    private static final SimulatedParticipant TYPICAL =
            new SimulatedParticipant(0.8, 0.1, 0, new ExGaussian(500, 80, 400));

    /** Who is right: two participants, of stimuli 0 and 1 (human), 2 and 3 (machine). */
    private static final boolean[][] RIGHT = {{true, true, false, true}, {true, false, false, false}};

    @Test
    void has_the_standard_error_of_all_replicates_there_can_be() {
        List<Double> all = new ArrayList<>();
        for (int[] people : pairs()) {
            for (int[] human : pairs()) {
                for (int[] machine : pairs()) {
                    all.add(IntStream.of(people)
                                    .mapToDouble(i -> IntStream.range(0, 2)
                                            .mapToDouble(place -> right(i, human[place]) + right(i, 2 + machine[place]))
                                            .sum())
                                    .sum()
                            / 8);
                }
            }
        }
        double mean = all.stream().mapToDouble(value -> value).average().orElseThrow();
        double variance = all.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        var bootstrap = CrossedBootstrap.of(small(), 50_000, 1);
        assertThat(standardError(bootstrap)).isCloseTo(Math.sqrt(variance), within(2e-3));
        assertThat(bootstrap.interval(CrossedBootstrapTest::accuracy).estimate())
                .isEqualTo(0.5);
    }

    @Test
    void replays_a_seed() {
        Judgements judgements =
                new SimulatedStudy(30, 8, 8, TYPICAL, 0.4, 0.3, 0.4).judgements(new SplittableRandom(1));
        Interval first = CrossedBootstrap.of(judgements, 200, 7).dPrime();
        assertThat(CrossedBootstrap.of(judgements, 200, 7).dPrime()).isEqualTo(first);
        assertThat(CrossedBootstrap.of(judgements, 200, 8).dPrime()).isNotEqualTo(first);
    }

    @Test
    void lies_around_what_all_answers_together_give() {
        Judgements judgements =
                new SimulatedStudy(80, 12, 12, TYPICAL, 0.4, 0.3, 0.4).judgements(new SplittableRandom(1));
        SignalDetection pooled = judgements.pooled();
        var bootstrap = CrossedBootstrap.of(judgements, 1000, 1);
        assertThat(bootstrap.dPrime().estimate()).isEqualTo(pooled.dPrime());
        assertThat(bootstrap.hitRate().estimate()).isEqualTo(pooled.hits() / 960.0);
        assertThat(bootstrap.falseAlarmRate().estimate()).isEqualTo(pooled.falseAlarms() / 960.0);
        assertThat(bootstrap.rateDifference().estimate())
                .isCloseTo((pooled.hits() - pooled.falseAlarms()) / 960.0, within(1e-12));
        for (Interval interval : List.of(
                bootstrap.interval(CrossedBootstrapTest::accuracy),
                bootstrap.dPrime(),
                bootstrap.hitRate(),
                bootstrap.falseAlarmRate(),
                bootstrap.rateDifference())) {
            assertThat(interval.estimate()).isBetween(interval.lower(), interval.upper());
        }
        assertThat(bootstrap.dPrime().upper() - bootstrap.dPrime().lower())
                .as("far from sure, as stimuli are few")
                .isGreaterThan(2
                        * (pooled.dPrimeInterval().upper()
                                - pooled.dPrimeInterval().lower()));
    }

    @Test
    void counts_the_chance_of_the_single_answer_three_times() {
        Judgements judgements = new SimulatedStudy(
                        100, 40, 40, new SimulatedParticipant(0, 0, 1, TYPICAL.rtMillis()), 0, 0, 0)
                .judgements(new SplittableRandom(3));
        double found = standardError(CrossedBootstrap.of(judgements, 2000, 3));
        assertThat(found * found / (0.25 / judgements.size())).isBetween(2.3, 3.7);
    }

    @Test
    void is_quick_with_a_hundred_thousand_answers() {
        Judgements judgements =
                new SimulatedStudy(5000, 20, 10, TYPICAL, 0.4, 0.3, 0.4).judgements(new SplittableRandom(5));
        long start = System.nanoTime();
        Interval interval = CrossedBootstrap.of(judgements, 1000, 1).interval(CrossedBootstrapTest::accuracy);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("Crossed bootstrap of %d answers, 1,000 replicates: %.1f s%n", judgements.size(), seconds);
        assertThat(interval.lower()).isBetween(0.5, interval.estimate());
        assertThat(seconds).isLessThan(20);
    }

    @Test
    void refuses_too_little() {
        assertThatThrownBy(() -> CrossedBootstrap.of(small(), 99, 1)).hasMessageContaining("100 replicates");
        List<Judgement> alone = List.of(
                new Judgement(1, 1, true, true),
                new Judgement(1, 2, false, true),
                new Judgement(2, 1, true, true),
                new Judgement(2, 3, false, true));
        assertThatThrownBy(() -> CrossedBootstrap.of(Judgements.of(alone), 200, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two stimuli of each origin");
    }

    /** Of the accuracy: its standard deviation over the replicates. */
    private static double standardError(CrossedBootstrap bootstrap) {
        List<Double> replicates = new ArrayList<>();
        bootstrap.interval(counts -> {
            replicates.add(accuracy(counts));
            return 0;
        });
        double[] drawn = replicates.stream()
                .skip(1) // the counts as observed
                .mapToDouble(value -> value)
                .toArray();
        double mean = DoubleStream.of(drawn).average().orElseThrow();
        double squares =
                DoubleStream.of(drawn).map(value -> Math.pow(value - mean, 2)).sum();
        return Math.sqrt(squares / (drawn.length - 1));
    }

    /** Share of right answers. */
    static double accuracy(SignalDetection counts) {
        double right = counts.hits() + counts.correctRejections();
        return right / (right + counts.misses() + counts.falseAlarms());
    }

    private static Judgements small() {
        List<Judgement> answers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 4; j++) {
                answers.add(new Judgement(i, j, j >= 2, RIGHT[i][j] == j >= 2));
            }
        }
        return Judgements.of(answers);
    }

    private static double right(int participant, int stimulus) {
        return RIGHT[participant][stimulus] ? 1 : 0;
    }

    private static List<int[]> pairs() {
        return List.of(new int[] {0, 0}, new int[] {0, 1}, new int[] {1, 0}, new int[] {1, 1});
    }
}

package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfidenceSequenceTest {

    @Test
    void has_the_bounds_that_another_program_finds() {
        var found = Watched.of(0.55, 0.6, 0.65, 0.5, 0.7, 0.6, 0.45, 0.75, 0.6, 0.6);
        assertThat(found.interval().estimate()).isCloseTo(0.6, within(1e-12));
        assertThat(found.interval().lower()).isCloseTo(0.353118321, within(1e-7));
        assertThat(found.interval().upper()).isCloseTo(0.767262858, within(1e-7));
    }

    @Test
    void contains_the_mean_at_all_times_in_nearly_all_series() {
        Random random = new Random(3);
        long wrong = IntStream.range(0, 300)
                .filter(series -> everMisses(random, 0.6, 120))
                .count();
        assertThat(wrong / 300.0).isLessThanOrEqualTo(0.05);
    }

    @Test
    void is_expected_to_hold_the_evidence_as_it_is_against_the_mean() {
        var found = Watched.of(1, 0, 1, 1, 0.5);
        double next =
                0.3 * Watched.eValue(Watched.with(found, 1), 0.3) + 0.7 * Watched.eValue(Watched.with(found, 0), 0.3);
        assertThat(next).isCloseTo(Watched.eValue(found, 0.3), within(1e-12));
    }

    @Test
    void becomes_short_with_many_sessions() {
        Random random = new Random(4);
        double[] values = sessions(random, 0.6, 1000).toArray();
        var interval = Watched.of(values).interval();
        assertThat(interval.lower()).isBetween(0.57, 0.6);
        assertThat(interval.upper()).isBetween(0.6, 0.63);
    }

    @Test
    void says_the_same_in_any_order_and_one_at_a_time() {
        var one = Watched.of(0.2, 0.9, 0.4);
        var other = Watched.with(Watched.with(Watched.of(0.4), 0.9), 0.2);
        assertThat(other).isEqualTo(one);
        assertThat(other.interval()).isEqualTo(one.interval());
    }

    @Test
    void says_the_same_of_the_complement() {
        var one = Watched.of(0.25, 0.75, 0.5, 1, 1).interval();
        var other = Watched.of(0.75, 0.25, 0.5, 0, 0).interval();
        assertThat(other.lower()).isCloseTo(1 - one.upper(), within(1e-8));
        assertThat(other.upper()).isCloseTo(1 - one.lower(), within(1e-8));
    }

    @Test
    void contains_what_its_interval_does() {
        var found = Watched.of(0.55, 0.6, 0.65, 0.5, 0.7, 0.6, 0.45, 0.75, 0.6, 0.6);
        assertThat(Watched.contains(found, found.interval().lower() + 1e-6)).isTrue();
        assertThat(Watched.contains(found, found.interval().lower() - 1e-6)).isFalse();
        assertThat(Watched.contains(found, found.interval().upper() - 1e-6)).isTrue();
        assertThat(Watched.contains(found, found.interval().upper() + 1e-6)).isFalse();
    }

    @Test
    void knows_little_of_one_session() {
        assertThat(Watched.of(0).interval().lower()).isZero();
        assertThat(Watched.of(0).interval().upper()).isBetween(0.9, 1.0);
        assertThat(Watched.of(1).interval().upper()).isOne();
    }

    @Test
    void stays_quick_with_many_sessions_that_all_say_the_same() {
        var interval = Watched.of(
                        DoubleStream.generate(() -> 0.5).limit(100_000).toArray())
                .interval();
        assertThat(interval.lower()).isBetween(0.499, 0.5);
        assertThat(interval.upper()).isBetween(0.5, 0.501);
    }

    @Test
    void needs_values_from_0_to_1() {
        assertThatThrownBy(() -> Watched.of()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Watched.with(Watched.of(0.5), 1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 to 1");
        assertThatThrownBy(() -> Watched.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean everMisses(Random random, double mean, int sessions) {
        ConfidenceSequence known = null;
        for (double value : sessions(random, mean, sessions).toArray()) {
            known = known == null ? Watched.of(value) : Watched.with(known, value);
            if (!Watched.contains(known, mean)) {
                return true;
            }
        }
        return false;
    }

    /** The shares of ten trials that participants get right of whom each gets another share right in the long run. */
    private static DoubleStream sessions(Random random, double mean, int count) {
        return IntStream.range(0, count).mapToDouble(session -> {
            double own = mean + 0.2 * (random.nextDouble() - 0.5);
            return IntStream.range(0, 10)
                            .filter(trial -> random.nextDouble() < own)
                            .count()
                    / 10.0;
        });
    }
}

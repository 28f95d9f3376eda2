package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    /** Newcombe 1998's cases and others, computed with SciPy. */
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.255289, 0.366210",
        "15, 148, 0.062386, 0.160487",
        "0, 20, 0, 0.161125",
        "1, 29, 0.006113, 0.171755",
        "5, 25, 0.088606, 0.391310",
        "60, 100, 0.502003, 0.690599"
    })
    void wilson_agrees_with_published_cases(int successes, int trials, double lower, double upper) {
        var interval = Interval.wilson(successes, trials);
        assertThat(interval.estimate()).isEqualTo((double) successes / trials);
        assertThat(interval.lower()).isCloseTo(lower, within(5e-7));
        assertThat(interval.upper()).isCloseTo(upper, within(5e-7));
    }

    @Test
    void the_mean_s_interval_agrees_with_a_table_of_student_s_t() {
        // 0.5, 0.6, 0.7: mean 0.6, s 0.1, t(0.975, 2) = 4.302653
        var interval = Interval.ofMean(0.5, 0.6, 0.7);
        double half = 4.302653 * 0.1 / Math.sqrt(3);
        assertThat(interval.estimate()).isCloseTo(0.6, within(1e-12));
        assertThat(interval.lower()).isCloseTo(0.6 - half, within(1e-6));
        assertThat(interval.upper()).isCloseTo(0.6 + half, within(1e-6));
    }

    @Test
    void an_interval_stays_among_proportions() {
        var interval = Interval.ofMean(0.0, 1.0);
        assertThat(interval.lower()).isZero();
        assertThat(interval.upper()).isOne();
    }

    @Test
    void one_participant_gives_no_interval() {
        assertThatThrownBy(() -> Interval.ofMean(0.5)).isInstanceOf(IllegalArgumentException.class);
    }
}

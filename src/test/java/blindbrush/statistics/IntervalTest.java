package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
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

    /** The same cases by Clopper and Pearson; 5 of 25 is published as 0.068 to 0.407. */
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.252737, 0.367622",
        "15, 148, 0.057844, 0.161650",
        "0, 20, 0, 0.168433",
        "1, 29, 0.000873, 0.177644",
        "5, 25, 0.068311, 0.407037",
        "60, 100, 0.497209, 0.696705",
        "682, 925, 0.707668, 0.765407",
        "6, 10, 0.262378, 0.878448",
        "30, 50, 0.451794, 0.735922",
        "115, 200, 0.503304, 0.644439",
        "600, 1000, 0.568878, 0.630531"
    })
    void clopper_and_pearson_agrees_with_published_cases(int successes, int trials, double lower, double upper) {
        var interval = Interval.clopperPearson(successes, trials);
        assertThat(interval.estimate()).isEqualTo((double) successes / trials);
        assertThat(interval.lower()).isCloseTo(lower, within(5e-7));
        assertThat(interval.upper()).isCloseTo(upper, within(5e-7));
    }

    /** To all digits of statsmodels, as in the tests of Apache Commons Statistics. */
    @ParameterizedTest
    @CsvSource({
        "WILSON_SCORE, 50, 500, 0.1, 0.0800391858824593, 0.12426638582141426",
        "CLOPPER_PEARSON, 50, 500, 0.1, 0.07873857004520295, 0.1248658074138089",
        "WILSON_SCORE, 3, 10, 0.05, 0.10779126740630104, 0.6032218525388546",
        "CLOPPER_PEARSON, 3, 10, 0.05, 0.06673951117773447, 0.6524528500599972",
        "WILSON_SCORE, 0, 10, 0.05, 0, 0.27753279986288926",
        "CLOPPER_PEARSON, 0, 10, 0.05, 0, 0.3084971078187608",
        "WILSON_SCORE, 10, 10, 0.05, 0.7224672001371106, 1"
    })
    void agrees_with_another_program_to_all_digits(
            BinomialConfidenceInterval method, int successes, int trials, double error, double lower, double upper) {
        var interval = Interval.of(method, successes, trials, error);
        assertThat(interval.lower()).isCloseTo(lower, within(1e-14));
        assertThat(interval.upper()).isCloseTo(upper, within(1e-14));
    }

    @Test
    void an_interval_of_a_proportion_holds_it_even_where_all_or_none_succeeded() {
        for (int trials = 1; trials <= 60; trials++) {
            for (Interval all : List.of(Interval.wilson(trials, trials), Interval.clopperPearson(trials, trials))) {
                assertThat(all.upper()).isEqualTo(1);
                assertThat(all.lower()).isLessThan(1);
            }
            for (Interval none : List.of(Interval.wilson(0, trials), Interval.clopperPearson(0, trials))) {
                assertThat(none.lower()).isEqualTo(0);
                assertThat(none.upper()).isPositive();
            }
        }
    }
}

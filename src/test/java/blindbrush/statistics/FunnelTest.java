package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunnelTest {

    /** Computed with SciPy from Spiegelhalter's formula, the upper limit as the mirror of the lower one. */
    @ParameterizedTest
    @CsvSource({
        "0.6, 10, 0.056911621, 0.229918168, 0.952981856, 1.000000000",
        "0.6, 50, 0.371251516, 0.451665291, 0.744055363, 0.816628764",
        "0.6, 1000, 0.551353468, 0.569046334, 0.630772626, 0.648058133",
        "0.42, 20, 0.069270431, 0.179988965, 0.667051222, 0.791482194",
        "0.05, 8, 0.000000000, 0.000000000, 0.328329979, 0.485501419"
    })
    void has_the_limits_of_worked_numbers_of_trials(
            double overall, int trials, double low, double lower, double upper, double high) {
        var funnel = new Funnel(overall);
        assertThat(funnel.alarm(trials).lower()).isCloseTo(low, within(1e-8));
        assertThat(funnel.warning(trials).lower()).isCloseTo(lower, within(1e-8));
        assertThat(funnel.warning(trials).upper()).isCloseTo(upper, within(1e-8));
        assertThat(funnel.alarm(trials).upper()).isCloseTo(high, within(1e-8));
    }

    @Test
    void comes_near_the_normal_limits_with_many_trials() {
        var limits = new Funnel(0.6).warning(100_000);
        double half = 1.959963985 * Math.sqrt(0.24 / 100_000);
        assertThat(limits.lower()).isCloseTo(0.6 - half, within(1e-5));
        assertThat(limits.upper()).isCloseTo(0.6 + half, within(1e-5));
    }

    @Test
    void leaves_out_a_proportion_only_if_chance_seldom_goes_so_far() {
        for (int trials = 1; trials <= 60; trials++) {
            var limits = new Funnel(0.6).warning(trials);
            for (int count = 0; count <= trials; count++) {
                double share = (double) count / trials;
                assertThat(share < limits.lower())
                        .as("%s of %s below", count, trials)
                        .isEqualTo(pValue(AlternativeHypothesis.LESS_THAN, count, trials) < 0.025);
                assertThat(share > limits.upper())
                        .as("%s of %s above", count, trials)
                        .isEqualTo(pValue(AlternativeHypothesis.GREATER_THAN, count, trials) < 0.025);
            }
        }
    }

    @Test
    void needs_a_proportion_that_can_vary() {
        assertThatThrownBy(() -> new Funnel(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 0 and 1");
    }

    private static double pValue(AlternativeHypothesis alternative, int count, int trials) {
        return BinomialTest.withDefaults()
                .with(alternative)
                .test(trials, count, 0.6)
                .getPValue();
    }
}

package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EValueTest {

    @ParameterizedTest
    @CsvSource({
        "6, 10, 0.44329004, 0.192518, 0.923092",
        "30, 50, 0.46842431, 0.383827, 0.792194",
        "60, 100, 0.91304978, 0.440774, 0.746036",
        "115, 200, 0.83532815, 0.458621, 0.686033"
    })
    void has_the_evidence_and_the_confidence_sequence_of_worked_counts(
            int successes, int trials, double evidence, double lower, double upper) {
        var found = new EValue(successes, trials);
        assertThat(found.value()).isCloseTo(evidence, within(5e-9));
        assertThat(found.interval().lower()).isCloseTo(lower, within(5e-7));
        assertThat(found.interval().upper()).isCloseTo(upper, within(5e-7));
    }

    @Test
    void has_the_evidence_of_worked_counts_that_convince() {
        assertThat(new EValue(600, 1000).value()).isCloseTo(2.155850e7, within(5.0));
        assertThat(new EValue(600, 1000).interval().lower()).isCloseTo(0.544588, within(5e-7));
        assertThat(new EValue(600, 1000).interval().upper()).isCloseTo(0.653753, within(5e-7));
        assertThat(new EValue(15, 20).value()).isCloseTo(3.22060052, within(5e-9));
        assertThat(new EValue(18, 20).value()).isCloseTo(262.801003, within(5e-7));
        assertThat(new EValue(70, 100).value()).isCloseTo(427.306647, within(5e-7));
    }

    @Test
    void is_the_bayes_factor_of_the_published_coin() {
        double fair = 0.00595589;
        double unknown = 1 / 201.0;
        assertThat(new EValue(115, 200).value()).isCloseTo(unknown / fair, within(1e-6));
        assertThat(1 / new EValue(115, 200).value()).isCloseTo(1.19713433, within(5e-9));
    }

    @ParameterizedTest
    @CsvSource({"0.55, 1250", "0.60, 271", "0.65, 107", "0.70, 58", "0.80, 22"})
    void convinces_first_after_so_many_trials_of_a_constant_share(double share, int trials) {
        assertThat(at(share, trials).value()).isGreaterThanOrEqualTo(20);
        for (int fewer = 1; fewer < trials; fewer++) {
            assertThat(at(share, fewer).value()).isLessThan(20);
        }
    }

    @Test
    void is_expected_to_stay_as_it_is_against_a_fair_coin() {
        for (int trials = 1; trials <= 40; trials++) {
            for (int successes = 0; successes <= trials; successes++) {
                double now = new EValue(successes, trials).value();
                double next =
                        (new EValue(successes + 1, trials + 1).value() + new EValue(successes, trials + 1).value()) / 2;
                assertThat(next / now).isCloseTo(1, within(1e-11));
            }
        }
    }

    @Test
    void has_a_bound_where_all_or_none_succeed() {
        assertThat(new EValue(0, 20).interval().lower()).isZero();
        assertThat(new EValue(0, 20).interval().upper())
                .as("1 − (1 / (21 · 20))^(1/20)")
                .isCloseTo(1 - Math.pow(1 / 420.0, 1 / 20.0), within(1e-10));
        assertThat(new EValue(20, 20).interval().upper()).isOne();
        assertThat(new EValue(1, 1).interval().lower()).as("1 / (2 · 20)").isCloseTo(1 / 40.0, within(1e-10));
    }

    @Test
    void needs_a_trial() {
        assertThatThrownBy(() -> new EValue(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EValue(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    private static EValue at(double share, int trials) {
        return new EValue((int) Math.rint(share * trials), trials);
    }
}

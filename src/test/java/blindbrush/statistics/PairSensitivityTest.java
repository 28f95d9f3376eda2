package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairSensitivityTest {

    /** Computed with SciPy from the formulae with the log-linear correction. */
    @ParameterizedTest
    @CsvSource({
        "40, 10, 15, 35, 0.9432427931, -0.1538187130, 0.1935104417",
        "10, 0, 3, 7, 1.5297624122, -0.6089162543, 0.5681673301"
    })
    void gives_sensitivity_side_bias_and_standard_error_of_worked_counts(
            int leftFound, int leftMissed, int rightMissed, int rightFound, double dPrime, double bias, double error) {
        var found = new PairSensitivity(leftFound, leftMissed, rightMissed, rightFound);
        assertThat(found.dPrime().estimate()).isCloseTo(dPrime, within(1e-9));
        assertThat(found.standardError()).isCloseTo(error, within(1e-9));
        assertThat(found.dPrime().upper() - found.dPrime().lower()).isCloseTo(2 * 1.959963985 * error, within(1e-8));
        assertThat(found.sideBias().estimate()).isCloseTo(bias, within(1e-9));
        assertThat(found.sideBias().upper() - found.sideBias().lower())
                .as("c varies √2/2 as much as d′ of pairs")
                .isCloseTo(Math.sqrt(2) * 1.959963985 * error, within(1e-8));
    }

    @Test
    void says_the_same_of_either_side() {
        var one = new PairSensitivity(8, 2, 5, 6);
        var other = new PairSensitivity(6, 5, 2, 8);
        assertThat(other.dPrime().estimate()).isCloseTo(one.dPrime().estimate(), within(1e-12));
        assertThat(other.sideBias().estimate()).isCloseTo(-one.sideBias().estimate(), within(1e-12));
        assertThat(one.sideBias().estimate()).as("leans to left").isNegative();
    }

    @Test
    void needs_the_machine_picture_on_either_side() {
        assertThatThrownBy(() -> new PairSensitivity(3, 4, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("either side");
        assertThatThrownBy(() -> new PairSensitivity(3, 4, -1, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}

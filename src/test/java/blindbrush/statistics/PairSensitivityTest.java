package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import blindbrush.statistics.crossed.CrossedAnswers;
import blindbrush.statistics.crossed.CrossedPairs;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairSensitivityTest {

    /** Computed with SciPy from the formulae with the log-linear correction. */
    @ParameterizedTest
    @CsvSource({"40, 10, 15, 35, 0.9432427931, -0.1538187130", "10, 0, 3, 7, 1.5297624122, -0.6089162543"})
    void gives_sensitivity_and_side_bias_of_worked_counts(
            int leftFound, int leftMissed, int rightMissed, int rightFound, double dPrime, double bias) {
        var found = counted(leftFound, leftMissed, rightMissed, rightFound);
        assertThat(found.dPrime().estimate()).isCloseTo(dPrime, within(1e-9));
        assertThat(found.sideBias().estimate()).isCloseTo(bias, within(1e-9));
    }

    @Test
    void says_the_same_of_either_side() {
        var one = counted(8, 2, 5, 6);
        var other = counted(6, 5, 2, 8);
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

    private static CrossedPairs counted(int leftFound, int leftMissed, int rightMissed, int rightFound) {
        return CrossedPairs.of(
                new PairSensitivity(leftFound, leftMissed, rightMissed, rightFound),
                CrossedAnswers.of(CrossedPairs.KINDS, Stream.empty()));
    }
}

package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerTest {

    @ParameterizedTest
    @CsvSource({"0.55, 820", "0.60, 210", "0.65, 97", "0.70, 54"})
    void has_the_worked_number_of_trials_from_which_on_power_is_enough(double accuracy, int trials) {
        assertThat(Power.trialsTwoSided(accuracy, 0.8)).isEqualTo(trials);
    }

    @Test
    void reaches_enough_power_earlier_but_not_for_good() {
        assertThat(Power.twoSided(198, 0.6)).isLessThan(0.8);
        assertThat(Power.twoSided(199, 0.6)).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void has_the_normal_approximation_of_the_worked_case() {
        assertThat(Power.roughTrials(0.6, 0.8)).isCloseTo(193.85, within(0.005));
    }

    @Test
    void finds_nothing_more_often_than_the_error_where_there_is_nothing() {
        for (int trials = 1; trials < 100; trials++) {
            assertThat(Power.twoSided(trials, 0.5)).isLessThanOrEqualTo(0.05);
        }
    }

    @Test
    void refuses_an_accuracy_that_no_number_of_trials_would_show() {
        assertThatThrownBy(() -> Power.trialsTwoSided(0.5, 0.8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.51");
        assertThatThrownBy(() -> Power.trialsTwoSided(0.6, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}

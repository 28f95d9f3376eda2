package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExactTestTest {

    @Test
    void agrees_with_the_example_of_r() {
        assertThat(ExactTest.twoSided(682, 925, 0.75)).isCloseTo(0.38249156, within(5e-9));
    }

    @Test
    void agrees_with_published_tests_against_a_sixth() {
        assertThat(ExactTest.twoSided(51, 235, 1 / 6.0)).isCloseTo(0.0437480, within(5e-8));
    }

    @Test
    void agrees_with_worked_tests_against_a_half() {
        assertThat(ExactTest.twoSided(5, 5, 0.5)).isCloseTo(0.0625, within(1e-15));
        assertThat(ExactTest.twoSided(12, 16, 0.5)).isCloseTo(0.07681274, within(5e-9));
        assertThat(ExactTest.twoSided(15, 20, 0.5)).isCloseTo(0.04139, within(5e-6));
        assertThat(ExactTest.twoSided(18, 20, 0.5)).isCloseTo(0.00040, within(5e-6));
        assertThat(ExactTest.twoSided(70, 100, 0.5)).isCloseTo(0.00008, within(5e-6));
    }

    @Test
    void refuses_more_successes_than_trials() {
        assertThatThrownBy(() -> ExactTest.twoSided(6, 5, 0.5)).isInstanceOf(IllegalArgumentException.class);
    }
}

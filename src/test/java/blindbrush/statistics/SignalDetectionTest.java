package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalDetectionTest {

    /** Computed with SciPy from the formulae with the log-linear correction. */
    @ParameterizedTest
    @CsvSource({
        "40, 10, 5, 45, 2.05887242, 0.20864412, 0.31031320",
        "9, 1, 2, 7, 1.77129331, -0.21115691, 0.67284190",
        "50, 0, 17, 8, 1.88534309, -1.39109703, 0.59208777",
        "20, 0, 0, 20, 3.96150479, 0, 0.85937700",
        "5, 5, 5, 5, 0, 0, 0.56049912"
    })
    void gives_the_sensitivity_the_criterion_and_the_standard_error_of_worked_counts(
            int hits,
            int misses,
            int falseAlarms,
            int correctRejections,
            double dPrime,
            double criterion,
            double error) {
        var found = new SignalDetection(hits, misses, falseAlarms, correctRejections);
        assertThat(found.dPrime()).isCloseTo(dPrime, within(5e-9));
        assertThat(found.criterion()).isCloseTo(criterion, within(5e-9));
        assertThat(found.standardError()).isCloseTo(error, within(5e-9));
        assertThat(found.lnBeta()).isCloseTo(dPrime * criterion, within(5e-8));
        assertThat(found.upper() - found.lower()).isCloseTo(2 * 1.959963985 * error, within(5e-8));
    }

    @Test
    void has_the_area_that_belongs_to_a_sensitivity() {
        var found = new SignalDetection(40, 10, 5, 45);
        assertThat(found.area()).as("Φ(2.05887242 / √2)").isCloseTo(0.9272819387, within(1e-8));
        assertThat(new SignalDetection(5, 5, 5, 5).area()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void needs_answers_to_both_origins() {
        assertThatThrownBy(() -> new SignalDetection(0, 0, 3, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("both origins");
        assertThatThrownBy(() -> new SignalDetection(1, -1, 3, 4)).isInstanceOf(IllegalArgumentException.class);
    }
}

package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
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
        assertThat(found.dPrimeInterval().estimate()).isEqualTo(found.dPrime());
        assertThat(found.dPrimeInterval().upper() - found.dPrimeInterval().lower())
                .isCloseTo(2 * 1.959963985 * error, within(5e-8));
    }

    @Test
    void has_the_area_that_belongs_to_a_sensitivity() {
        var found = new SignalDetection(40, 10, 5, 45);
        assertThat(found.area()).as("Φ(2.05887242 / √2)").isCloseTo(0.9272819387, within(1e-8));
        assertThat(new SignalDetection(5, 5, 5, 5).area()).isCloseTo(0.5, within(1e-12));
    }

    /** Uncorrected counts of the worked table, Schneider's lecture notes and Stanislaw and Todorov's 1/(2N) example. */
    @ParameterizedTest
    @CsvSource({
        "0.80, 0.10, 2.12317280",
        "0.70, 0.10, 1.80595208",
        "0.50, 0.40, 0.25334710",
        "0.85, 0.05, 2.68128702",
        "0.99, 0.68, 1.85864907"
    })
    void has_the_sensitivity_of_published_rates(double hitRate, double falseAlarmRate, double dPrime) {
        assertThat(SignalDetection.dPrime(hitRate, falseAlarmRate)).isCloseTo(dPrime, within(5e-9));
    }

    @Test
    void has_the_likelihood_ratio_at_the_criterion() {
        var found = new SignalDetection(40, 10, 5, 45);
        assertThat(found.beta()).as("exp(0.20864412 · 2.05887242)").isCloseTo(1.5365991534, within(1e-9));
        assertThat(new SignalDetection(5, 5, 5, 5).beta()).isCloseTo(1, within(1e-12));
    }

    @Test
    void has_intervals_of_the_criterion_and_of_the_area() {
        var found = new SignalDetection(40, 10, 5, 45);
        assertThat(found.criterionInterval().estimate()).isEqualTo(found.criterion());
        assertThat(found.criterionInterval().lower()).isCloseTo(-0.0954572196, within(1e-9));
        assertThat(found.criterionInterval().upper()).isCloseTo(0.5127454669, within(1e-9));
        assertThat(found.areaInterval().estimate()).isEqualTo(found.area());
        assertThat(found.areaInterval().lower()).isCloseTo(0.8475019772, within(1e-9));
        assertThat(found.areaInterval().upper()).isCloseTo(0.9703462490, within(1e-9));
    }

    /** Every outcome of 60 machine and 60 human pictures weighed with its probability: no chance is drawn. */
    @ParameterizedTest
    @CsvSource({
        "0.8, 0.1, 0.95",
        "0.7, 0.4, 0.95",
        "0.5, 0.5, 0.95",
        "0.6, 0.4, 0.95",
        "0.85, 0.5, 0.95",
        "0.3, 0.05, 0.95",
        "0.6, 0.01, 0.87",
        "0.99, 0.4, 0.87"
    })
    void the_interval_of_the_likelihood_ratio_covers_it_as_often_as_it_says_and_less_often_at_extreme_rates(
            double hitRate, double falseAlarmRate, double least) {
        int pictures = 60;
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double hit = normal.inverseCumulativeProbability(hitRate);
        double alarm = normal.inverseCumulativeProbability(falseAlarmRate);
        double beta = normal.density(hit) / normal.density(alarm);
        var hits = BinomialDistribution.of(pictures, hitRate);
        var alarms = BinomialDistribution.of(pictures, falseAlarmRate);
        double covered = 0;
        for (int some = 0; some <= pictures; some++) {
            for (int others = 0; others <= pictures; others++) {
                Interval found = new SignalDetection(some, pictures - some, others, pictures - others).betaInterval();
                boolean covers = found.lower() <= beta && beta <= found.upper();
                covered += covers ? hits.probability(some) * alarms.probability(others) : 0;
            }
        }
        assertThat(covered).isBetween(least, 1.0);
    }

    @Test
    void the_interval_of_a_likelihood_ratio_of_one_has_a_width() {
        Interval found = new SignalDetection(5, 5, 5, 5).betaInterval();
        assertThat(found.estimate()).isCloseTo(1, within(1e-12));
        assertThat(found.lower()).as("ln β is as likely below as above").isCloseTo(1 / found.upper(), within(1e-12));
        assertThat(found.upper()).isGreaterThan(1.2);
    }

    @Test
    void needs_answers_to_both_origins() {
        assertThatThrownBy(() -> new SignalDetection(0, 0, 3, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("both origins");
        assertThatThrownBy(() -> new SignalDetection(1, -1, 3, 4)).isInstanceOf(IllegalArgumentException.class);
    }
}

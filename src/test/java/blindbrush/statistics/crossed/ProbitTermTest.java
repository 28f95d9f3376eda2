package blindbrush.statistics.crossed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbitTermTest {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    @ParameterizedTest
    @ValueSource(doubles = {-6, -1.3, -1e-9, 0, 0.4, 2, 5})
    void has_the_probability_and_its_derivatives(double x) {
        double probability = NORMAL.cumulativeProbability(x);
        double density = NORMAL.density(x);
        ProbitTerm term = ProbitTerm.of(x);
        assertThat(term.logProbability()).isCloseTo(Math.log(probability), within(1e-12));
        assertThat(term.slope()).isCloseTo(density / probability, Percentage.withPercentage(1e-9));
        double step = 1e-5;
        double second =
                (ProbitTerm.of(x + step).slope() - ProbitTerm.of(x - step).slope()) / (2 * step);
        assertThat(term.information()).isCloseTo(-second, within(1e-8));
        assertThat(term.expected())
                .isCloseTo(
                        density / probability * density / NORMAL.survivalProbability(x),
                        Percentage.withPercentage(1e-9));
    }

    /** ln Φ(−x) ≈ −x²/2 − ln(x√(2π)) far out. */
    @Test
    void is_exact_far_from_nought() {
        assertThat(ProbitTerm.of(-100).logProbability())
                .isCloseTo(-5000 - Math.log(100 * Math.sqrt(2 * Math.PI)), within(1.01e-4));
        assertThat(ProbitTerm.of(-100).slope()).isCloseTo(100.01, within(1e-5));
        assertThat(ProbitTerm.of(100)).isEqualTo(new ProbitTerm(0, 0, 0, 0));
    }
}

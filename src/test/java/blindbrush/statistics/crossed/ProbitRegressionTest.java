package blindbrush.statistics.crossed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blindbrush.statistics.FitTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Held against R 4.2. With {@code preset}, {@code sharp}, {@code light} and {@code human} as below, the numbers are those of
 *
 * <pre>
 * m &lt;- glm(cbind(human, 10 - human) ~ 0 + factor(preset) + sharp + light, binomial("probit"), control = glm.control(epsilon = 1e-14))
 * b &lt;- coef(m)
 * for (k in 1:2) print(mean(pnorm(b[k] + b[3] * sharp + b[4] * light)), digits = 10)
 * </pre>
 *
 * and the same with weights {@code w <- c(2,0,1,1,3,0,1,0, 1,1,0,2,0,1,3,0)}, {@code n <- w * rep(c(10, 20), 8) / 10} and {@code h <- human * n / 10}
 * in the place of 10 and {@code human}.
 */
class ProbitRegressionTest {

    static final int[] PRESET = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1};
    static final double[] SHARP = {0.1, 0.3, 0.2, 0.5, 0.4, 0.7, 0.6, 0.2, 0.6, 0.9, 0.5, 0.8, 1.1, 0.7, 0.4, 1.0};
    static final double[] LIGHT = {0.5, 0.2, 0.6, 0.4, 0.3, 0.7, 0.5, 0.1, 0.4, 0.6, 0.2, 0.5, 0.3, 0.8, 0.6, 0.4};
    static final int[] HUMAN = {8, 6, 7, 6, 5, 4, 6, 7, 5, 3, 6, 4, 2, 5, 7, 3};
    private static final int[] WEIGHTS = {2, 0, 1, 1, 3, 0, 1, 0, 1, 1, 0, 2, 0, 1, 3, 0};

    @Test
    void has_the_coefficients_that_r_s_glm_has() {
        double[] beta = ProbitRegression.fit(rows(), human(), tens()).model().orElseThrow();
        assertThat(beta)
                .containsExactly(new double[] {0.8024887756, 0.9314651457, -1.6400225702, 0.2705678780}, within(1e-8));
    }

    @Test
    void takes_weighted_counts_and_rows_without_a_trial() {
        double[] beta = ProbitRegression.fit(rows(), weightedHuman(), weightedTrials())
                .model()
                .orElseThrow();
        assertThat(beta)
                .containsExactly(new double[] {0.6322275506, 0.6959266230, -1.6600029554, 0.6811751809}, within(1e-8));
    }

    @Test
    void standardised_rates_are_r_s_predictions_averaged_over_all_pictures() {
        var model = new CovariateModel(PRESET, covariates());
        assertThat(model.standardized(human(), tens()).model().orElseThrow().stream()
                        .mapToDouble(PictureStatistic::value)
                        .toArray())
                .containsExactly(new double[] {0.5014978087, 0.5480066643}, within(1e-8));
    }

    @Test
    void says_when_answers_are_told_apart_without_an_error() {
        double[] separated =
                IntStream.range(0, 16).mapToDouble(row -> PRESET[row] * 10).toArray();
        assertThat(FitTest.why(ProbitRegression.fit(rows(), separated, tens()))).isNotEmpty();
        double[] bySharpness = IntStream.range(0, 16)
                .mapToDouble(row -> SHARP[row] < 0.55 ? 10 : 0)
                .toArray();
        assertThat(FitTest.why(ProbitRegression.fit(rows(), bySharpness, tens())))
                .isNotEmpty();
    }

    @Test
    void says_when_columns_depend_on_each_other() {
        double[][] twice = IntStream.range(0, 16)
                .mapToObj(row -> new double[] {1, SHARP[row], 2 * SHARP[row]})
                .toArray(double[][]::new);
        assertThat(FitTest.why(ProbitRegression.fit(twice, human(), tens())))
                .contains("cannot be separated from each other");
    }

    static double[][] covariates() {
        return IntStream.range(0, 16)
                .mapToObj(row -> new double[] {SHARP[row], LIGHT[row]})
                .toArray(double[][]::new);
    }

    private static double[][] rows() {
        return IntStream.range(0, 16)
                .mapToObj(row -> new double[] {1 - PRESET[row], PRESET[row], SHARP[row], LIGHT[row]})
                .toArray(double[][]::new);
    }

    private static double[] human() {
        return IntStream.of(HUMAN).asDoubleStream().toArray();
    }

    private static double[] tens() {
        return IntStream.range(0, 16).mapToDouble(row -> 10).toArray();
    }

    private static double[] weightedTrials() {
        return IntStream.range(0, 16)
                .mapToDouble(row -> WEIGHTS[row] * (row % 2 + 1))
                .toArray();
    }

    private static double[] weightedHuman() {
        return IntStream.range(0, 16)
                .mapToDouble(row -> HUMAN[row] * WEIGHTS[row] * (row % 2 + 1) / 10.0)
                .toArray();
    }
}

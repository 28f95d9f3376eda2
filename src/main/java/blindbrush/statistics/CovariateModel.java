package blindbrush.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * P(“human”) of a stimulus by probit regression on its group and covariates, and what each group's rate would be with the covariates of all
 * stimuli, one vote each: marginal standardisation, also called g-computation (Robins 1986, Mathematical Modelling 7; Snowden et al. 2011,
 * American Journal of Epidemiology 173).
 */
final class CovariateModel {

    private static final double EVEN = 1e-9;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final int[] groupOf;
    private final int groups;

    /** Of each stimulus: 1 in the place of its group, then its covariates. */
    private final double[][] rows;

    /** Covariates are standardised, and left out where all stimuli are alike in them. */
    CovariateModel(int[] groupOf, double[][] covariates) {
        this.groupOf = groupOf.clone();
        groups = Arrays.stream(groupOf).max().orElseThrow() + 1;
        double[][] columns = IntStream.range(0, covariates[0].length)
                .mapToObj(column -> standardized(Arrays.stream(covariates)
                        .mapToDouble(row -> row[column])
                        .toArray()))
                .filter(column -> column.length > 0)
                .toArray(double[][]::new);
        rows = IntStream.range(0, groupOf.length)
                .mapToObj(stimulus -> row(stimulus, columns))
                .toArray(double[][]::new);
    }

    /** The stimuli of each group. */
    int[][] strata() {
        return IntStream.range(0, groups)
                .mapToObj(group -> IntStream.range(0, groupOf.length)
                        .filter(stimulus -> groupOf[stimulus] == group)
                        .toArray())
                .toArray(int[][]::new);
    }

    /** What is missing, as a sentence: stimuli differ in no covariate, or there are fewer than so many for each group and coefficient. */
    Optional<String> lacking(int fewest) {
        int covariates = rows[0].length - groups;
        if (covariates == 0) {
            return Optional.of("The pictures differ in nothing that was measured.");
        }
        int needed = fewest * (groups - 1 + covariates);
        int smallest = Arrays.stream(strata())
                .mapToInt(stratum -> stratum.length)
                .min()
                .orElseThrow();
        if (rows.length < needed || smallest < fewest) {
            return Optional.of(
                    "%d kinds of pictures that differ in %d measures need at least %d pictures, %d of each kind: there are %d, %d of the rarest kind."
                            .formatted(groups, covariates, needed, fewest, rows.length, smallest));
        }
        return Optional.empty();
    }

    /** Share of each group, all its answers together. */
    double[] crude(double[] human, double[] answers) {
        double[] some = new double[groups];
        double[] all = new double[groups];
        for (int stimulus = 0; stimulus < groupOf.length; stimulus++) {
            some[groupOf[stimulus]] += human[stimulus];
            all[groupOf[stimulus]] += answers[stimulus];
        }
        return IntStream.range(0, groups)
                .mapToDouble(group -> some[group] / all[group])
                .toArray();
    }

    /**
     * Standardised share of each group, where the model has a likeliest fit.
     *
     * @param weights by how much each stimulus's covariates count
     */
    Fit<double[]> standardized(double[] human, double[] answers, double[] weights) {
        return ProbitRegression.fit(rows, human, answers).map(beta -> IntStream.range(0, groups)
                .mapToDouble(group -> average(beta, group, weights))
                .toArray());
    }

    private double average(double[] beta, int group, double[] weights) {
        double sum = 0;
        for (int stimulus = 0; stimulus < rows.length; stimulus++) {
            double moved = ProbitRegression.predictor(rows[stimulus], beta) - beta[groupOf[stimulus]] + beta[group];
            sum += weights[stimulus] * NORMAL.cumulativeProbability(moved);
        }
        return sum / Arrays.stream(weights).sum();
    }

    private double[] row(int stimulus, double[][] columns) {
        double[] row = new double[groups + columns.length];
        row[groupOf[stimulus]] = 1;
        for (int column = 0; column < columns.length; column++) {
            row[groups + column] = columns[column][stimulus];
        }
        return row;
    }

    /** Mean 0 and standard deviation 1; nothing of values that are all alike. */
    private static double[] standardized(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
        return deviation <= EVEN * Math.max(1, Math.abs(mean))
                ? new double[0]
                : Arrays.stream(values).map(value -> (value - mean) / deviation).toArray();
    }
}

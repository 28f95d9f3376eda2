package blindbrush.statistics.crossed;

import blindbrush.statistics.Fit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
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
    List<PictureStatistic> crude(double[] human, double[] answers) {
        return IntStream.range(0, groups)
                .mapToObj(group -> crude(group, human, answers))
                .toList();
    }

    /** Standardised share of each group, where the model has a likeliest fit. */
    Fit<List<PictureStatistic>> standardized(double[] human, double[] answers) {
        return ProbitRegression.fit(rows, human, answers).map(beta -> IntStream.range(0, groups)
                .mapToObj(group -> standardized(group, beta, human, answers))
                .toList());
    }

    private PictureStatistic crude(int group, double[] human, double[] answers) {
        double some = 0;
        double all = 0;
        for (int stimulus : strata()[group]) {
            some += human[stimulus];
            all += answers[stimulus];
        }
        double share = some / all;
        double[] weights = new double[rows.length];
        for (int stimulus : strata()[group]) {
            weights[stimulus] = 1 / all;
        }
        return new PictureStatistic(
                share, times(weights, any -> -share), times(weights, any -> 1 - share), new double[rows.length]);
    }

    /** Of a group's picture in the place of each: answers move it by moving β, pictures by being there. */
    private PictureStatistic standardized(int group, double[] beta, double[] human, double[] answers) {
        double[] probabilities = new double[rows.length];
        double[] gradient = new double[beta.length];
        for (int stimulus = 0; stimulus < rows.length; stimulus++) {
            double[] moved = rows[stimulus].clone();
            moved[groupOf[stimulus]] = 0;
            moved[group] = 1;
            double predictor = ProbitRegression.predictor(moved, beta);
            probabilities[stimulus] = NORMAL.cumulativeProbability(predictor);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += NORMAL.density(predictor) * moved[i] / rows.length;
            }
        }
        double share = Arrays.stream(probabilities).average().orElseThrow();
        double[] direction = ProbitRegression.influence(rows, human, answers, beta, gradient);
        double[] weights = Arrays.stream(rows)
                .mapToDouble(row -> ProbitRegression.predictor(row, direction))
                .toArray();
        double[] predictors = Arrays.stream(rows)
                .mapToDouble(row -> ProbitRegression.predictor(row, beta))
                .toArray();
        return new PictureStatistic(
                share,
                times(weights, stimulus -> -ProbitTerm.of(-predictors[stimulus]).slope()),
                times(weights, stimulus -> ProbitTerm.of(predictors[stimulus]).slope()),
                Arrays.stream(probabilities)
                        .map(probability -> (probability - share) / rows.length)
                        .toArray());
    }

    private static double[] times(double[] weights, IntToDoubleFunction factor) {
        return IntStream.range(0, weights.length)
                .mapToDouble(place -> weights[place] * factor.applyAsDouble(place))
                .toArray();
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

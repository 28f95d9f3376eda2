package blindbrush.statistics.crossed;

import blindbrush.statistics.Fit;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Probit regression of counts, P(success) = Φ(x · β), by maximum likelihood: Fisher's scoring, which is iteratively reweighted least
 * squares and what R's {@code glm(cbind(successes, failures) ~ 0 + ., binomial("probit"))} does.
 */
final class ProbitRegression {

    private static final int STEPS = 50;
    private static final double NEAR = 1e-8;

    private ProbitRegression() {}

    /**
     * β. There is none where the likelihood has no maximum: some columns separate successes from failures, so that β grows without end, or
     * depend on each other.
     *
     * @param rows x of each row, all of one length
     * @param successes of each row, 0 to its trials; weighted counts need not be whole
     * @param trials of each row; a row of none says nothing
     */
    static Fit<double[]> fit(double[][] rows, double[] successes, double[] trials) {
        double[] beta = new double[rows[0].length];
        for (int step = 0; step < STEPS; step++) {
            Optional<double[]> solved = step(rows, successes, trials, beta);
            if (solved.isEmpty()) {
                return new Fit.None<>("The measures in which the pictures differ cannot be separated from each other.");
            }
            double[] change = solved.get();
            double largest = 0;
            for (int i = 0; i < beta.length; i++) {
                beta[i] += change[i];
                largest = Math.max(largest, Math.abs(change[i]));
            }
            if (largest < NEAR) {
                return new Fit.Found<>(beta);
            }
        }
        return new Fit.None<>("The measures separate some pictures from the others without an error.");
    }

    /** x · β. */
    static double predictor(double[] x, double[] beta) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * beta[i];
        }
        return sum;
    }

    /**
     * By how much a change of the score moves what has this gradient at β: observed information's inverse times the gradient.
     *
     * @param beta the fit
     */
    static double[] influence(double[][] rows, double[] successes, double[] trials, double[] beta, double[] gradient) {
        double[] weights = IntStream.range(0, rows.length)
                .mapToDouble(k -> {
                    double predictor = predictor(rows[k], beta);
                    return successes[k] * ProbitTerm.of(predictor).information()
                            + (trials[k] - successes[k])
                                    * ProbitTerm.of(-predictor).information();
                })
                .toArray();
        return solved(information(rows, weights), gradient).orElseThrow();
    }

    /** Expected information's inverse times the score; empty where it has no inverse. */
    private static Optional<double[]> step(double[][] rows, double[] successes, double[] trials, double[] beta) {
        double[] score = new double[beta.length];
        for (int k = 0; k < rows.length; k++) {
            double predictor = predictor(rows[k], beta);
            double slope = successes[k] * ProbitTerm.of(predictor).slope()
                    - (trials[k] - successes[k]) * ProbitTerm.of(-predictor).slope();
            for (int i = 0; i < score.length; i++) {
                score[i] += slope * rows[k][i];
            }
        }
        double[] weights = IntStream.range(0, rows.length)
                .mapToDouble(
                        k -> trials[k] * ProbitTerm.of(predictor(rows[k], beta)).expected())
                .toArray();
        return solved(information(rows, weights), score);
    }

    private static double[][] information(double[][] rows, double[] weights) {
        double[][] information = new double[rows[0].length][rows[0].length];
        for (int k = 0; k < rows.length; k++) {
            double[] x = rows[k];
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < x.length; j++) {
                    information[i][j] += weights[k] * (x[i] * x[j]); // so bracketed it is symmetric to the last digit
                }
            }
        }
        return information;
    }

    private static Optional<double[]> solved(double[][] information, double[] right) {
        try {
            return Optional.of(new CholeskyDecomposition(new Array2DRowRealMatrix(information, false))
                    .getSolver()
                    .solve(new ArrayRealVector(right, false))
                    .toArray());
        } catch (MathIllegalArgumentException singular) {
            return Optional.empty();
        }
    }
}

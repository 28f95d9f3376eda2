package blindbrush.statistics.crossed;

import java.util.List;
import java.util.Optional;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The psychometric function of pairs: the share right is ½ + (½ − λ) · logistic(a + b · log₂ frames), with λ the share of lapses, which is held
 * fixed, since few answers tell it (Wichmann and Hill 2001, Perception and Psychophysics 63). Fitted by maximum likelihood with Fisher's scoring.
 *
 * @param parameters a and b
 * @param covariance of both if answers were independent: the inverse of the observed information, by which answers move them also where the curve
 *     does not go through every share
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PsychometricFit(List<ExposureThreshold.Level> levels, double[] parameters, RealMatrix covariance) {

    /** Share of trials in which even a long exposure is of no use. */
    static final double LAPSES = 0.02;

    private static final double GUESSING = 0.5;
    private static final int STEPS = 200;
    private static final double NEAR = 1e-12;

    /** Of the log likelihood, within which rounding cannot tell a rise from a fall. */
    private static final double ROUNDING = 1e-9;

    /** A curve that goes from guessing to its ceiling within a thousandth of a doubling is a step: its slope rises without end. */
    private static final double STEEPEST = 5_000;

    /** The fit; there is none where the likelihood rises without end, or where only one level was answered. */
    static Optional<PsychometricFit> of(List<ExposureThreshold.Level> levels) {
        double middle = levels.stream()
                .mapToDouble(PsychometricFit::doublings)
                .average()
                .orElse(0);
        double[] now = {-middle, 1};
        for (int step = 0; step < STEPS; step++) {
            var fit = new PsychometricFit(levels, now, new Array2DRowRealMatrix());
            RealMatrix covariance;
            try {
                covariance =
                        new CholeskyDecomposition(fit.information()).getSolver().getInverse();
            } catch (MathIllegalArgumentException singular) {
                return Optional.empty();
            }
            double[] change = covariance.operate(fit.score());
            if (Math.max(Math.abs(change[0]), Math.abs(change[1])) < NEAR * Math.max(1, Math.abs(now[1]))) {
                return fit.observed().map(sure -> new PsychometricFit(levels, fit.parameters, sure));
            }
            now = fit.risen(change);
            if (Math.abs(now[1]) > STEEPEST) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** As far along a change as the likelihood rises. */
    private double[] risen(double[] change) {
        double before = logLikelihood();
        for (double part = 1; part > NEAR; part /= 2) {
            double[] next = {parameters[0] + part * change[0], parameters[1] + part * change[1]};
            if (new PsychometricFit(levels, next, covariance).logLikelihood() >= before - ROUNDING) {
                return next;
            }
        }
        return parameters;
    }

    /** The share right that it expects of so many frames. */
    double right(double frames) {
        return share(logistic(frames));
    }

    /** log₂ frames at which the curve is halfway between guessing and its ceiling. */
    Linearized halfway() {
        double a = parameters[0];
        double b = parameters[1];
        return linearized(-a / b, -1 / b, a / (b * b));
    }

    /** b: how steeply it rises. */
    Linearized slope() {
        return linearized(parameters[1], 0, 1);
    }

    private Linearized linearized(double value, double byIntercept, double bySlope) {
        double[] gradient = {byIntercept, bySlope};
        double[] influence = covariance.operate(gradient);
        double[] residuals = new double[2 * levels.size()];
        for (int place = 0; place < levels.size(); place++) {
            for (boolean right : new boolean[] {false, true}) {
                double[] score = score(levels.get(place), right);
                residuals[ExposureThreshold.kind(place, right)] = influence[0] * score[0] + influence[1] * score[1];
            }
        }
        return new Linearized(
                value,
                residuals,
                gradient[0] * influence[0] + gradient[1] * influence[1],
                covariance.getEntry(1, 1) > 0);
    }

    private double logLikelihood() {
        double sum = 0;
        for (ExposureThreshold.Level level : levels) {
            double right = right(level.frames());
            sum += level.right() * Math.log(right) + level.wrong() * Math.log(1 - right);
        }
        return sum;
    }

    private double[] score() {
        double[] sum = new double[2];
        for (ExposureThreshold.Level level : levels) {
            double[] right = score(level, true);
            double[] wrong = score(level, false);
            for (int each = 0; each < sum.length; each++) {
                sum[each] += level.right() * right[each] + level.wrong() * wrong[each];
            }
        }
        return sum;
    }

    /** The inverse of the observed information; there is none where it is singular. */
    private Optional<RealMatrix> observed() {
        double[][] sum = new double[2][2];
        for (ExposureThreshold.Level level : levels) {
            double logistic = logistic(level.frames());
            double right = share(logistic);
            double rise = (GUESSING - LAPSES) * logistic * (1 - logistic);
            double bend = rise * (1 - 2 * logistic);
            double slope = level.right() / right - level.wrong() / (1 - right);
            double weight =
                    rise * rise * (level.right() / (right * right) + level.wrong() / ((1 - right) * (1 - right)))
                            - slope * bend;
            double[] by = {1, doublings(level)};
            for (int i = 0; i < sum.length; i++) {
                for (int j = 0; j < sum.length; j++) {
                    sum[i][j] += weight * (by[i] * by[j]);
                }
            }
        }
        try {
            return Optional.of(MatrixUtils.inverse(new Array2DRowRealMatrix(sum, false)));
        } catch (MathIllegalArgumentException singular) {
            return Optional.empty();
        }
    }

    /** Expected. */
    private RealMatrix information() {
        double[][] sum = new double[2][2];
        for (ExposureThreshold.Level level : levels) {
            double right = right(level.frames());
            double[] score = score(level, true);
            // of a wrong answer the score is that of a right one, times −right / (1 − right)
            double weight = (level.right() + level.wrong()) * right / (1 - right);
            for (int i = 0; i < sum.length; i++) {
                for (int j = 0; j < sum.length; j++) {
                    sum[i][j] += weight * (score[i] * score[j]); // so bracketed it is symmetric to the last digit
                }
            }
        }
        return new Array2DRowRealMatrix(sum, false);
    }

    /** How the logarithm of an answer's probability changes with a and b. */
    private double[] score(ExposureThreshold.Level level, boolean answeredRight) {
        double logistic = logistic(level.frames());
        double right = share(logistic);
        double rise = (GUESSING - LAPSES) * logistic * (1 - logistic);
        double score = answeredRight ? rise / right : -rise / (1 - right);
        return new double[] {score, score * doublings(level)};
    }

    private double logistic(double frames) {
        return 1 / (1 + Math.exp(-(parameters[0] + parameters[1] * doublings(frames))));
    }

    private static double share(double logistic) {
        return GUESSING + (GUESSING - LAPSES) * logistic;
    }

    private static double doublings(ExposureThreshold.Level level) {
        return doublings(level.frames());
    }

    private static double doublings(double frames) {
        return Math.log(frames) / Math.log(2);
    }
}

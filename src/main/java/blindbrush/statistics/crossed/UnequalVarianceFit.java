package blindbrush.statistics.crossed;

import blindbrush.statistics.RatingRoc;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * The normal model of ratings in which the evidence of machine pictures may vary more, or less, than that of human ones (Dorfman and Alf 1969,
 * Journal of Mathematical Psychology 6): z(hit rate) = a + b · z(false alarm rate) at each criterion. Fitted by maximum likelihood with Fisher's
 * scoring to all ratings together. A step that nobody used is merged with its neighbour.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record UnequalVarianceFit(RatingRoc roc, List<Integer> used, double[] parameters, RealMatrix covariance) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int STEPS = 500;
    private static final double NEAR = 1e-11;

    /** Of the log likelihood, within which rounding cannot tell a rise from a fall. */
    private static final double ROUNDING = 1e-9;

    private static final int INTERCEPT = 0;
    private static final int LOG_SLOPE = 1;
    private static final int CRITERIA = 2;

    /**
     * The fit. There is none unless two points of the curve lie inside of the square and differ in both rates, since no line is the likeliest
     * then, nor where the likelihood rises without end.
     */
    static Optional<UnequalVarianceFit> of(RatingRoc roc) {
        List<RatingRoc.Point> inside = roc.points().stream()
                .filter(point -> isInside(point.hitRate()) && isInside(point.falseAlarmRate()))
                .toList();
        boolean determined =
                inside.stream().mapToDouble(RatingRoc.Point::hitRate).distinct().count() > 1
                        && inside.stream()
                                        .mapToDouble(RatingRoc.Point::falseAlarmRate)
                                        .distinct()
                                        .count()
                                > 1;
        return determined ? scored(roc) : Optional.empty();
    }

    private static boolean isInside(double rate) {
        return rate > 0 && rate < 1;
    }

    private static Optional<UnequalVarianceFit> scored(RatingRoc roc) {
        List<Integer> used = IntStream.range(0, roc.human().size())
                .filter(step -> roc.human().get(step) + roc.machine().get(step) > 0)
                .boxed()
                .toList();
        double[] now = start(roc, used);
        for (int step = 0; step < STEPS; step++) {
            var fit = new UnequalVarianceFit(roc, used, now, new Array2DRowRealMatrix());
            RealMatrix covariance;
            try {
                covariance =
                        new CholeskyDecomposition(fit.information()).getSolver().getInverse();
            } catch (MathIllegalArgumentException singular) {
                return Optional.empty();
            }
            double[] change = covariance.operate(fit.score());
            double size = IntStream.range(0, change.length)
                    .mapToDouble(each -> Math.abs(change[each]))
                    .max()
                    .orElseThrow();
            if (size < NEAR) {
                return Optional.of(new UnequalVarianceFit(roc, used, now, covariance));
            }
            now = fit.risen(change);
        }
        return Optional.empty();
    }

    /** No difference, with the criteria at the rates of all answers. */
    private static double[] start(RatingRoc roc, List<Integer> used) {
        double[] start = new double[CRITERIA + used.size() - 1];
        double all = sum(roc.human()) + sum(roc.machine());
        int below = 0;
        for (int criterion = 0; criterion < used.size() - 1; criterion++) {
            int step = used.get(criterion);
            below += roc.human().get(step) + roc.machine().get(step);
            start[CRITERIA + criterion] = NORMAL.inverseCumulativeProbability(below / all);
        }
        return start;
    }

    /** As far along a change as the likelihood rises. */
    private double[] risen(double[] change) {
        double before = logLikelihood();
        for (double part = 1; part > NEAR; part /= 2) {
            double share = part;
            double[] next = IntStream.range(0, change.length)
                    .mapToDouble(each -> parameters[each] + share * change[each])
                    .toArray();
            if (new UnequalVarianceFit(roc, used, next, covariance).logLikelihood() >= before - ROUNDING) {
                return next;
            }
        }
        return parameters;
    }

    /** Slope b of the zROC line: the standard deviation of human pictures over that of machine pictures. */
    double slope() {
        return Math.exp(parameters[LOG_SLOPE]);
    }

    /** Distance of the means in units of the root of the mean variance. */
    double dA() {
        return parameters[INTERCEPT] * Math.sqrt(2 / (1 + slope() * slope()));
    }

    /** The logarithm of the slope. */
    Linearized logSlope() {
        return linearized(parameters[LOG_SLOPE], 0, 1);
    }

    /** d_a. */
    Linearized distance() {
        double square = slope() * slope();
        return linearized(dA(), Math.sqrt(2 / (1 + square)), -dA() * square / (1 + square));
    }

    private Linearized linearized(double value, double byIntercept, double byLogSlope) {
        double[] gradient = new double[parameters.length];
        gradient[INTERCEPT] = byIntercept;
        gradient[LOG_SLOPE] = byLogSlope;
        double[] influence = covariance.operate(gradient);
        int steps = roc.human().size();
        double[] residuals = new double[2 * steps];
        double[] within = new double[2 * steps];
        double independent = 0;
        for (int each = 0; each < gradient.length; each++) {
            independent += gradient[each] * influence[each];
        }
        for (boolean machine : new boolean[] {false, true}) {
            int from = machine ? steps : 0;
            double sum = 0;
            for (int place = 0; place < used.size(); place++) {
                double[] score = score(machine, place);
                double residual = 0;
                for (int each = 0; each < score.length; each++) {
                    residual += influence[each] * score[each];
                }
                residuals[from + used.get(place)] = residual;
                sum += counts(machine).get(used.get(place)) * residual;
            }
            double mean = sum / sum(counts(machine));
            for (int step : used) {
                within[from + step] = residuals[from + step] - mean;
            }
        }
        return new Linearized(value, residuals, within, independent, true);
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    private List<Integer> counts(boolean machine) {
        return machine ? roc.machine() : roc.human();
    }

    private double logLikelihood() {
        double sum = 0;
        for (boolean machine : new boolean[] {false, true}) {
            for (int place = 0; place < used.size(); place++) {
                int count = counts(machine).get(used.get(place));
                double probability = probability(machine, place);
                if (probability <= 0) {
                    return Double.NEGATIVE_INFINITY;
                }
                sum += count * Math.log(probability);
            }
        }
        return sum;
    }

    private double[] score() {
        double[] sum = new double[parameters.length];
        for (boolean machine : new boolean[] {false, true}) {
            for (int place = 0; place < used.size(); place++) {
                double[] score = score(machine, place);
                for (int each = 0; each < sum.length; each++) {
                    sum[each] += counts(machine).get(used.get(place)) * score[each];
                }
            }
        }
        return sum;
    }

    /** Expected. */
    private RealMatrix information() {
        double[][] sum = new double[parameters.length][parameters.length];
        for (boolean machine : new boolean[] {false, true}) {
            int all = sum(counts(machine));
            for (int place = 0; place < used.size(); place++) {
                double[] score = score(machine, place);
                double weight = all * probability(machine, place);
                for (int i = 0; i < sum.length; i++) {
                    for (int j = 0; j < sum.length; j++) {
                        sum[i][j] += weight * (score[i] * score[j]); // so bracketed it is symmetric to the last digit
                    }
                }
            }
        }
        return new Array2DRowRealMatrix(sum, false);
    }

    /** How the logarithm of a step's probability changes with each parameter. */
    private double[] score(boolean machine, int place) {
        double[] score = new double[parameters.length];
        add(score, machine, place, 1);
        add(score, machine, place - 1, -1);
        double probability = probability(machine, place);
        for (int each = 0; each < score.length; each++) {
            score[each] /= probability;
        }
        return score;
    }

    private void add(double[] score, boolean machine, int criterion, int sign) {
        if (criterion < 0 || criterion == used.size() - 1) {
            return;
        }
        double density = sign * NORMAL.density(bound(machine, criterion));
        double scale = machine ? slope() : 1;
        score[CRITERIA + criterion] += density * scale;
        if (machine) {
            score[INTERCEPT] -= density;
            score[LOG_SLOPE] += density * scale * parameters[CRITERIA + criterion];
        }
    }

    private double probability(boolean machine, int place) {
        return below(machine, place) - below(machine, place - 1);
    }

    private double below(boolean machine, int criterion) {
        if (criterion < 0) {
            return 0;
        }
        return criterion == used.size() - 1 ? 1 : NORMAL.cumulativeProbability(bound(machine, criterion));
    }

    private double bound(boolean machine, int criterion) {
        double at = parameters[CRITERIA + criterion];
        return machine ? slope() * at - parameters[INTERCEPT] : at;
    }
}

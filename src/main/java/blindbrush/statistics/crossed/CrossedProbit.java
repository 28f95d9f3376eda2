package blindbrush.statistics.crossed;

import blindbrush.statistics.Fit;
import blindbrush.statistics.Interval;
import blindbrush.statistics.SignalDetection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;

/**
 * Signal detection of a typical participant on a typical stimulus, from answers in which both differ: the probit model
 * P(“machine”) = Φ(β₀ + β₁·truth + u + s·truth + v), truth being 1 for machine pictures, u and s a participant's (correlated, normal), v
 * a stimulus's (normal). β₁ is d′ and β₀ is −(c + d′/2) (DeCarlo 1998, Psychological Methods 3). Fitted by maximum likelihood under Laplace's
 * approximation, as {@code glmer(answer ~ truth + (1 + truth | participant) + (1 | stimulus), binomial("probit"))} of lme4 does.
 *
 * @param dPrime sensitivity d′
 * @param criterion c: above 0 leans to “human”
 * @param dPrimeError standard error of d′, from the likelihood's curvature
 * @param criterionError standard error of c
 * @param biasDeviation standard deviation over participants of u, how readily they call human pictures machine-made
 * @param sensitivityDeviation standard deviation over participants of s, their d′
 * @param correlation of u and s, −1 to 1; NaN where one of them does not vary
 * @param stimulusDeviation standard deviation over stimuli of v
 * @param minusTwoLogLikelihood at the maximum
 * @param freedom degrees of freedom of d′'s standard error, approximately: the fewer of participants − 1 and stimuli − 2, at least 1
 * @param converged whether a maximum was reached: if not, as where each stimulus was answered alike by all, the figures mean nothing
 */
public record CrossedProbit(
        double dPrime,
        double criterion,
        double dPrimeError,
        double criterionError,
        double biasDeviation,
        double sensitivityDeviation,
        double correlation,
        double stimulusDeviation,
        double minusTwoLogLikelihood,
        int freedom,
        boolean converged) {

    private static final double ALPHA = 0.05;
    private static final int EVALUATIONS = 2000;
    private static final double FIRST_RADIUS = 0.2;
    private static final double LAST_RADIUS = 1e-5;
    private static final double STEP = 1e-3;
    private static final double NOUGHT = 1e-3;
    private static final double NEAR = 1e-3;
    private static final double RUN_OFF = 8;

    /**
     * Fits the model. There is no fit with fewer than two participants or two stimuli, pictures of one origin only, or pictures of an origin
     * that were all answered alike, so that no finite d′ is the likeliest.
     */
    public static Fit<CrossedProbit> fit(Judgements judgements) {
        Optional<String> lacking = lacking(judgements);
        return lacking.isPresent() ? new Fit.None<>(lacking.get()) : new Fit.Found<>(fitted(judgements));
    }

    private static CrossedProbit fitted(Judgements judgements) {
        SignalDetection pooled = judgements.pooled();
        double[] start = {-pooled.criterion() - pooled.dPrime() / 2, pooled.dPrime(), 0.4, -0.1, 0.4, 0.4};
        var model = new LaplaceProbit(judgements);
        double[] found = minimize(model, start);
        var curvature = new Curvature(model::minusTwoLogLikelihood, found, STEP);
        int freedom = Math.max(1, Math.min(judgements.participants() - 1, judgements.stimuli() - 2));
        for (int[] free : List.of(all(), varying(found), new int[] {0, 1})) {
            if (curvature.isMinimumOf(free)) {
                boolean converged = curvature.excess(free) < NEAR && isFinite(found);
                return of(found, curvature.value(), curvature.inverse(free), freedom, converged);
            }
        }
        return of(found, curvature.value(), undefined(), freedom, false);
    }

    /**
     * Whether the maximum lies on the boundary of what deviations and correlations may be, as lme4's {@code isSingular} says: one of them is 0, or
     * the correlation is 1 or −1.
     */
    public boolean isSingular() {
        return Math.min(biasDeviation, stimulusDeviation) < NOUGHT
                || Double.isNaN(correlation)
                || sensitivityDeviation * Math.sqrt(1 - correlation * correlation) < NOUGHT;
    }

    /**
     * Wald's 95 % interval of d′, with Student's t as its variance is estimated from few stimuli or participants. In 400 simulated
     * studies each of 60 participants with 12, 20 and 40 stimuli that differ, it contained d′ in 95, 93 and 93 %; with the normal
     * deviate it would in 90 to 92 %.
     */
    public Interval dPrimeInterval() {
        double half = TDistribution.of(freedom).inverseSurvivalProbability(ALPHA / 2) * dPrimeError;
        return new Interval(dPrime, dPrime - half, dPrime + half);
    }

    /** What keeps a model from being fitted, as a sentence. */
    private static Optional<String> lacking(Judgements judgements) {
        if (judgements.participants() < 2 || judgements.stimuli() < 2) {
            return Optional.of("A crossed model needs at least two participants and two stimuli.");
        }
        if (judgements.stimuli(false) == 0 || judgements.stimuli(true) == 0) {
            return Optional.of("A crossed model needs answers to pictures of both origins.");
        }
        SignalDetection pooled = judgements.pooled();
        if (Math.min(pooled.hits(), pooled.misses()) == 0
                || Math.min(pooled.falseAlarms(), pooled.correctRejections()) == 0) {
            return Optional.of("A crossed model needs both answers to pictures of each origin.");
        }
        return Optional.empty();
    }

    /** Without bounds: a deviation's sign means nothing, and a search among both finds its way out of 0, which bounds would hold. */
    private static double[] minimize(LaplaceProbit model, double[] start) {
        double[] best = start.clone();
        double[] least = {Double.POSITIVE_INFINITY};
        var objective = new ObjectiveFunction(point -> {
            double value = model.minusTwoLogLikelihood(point);
            if (value < least[0]) {
                least[0] = value;
                System.arraycopy(point, 0, best, 0, point.length);
            }
            return value;
        });
        try {
            new BOBYQAOptimizer(2 * start.length + 1, FIRST_RADIUS, LAST_RADIUS)
                    .optimize(
                            new MaxEval(EVALUATIONS),
                            objective,
                            GoalType.MINIMIZE,
                            SimpleBounds.unbounded(start.length),
                            new InitialGuess(start));
        } catch (MathIllegalStateException e) {
            return best; // out of evaluations: what was best so far shows by its curvature whether it will do
        }
        return best;
    }

    private static int[] all() {
        return IntStream.range(0, LaplaceProbit.PARAMETERS).toArray();
    }

    /** Axes of β and of what is not 0 in the covariances. */
    private static int[] varying(double[] found) {
        return IntStream.range(0, found.length)
                .filter(axis -> axis < 2 || Math.abs(found[axis]) > NOUGHT)
                .toArray();
    }

    /** Whether no deviation ran off, as one does where participants or stimuli determine the answers. */
    private static boolean isFinite(double[] found) {
        return IntStream.range(2, found.length).allMatch(axis -> Math.abs(found[axis]) < RUN_OFF);
    }

    private static RealMatrix undefined() {
        return MatrixUtils.createRealMatrix(new double[][] {{Double.NaN, Double.NaN}, {Double.NaN, Double.NaN}});
    }

    /** Of parameters as {@link LaplaceProbit} has them; the log likelihood's Hessian is minus half of that of −2 log likelihood. */
    private static CrossedProbit of(double[] found, double value, RealMatrix inverse, int freedom, boolean converged) {
        double ofIntercept = 2 * inverse.getEntry(0, 0);
        double ofSlope = 2 * inverse.getEntry(1, 1);
        double ofBoth = 2 * inverse.getEntry(0, 1);
        double bias = Math.abs(found[2]);
        double sensitivity = Math.hypot(found[3], found[4]);
        return new CrossedProbit(
                found[1],
                -found[0] - found[1] / 2,
                Math.sqrt(ofSlope),
                Math.sqrt(ofIntercept + ofBoth + ofSlope / 4),
                bias,
                sensitivity,
                Math.min(bias, sensitivity) < NOUGHT ? Double.NaN : Math.signum(found[2]) * found[3] / sensitivity,
                Math.abs(found[5]),
                value,
                freedom,
                converged);
    }
}

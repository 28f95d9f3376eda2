package blindbrush.statistics.crossed;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * The likelihood of {@link CrossedProbit}'s model by Laplace's approximation at the random effects' mode, as in lme4 (Bates et al.
 * 2015, Journal of Statistical Software 67). The mode is sought by Newton's method on effects scaled to variance 1; in the
 * equations each participant's two effects are eliminated, which leaves one unknown a stimulus. The approximation's determinant has
 * the expected information, as lme4's.
 */
final class LaplaceProbit {

    /** Number of parameters: β₀, β₁, then the factor {a, 0; b, c} of the participants' covariance, then the stimuli's deviation. */
    static final int PARAMETERS = 6;

    private static final double NEAR = 1e-9;
    private static final int STEPS = 100;

    private final Judgements data;
    private final int people;

    /** Effects, scaled to variance 1: two a participant, then one a stimulus. */
    private final double[] mode;

    /** Of each participant: factor of their block, and its solution with their gradient. */
    private final double[][] factor;

    /** Of each answer: what the factor leaves of its column's two entries. */
    private final double[] upper;

    private final double[] lower;

    /** The stimuli's equations, without the participants. */
    private final double[][] schur;

    private final double[] right;
    private final double[] fixed = new double[2];
    private final double[][] loading = new double[2][2];
    private double deviation;
    private double logDeterminant;
    private double decrement;

    LaplaceProbit(Judgements data) {
        this.data = data;
        people = data.participants();
        mode = new double[2 * people + data.stimuli()];
        factor = new double[people][5];
        upper = new double[data.size()];
        lower = new double[data.size()];
        schur = new double[data.stimuli()][data.stimuli()];
        right = new double[data.stimuli()];
    }

    /** −2 log likelihood. The mode is sought from where the last call found it. */
    double minusTwoLogLikelihood(double... parameters) {
        fixed[0] = parameters[0];
        fixed[1] = parameters[0] + parameters[1];
        loading[0][0] = parameters[2];
        loading[1][0] = parameters[2] + parameters[3];
        loading[1][1] = parameters[4];
        deviation = parameters[5];
        double penalized = equations(false);
        boolean last = false;
        for (int step = 1; !last; step++) {
            double[] change = solve();
            last = decrement < NEAR || step == STEPS;
            penalized = move(change, penalized, last);
        }
        solve();
        return penalized + logDeterminant;
    }

    /** Moves to a smaller penalised deviance along a step, and sets up the equations there, the last ones for the determinant. */
    private double move(double[] change, double before, boolean last) {
        add(change, 1);
        double after = equations(last);
        double scale = 1;
        while (!(after <= before + NEAR) && scale > NEAR) {
            scale /= 2;
            add(change, -scale);
            after = equations(last);
        }
        return after;
    }

    private void add(double[] change, double scale) {
        Arrays.setAll(mode, e -> mode[e] + scale * change[e]);
    }

    /** Sets up the equations of a Newton step, without the participants; returns the penalised deviance. */
    private double equations(boolean expected) {
        double deviance = 0;
        logDeterminant = 0;
        decrement = 0;
        for (int j = 0; j < right.length; j++) {
            Arrays.fill(schur[j], 0);
            schur[j][j] = 1;
            right[j] = -mode[2 * people + j];
            deviance += right[j] * right[j];
        }
        for (int i = 0; i < people; i++) {
            deviance += participant(i, expected);
            eliminate(i);
        }
        return deviance;
    }

    /** Sets up a participant's own equations and their share of the stimuli's; returns their part of the penalised deviance. */
    private double participant(int i, boolean expected) {
        double first = mode[2 * i];
        double second = mode[2 * i + 1];
        double logLikelihood = 0;
        double a11 = 1;
        double a21 = 0;
        double a22 = 1;
        double g1 = first;
        double g2 = second;
        for (int k = data.first[i]; k < data.first[i + 1]; k++) {
            int j = data.stimulus[k];
            int truth = data.machine[j] ? 1 : 0;
            double p = loading[truth][0];
            double r = loading[truth][1];
            double predictor = fixed[truth] + p * first + r * second + deviation * mode[2 * people + j];
            ProbitTerm term = ProbitTerm.of(data.calledMachine[k] ? predictor : -predictor);
            double slope = data.calledMachine[k] ? term.slope() : -term.slope();
            double weight = expected ? term.expected() : term.information();
            logLikelihood += term.logProbability();
            g1 -= slope * p;
            g2 -= slope * r;
            a11 += weight * p * p;
            a21 += weight * p * r;
            a22 += weight * r * r;
            right[j] += deviation * slope;
            schur[j][j] += deviation * deviation * weight;
            upper[k] = deviation * weight * p;
            lower[k] = deviation * weight * r;
        }
        double[] block = factor[i];
        block[0] = Math.sqrt(a11);
        block[1] = a21 / block[0];
        block[2] = Math.sqrt(a22 - block[1] * block[1]);
        block[3] = g1 / block[0];
        block[4] = (g2 - block[1] * block[3]) / block[2];
        return first * first + second * second - 2 * logLikelihood;
    }

    /** Takes a participant's two effects out of the stimuli's equations. */
    private void eliminate(int i) {
        double[] block = factor[i];
        logDeterminant += 2 * Math.log(block[0] * block[2]);
        decrement += block[3] * block[3] + block[4] * block[4];
        for (int k = data.first[i]; k < data.first[i + 1]; k++) {
            upper[k] /= block[0];
            lower[k] = (lower[k] - block[1] * upper[k]) / block[2];
            int j = data.stimulus[k];
            right[j] += upper[k] * block[3] + lower[k] * block[4];
            for (int l = data.first[i]; l <= k; l++) {
                schur[j][data.stimulus[l]] -= upper[k] * upper[l] + lower[k] * lower[l];
            }
            for (int l = k - 1; l >= data.first[i] && data.stimulus[l] == j; l--) {
                schur[j][j] -= upper[k] * upper[l]
                        + lower[k] * lower[l]; // a stimulus seen again: both halves are of the diagonal
            }
        }
    }

    /** The Newton step of participants, then stimuli; completes the determinant and the decrement. */
    private double[] solve() {
        for (int j = 0; j < schur.length; j++) {
            for (int other = 0; other < j; other++) {
                schur[other][j] = schur[j][other];
            }
        }
        var cholesky = new CholeskyDecomposition(new Array2DRowRealMatrix(schur, false));
        double[] ofStimuli =
                cholesky.getSolver().solve(new ArrayRealVector(right, false)).toArray();
        double[] change = new double[mode.length];
        for (int j = 0; j < right.length; j++) {
            change[2 * people + j] = ofStimuli[j];
            decrement += right[j] * ofStimuli[j];
            logDeterminant += 2 * Math.log(cholesky.getL().getEntry(j, j));
        }
        for (int i = 0; i < people; i++) {
            double[] block = factor[i];
            double y1 = -block[3];
            double y2 = -block[4];
            for (int k = data.first[i]; k < data.first[i + 1]; k++) {
                y1 -= upper[k] * ofStimuli[data.stimulus[k]];
                y2 -= lower[k] * ofStimuli[data.stimulus[k]];
            }
            change[2 * i + 1] = y2 / block[2];
            change[2 * i] = (y1 - block[1] * change[2 * i + 1]) / block[0];
        }
        return change;
    }
}

package blindbrush.statistics;

import org.apache.commons.numbers.gamma.LogBeta;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * Evidence of independent trials against a fair coin that may be looked at after every trial. It is the wealth of a bettor who
 * mixes all coins alike (uniformly) and began with 1: against a fair coin it exceeds 20 at any time whatever with a probability of
 * at most 5 % (Ville). Also the Bayes factor of an unknown coin against a fair one.
 *
 * @param successes 0 to {@code trials}
 * @param trials at least 1
 */
public record EValue(int successes, int trials) {

    private static final double ERROR = 0.05;
    private static final int EVALUATIONS = 1000;
    private static final double ACCURACY = 1e-12;

    /** @throws IllegalArgumentException if there is no trial, or successes are not 0 to the number of trials */
    public EValue {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException("Successes are 0 to the number of trials, which is at least 1.");
        }
    }

    /** Above 1 speaks against a fair coin, below 1 for it. */
    public double value() {
        return Math.exp(logEvidence(0.5));
    }

    /** The share of successes with a 95 % confidence sequence (Howard et al. 2021): all intervals of one series hold at once. */
    public Interval interval() {
        double share = (double) successes / trials;
        return new Interval(
                share,
                successes == 0 ? 0 : bound(Double.MIN_NORMAL, share),
                successes == trials ? 1 : bound(share, Math.nextDown(1.0)));
    }

    /** The logarithm of the wealth against a coin of this probability. */
    private double logEvidence(double probability) {
        int failures = trials - successes;
        return LogBeta.value(1.0 + successes, 1.0 + failures)
                - (successes == 0 ? 0 : successes * Math.log(probability))
                - (failures == 0 ? 0 : failures * Math.log1p(-probability));
    }

    /** The probability between these against which the evidence is just enough. */
    private double bound(double low, double high) {
        return new BrentSolver(ACCURACY, ACCURACY)
                .solve(EVALUATIONS, probability -> logEvidence(probability) + Math.log(ERROR), low, high);
    }
}

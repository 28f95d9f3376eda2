package blindbrush.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Signal detection of pairs (2AFC): what an observer can tell apart, whichever side they lean to. A pair with the machine picture
 * on the left is the signal and the answer “left” its hit; d′ = (z(H) − z(F)) / √2 (Macmillan and Creelman 2005, chapter 7), with
 * the log-linear correction of the rates, always. Answers are taken as independent, as within one participant.
 *
 * @param leftFound pairs with the machine picture on the left, answered “left”
 * @param leftMissed the same, answered “right”
 * @param rightMissed pairs with the machine picture on the right, answered “left”
 * @param rightFound the same, answered “right”
 */
public record PairSensitivity(int leftFound, int leftMissed, int rightMissed, int rightFound) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double ALPHA = 0.05;

    /** @throws IllegalArgumentException if a count is negative, or the machine picture never stood on one of the sides */
    public PairSensitivity {
        if (Math.min(Math.min(leftFound, leftMissed), Math.min(rightMissed, rightFound)) < 0) {
            throw new IllegalArgumentException("A count of answers is never negative.");
        }
        if (leftFound + leftMissed == 0 || rightMissed + rightFound == 0) {
            throw new IllegalArgumentException("A side bias needs pairs with the machine picture on either side.");
        }
    }

    /** Sensitivity with its interval, in standard deviations of one picture; 0 where nothing is told apart. */
    public Interval dPrime() {
        double estimate = sides().dPrime() / Math.sqrt(2);
        return new Interval(estimate, estimate - half(standardError()), estimate + half(standardError()));
    }

    /** Of d′, by Gourevitch and Galanter (1967) with the corrected rates and the plain numbers of pairs. */
    public double standardError() {
        return sides().standardError() / Math.sqrt(2);
    }

    /** Side bias c = −(z(H) + z(F)) / 2 with its interval: above 0 leans to “right”, below to “left”. */
    public Interval sideBias() {
        return sides().criterionInterval();
    }

    private SignalDetection sides() {
        return new SignalDetection(leftFound, leftMissed, rightMissed, rightFound);
    }

    private static double half(double standardError) {
        return NORMAL.inverseSurvivalProbability(ALPHA / 2) * standardError;
    }
}

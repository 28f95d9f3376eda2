package blindbrush.statistics;

import blindbrush.statistics.crossed.CrossedPairs;

/**
 * Signal detection of pairs (2AFC): what an observer can tell apart, whichever side they lean to. A pair with the machine picture
 * on the left is the signal and the answer “left” its hit; d′ = (z(H) − z(F)) / √2 (Macmillan and Creelman 2005, chapter 7), with
 * the log-linear correction of the rates, always: see {@link CrossedPairs}.
 *
 * @param leftFound pairs with the machine picture on the left, answered “left”
 * @param leftMissed the same, answered “right”
 * @param rightMissed pairs with the machine picture on the right, answered “left”
 * @param rightFound the same, answered “right”
 */
public record PairSensitivity(int leftFound, int leftMissed, int rightMissed, int rightFound) {

    /** @throws IllegalArgumentException if a count is negative, or the machine picture never stood on one of the sides */
    public PairSensitivity {
        if (Math.min(Math.min(leftFound, leftMissed), Math.min(rightMissed, rightFound)) < 0) {
            throw new IllegalArgumentException("A count of answers is never negative.");
        }
        if (leftFound + leftMissed == 0 || rightMissed + rightFound == 0) {
            throw new IllegalArgumentException("A side bias needs pairs with the machine picture on either side.");
        }
    }

    /** The machine picture on the left being the signal. */
    public SignalDetection sides() {
        return new SignalDetection(leftFound, leftMissed, rightMissed, rightFound);
    }
}

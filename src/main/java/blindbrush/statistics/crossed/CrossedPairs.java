package blindbrush.statistics.crossed;

import blindbrush.statistics.PairSensitivity;

/**
 * Signal detection of pairs (2AFC), for other participants and other pictures of the same kinds: {@link PairSensitivity} with the intervals of
 * {@link CrossedAnswers}.
 */
public final class CrossedPairs {

    /** How many kinds of answers there are. */
    public static final int KINDS = 4;

    private final CrossedDetection sides;

    private CrossedPairs(CrossedDetection sides) {
        this.sides = sides;
    }

    /** The kind of an answer. */
    public static int kind(boolean machineLeft, boolean calledLeft) {
        return (machineLeft ? 2 : 0) + (calledLeft ? 1 : 0);
    }

    /** Of answers by {@link #kind}. */
    public static CrossedPairs of(PairSensitivity counts, CrossedAnswers answers) {
        return new CrossedPairs(CrossedDetection.of(counts.sides(), answers));
    }

    /** Sensitivity d′ = (z(H) − z(F)) / √2. */
    public Estimate dPrime() {
        return sides.dPrime(1 / Math.sqrt(2));
    }

    /** Side bias c: above 0 leans to “right”. */
    public Estimate sideBias() {
        return sides.criterion();
    }
}

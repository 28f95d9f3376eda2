package blindbrush.statistics.crossed;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A share of answers on the probit scale, with the log-linear correction (Hautus 1995).
 *
 * @param some 0 to {@code all}
 * @param all at least 1
 */
record ProbitShare(long some, long all) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Whether it is neither 0 nor 1. */
    boolean varies() {
        return some > 0 && some < all;
    }

    double share() {
        return (double) some / all;
    }

    double z() {
        return NORMAL.inverseCumulativeProbability(corrected());
    }

    /** Of {@link #z} for independent answers. */
    double variance() {
        return corrected() * (1 - corrected()) / (all * density() * density());
    }

    /** By how much an answer that counts for one, or for nothing, moves {@link #z} if the share about which it lies is this. */
    double residual(double counts, double about) {
        return (counts - about) / (all * density());
    }

    /** About the share itself. */
    double residual(double counts) {
        return residual(counts, share());
    }

    /** Of a number on the probit scale. */
    static double of(double z) {
        return NORMAL.cumulativeProbability(z);
    }

    private double corrected() {
        return (some + 0.5) / (all + 1);
    }

    private double density() {
        return NORMAL.density(z());
    }
}

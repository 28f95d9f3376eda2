package blindbrush.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * A funnel plot's limits: how far the proportion of an item may lie from the overall one by chance alone, by its number of trials
 * (Spiegelhalter 2005, Statistics in Medicine 24). Where items differ by nature, as pictures do, many lie outside.
 *
 * @param overall the proportion of all items together, above 0, below 1
 */
public record Funnel(double overall) {

    private static final double WARNING = 0.05;
    private static final double ALARM = 0.002;

    /**
     * Exact binomial limits, interpolated between counts so that they make a curve. A proportion beyond one has at most half the
     * error's probability on that side.
     *
     * @param lower 0 to {@code overall}
     * @param upper {@code overall} to 1
     */
    public record Limits(double lower, double upper) {}

    /** @throws IllegalArgumentException if the overall proportion is not between 0 and 1 */
    public Funnel {
        if (!(overall > 0 && overall < 1)) {
            throw new IllegalArgumentException("A funnel's overall proportion lies between 0 and 1.");
        }
    }

    /**
     * 95 % limits.
     *
     * @param trials at least 1
     */
    public Limits warning(int trials) {
        return limits(trials, WARNING);
    }

    /**
     * 99.8 % limits.
     *
     * @param trials at least 1
     */
    public Limits alarm(int trials) {
        return limits(trials, ALARM);
    }

    private Limits limits(int trials, double error) {
        return new Limits(lower(overall, trials, error / 2), 1 - lower(1 - overall, trials, error / 2));
    }

    private static double lower(double proportion, int trials, double error) {
        var counts = BinomialDistribution.of(trials, proportion);
        int count = counts.inverseCumulativeProbability(error);
        double excess = (counts.cumulativeProbability(count) - error) / counts.probability(count);
        return Math.max(0, (count - excess) / trials);
    }
}

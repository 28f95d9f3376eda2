package blindbrush.statistics;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * A number with its 95 % interval: a proportion or a mean of proportions, where its maker does not say otherwise.
 *
 * @param estimate the proportion, mean or statistic
 * @param lower lower bound
 * @param upper upper bound
 */
public record Interval(double estimate, double lower, double upper) {

    private static final double ALPHA = 0.05;

    /**
     * Wilson's score interval of a proportion of independent trials, as of one participant's session (Wilson 1927, JASA 22).
     *
     * @param successes 0 to {@code trials}
     * @param trials at least 1
     */
    public static Interval wilson(int successes, int trials) {
        return of(BinomialConfidenceInterval.WILSON_SCORE, successes, trials, ALPHA);
    }

    /**
     * Clopper and Pearson's interval of a proportion of independent trials (1934, Biometrika 26): exact, so it misses the truth
     * in at most 5 % of samples, mostly in fewer; wider than Wilson's.
     *
     * @param successes 0 to {@code trials}
     * @param trials at least 1
     */
    public static Interval clopperPearson(int successes, int trials) {
        return of(BinomialConfidenceInterval.CLOPPER_PEARSON, successes, trials, ALPHA);
    }

    /** Of 1 − a proportion. */
    public Interval complement() {
        return new Interval(1 - estimate, 1 - upper, 1 - lower);
    }

    /** As far below as above. */
    public static Interval around(double estimate, double half) {
        return new Interval(estimate, estimate - half, estimate + half);
    }

    /**
     * The difference to another number, from the bounds of both (Zou and Donner 2008, Statistics in Medicine 27).
     *
     * @param correlation of the two estimates, −1 to 1
     */
    public Interval minus(Interval other, double correlation) {
        double difference = estimate - other.estimate;
        return new Interval(
                difference,
                difference - apart(estimate - lower, other.upper - other.estimate, correlation),
                difference + apart(upper - estimate, other.estimate - other.lower, correlation));
    }

    private static double apart(double one, double other, double correlation) {
        return Math.sqrt(Math.max(0, one * one + other * other - 2 * correlation * one * other));
    }

    static Interval of(BinomialConfidenceInterval method, int successes, int trials, double error) {
        var interval = method.fromErrorRate(trials, successes, error);
        double share = (double) successes / trials;
        return new Interval( // which rounding might put just outside where all or none succeeded
                share,
                Math.min(share, Math.max(0, interval.getLowerBound())),
                Math.max(share, Math.min(1, interval.getUpperBound())));
    }
}

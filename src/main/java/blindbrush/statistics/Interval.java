package blindbrush.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;
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

    /**
     * Student's t interval of the mean over independent participants, each of whom gives one proportion; kept within 0 to 1.
     *
     * @param proportions one a participant, each 0 to 1; at least two
     */
    public static Interval ofMean(double... proportions) {
        if (proportions.length < 2) {
            throw new IllegalArgumentException("An interval of a mean needs at least two participants.");
        }
        double mean = mean(proportions);
        double squares = 0;
        for (double proportion : proportions) {
            squares += (proportion - mean) * (proportion - mean);
        }
        int freedom = proportions.length - 1;
        double standardError = Math.sqrt(squares / freedom / proportions.length);
        double half = TDistribution.of(freedom).inverseSurvivalProbability(ALPHA / 2) * standardError;
        return new Interval(mean, Math.max(0, mean - half), Math.min(1, mean + half));
    }

    /** Of 1 − a proportion. */
    public Interval complement() {
        return new Interval(1 - estimate, 1 - upper, 1 - lower);
    }

    /** Of an estimate's bootstrap replicates, in any order: percentiles. */
    static Interval ofReplicates(double estimate, double... replicates) {
        double[] sorted = replicates.clone();
        Arrays.sort(sorted);
        return new Interval(estimate, quantile(sorted, ALPHA / 2), quantile(sorted, 1 - ALPHA / 2));
    }

    static Interval of(BinomialConfidenceInterval method, int successes, int trials, double error) {
        var interval = method.fromErrorRate(trials, successes, error);
        double share = (double) successes / trials;
        return new Interval( // which rounding might put just outside where all or none succeeded
                share,
                Math.min(share, Math.max(0, interval.getLowerBound())),
                Math.max(share, Math.min(1, interval.getUpperBound())));
    }

    private static double mean(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Between the two nearest of sorted values, in proportion. */
    private static double quantile(double[] sorted, double probability) {
        double place = probability * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}

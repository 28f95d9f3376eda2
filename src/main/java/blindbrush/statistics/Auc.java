package blindbrush.statistics;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * Area under the ROC curve: how often a random member of one group has a larger value than one of another, ties counted by
 * half; 0.5 where the value tells nothing. With an interval by Newcombe's score-like method (2006, Statistics in Medicine 25,
 * part 2, method 5), which is defined also where the groups do not overlap.
 *
 * @param estimate Mann-Whitney's U over the number of pairs, 0 to 1
 * @param lower lower bound, 0 to 1
 * @param upper upper bound, 0 to 1
 */
public record Auc(double estimate, double lower, double upper) {

    private static final int EVALUATIONS = 200;
    private static final double ACCURACY = 1e-12;
    private static final double BESIDE = 1e-9;

    /**
     * Of values of independent members of two groups.
     *
     * @param signal values of the group that may be larger; at least one
     * @param noise values of the other; at least one
     * @param error share of intervals that may miss the true area, such as 0.05
     * @throws IllegalArgumentException if a group is empty
     */
    public static Auc of(double[] signal, double[] noise, double error) {
        if (signal.length == 0 || noise.length == 0) {
            throw new IllegalArgumentException("An area under the curve needs a member of each group.");
        }
        double estimate = area(signal, noise);
        double deviate = NormalDistribution.of(0, 1).inverseSurvivalProbability(error / 2);
        double lower = bound(estimate, 0, signal.length, noise.length, deviate);
        double upper = bound(estimate, 1, signal.length, noise.length, deviate);
        return new Auc(estimate, lower, upper);
    }

    /**
     * How many members each of two groups of one size needs for an interval around 0.5 to lie within 0.5 ± {@code half}.
     *
     * @param half above 0, below 0.5
     */
    public static int groupSizeFor(double half, double error) {
        double deviate = NormalDistribution.of(0, 1).inverseSurvivalProbability(error / 2);
        return IntStream.iterate(2, size -> size + 1)
                .filter(size -> deviate * Math.sqrt(variance(0.5 + half, size, size)) <= half)
                .findFirst()
                .orElseThrow();
    }

    /** By Hanley and McNeil's exponential model (1982, Radiology 143), with both group sizes replaced by their mean. */
    static double variance(double area, int signal, int noise) {
        double others = (signal + noise) / 2.0 - 1;
        return area
                * (1 - area)
                * (1 + others * (1 - area) / (2 - area) + others * area / (1 + area))
                / ((double) signal * noise);
    }

    private static double area(double[] signal, double[] noise) {
        double[] sorted = DoubleStream.of(noise).sorted().toArray();
        double wins = 0;
        for (double value : signal) {
            wins += (below(sorted, value) + below(sorted, Math.nextUp(value))) / 2.0;
        }
        return wins / signal.length / noise.length;
    }

    /** How many of sorted values are smaller. */
    private static int below(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The area between the estimate and an end whose distance is so many of its own standard errors. */
    private static double bound(double estimate, double end, int signal, int noise, double deviate) {
        if (estimate == end) {
            return end;
        }
        double beside = estimate + Math.copySign(BESIDE, end - estimate); // the estimate may itself be a root
        return new BrentSolver(ACCURACY)
                .solve(
                        EVALUATIONS,
                        area -> Math.pow(estimate - area, 2) - deviate * deviate * variance(area, signal, noise),
                        Math.min(beside, end),
                        Math.max(beside, end));
    }
}

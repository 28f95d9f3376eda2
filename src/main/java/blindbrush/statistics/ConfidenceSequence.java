package blindbrush.statistics;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * The mean of values from 0 to 1, one a session, with an interval that may be looked at after every session: all intervals of one
 * series contain the mean at once with a probability of at least 95 %. By betting (Waudby-Smith and Ramdas 2024, Journal of the
 * Royal Statistical Society B 86, diversified Kelly bets, hedged): of each candidate, one bettor claims that the mean is above it
 * and one that it is below; a candidate is out where either has made 1 into 40. A bettor spreads the 1 evenly over bets that stake a
 * fixed share each, so the order of the values does not matter. Nothing is assumed of how values are distributed or of the
 * participants but that each is expected to give the mean, whatever came before; it is the mean with the study's own stimuli.
 *
 * @param counts how often each value came
 */
public record ConfidenceSequence(Map<Double, Integer> counts) {

    private static final double ERROR = 0.05;
    private static final int BETS = 50;
    private static final int EVALUATIONS = 1000;
    private static final double ACCURACY = 1e-9;

    /** @throws IllegalArgumentException if there is no value, or one is not 0 to 1 */
    public ConfidenceSequence {
        counts = Map.copyOf(counts);
        if (counts.isEmpty() || !counts.keySet().stream().allMatch(value -> value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("A confidence sequence needs values, each 0 to 1.");
        }
    }

    /** The mean with the interval, which always contains it. */
    public Interval interval() {
        double mean = counts.entrySet().stream()
                        .mapToDouble(each -> each.getKey() * each.getValue())
                        .sum()
                / counts.values().stream().mapToInt(Integer::intValue).sum();
        return new Interval(mean, lower(counts, mean), 1 - lower(mirrored(), 1 - mean));
    }

    /** Of the complements, 1 − value. */
    Map<Double, Integer> mirrored() {
        Map<Double, Integer> mirrored = new TreeMap<>();
        counts.forEach((value, count) -> mirrored.merge(1 - value, count, Integer::sum));
        return mirrored;
    }

    /** The least candidate that is not out; wealth falls from there on and is at most 1 at the mean of the values. */
    private static double lower(Map<Double, Integer> counts, double mean) {
        if (mean <= ACCURACY || logWealth(counts, ACCURACY) <= enough()) {
            return 0;
        }
        return new BrentSolver(ACCURACY)
                .solve(EVALUATIONS, candidate -> logWealth(counts, candidate) - enough(), ACCURACY, mean);
    }

    /** The logarithm of 40. */
    static double enough() {
        return Math.log(2 / ERROR);
    }

    /** The logarithm of what the bettor has who claims that the mean is above the candidate. */
    static double logWealth(Map<Double, Integer> counts, double candidate) {
        double[] logs = IntStream.rangeClosed(1, BETS)
                .mapToDouble(bet -> logWealth(counts, candidate, bet / (BETS + 1.0)))
                .toArray();
        double most = DoubleStream.of(logs).max().orElseThrow();
        return most
                + Math.log(DoubleStream.of(logs)
                        .map(log -> Math.exp(log - most))
                        .average()
                        .orElseThrow());
    }

    private static double logWealth(Map<Double, Integer> counts, double candidate, double stake) {
        return counts.entrySet().stream()
                .mapToDouble(each -> each.getValue() * Math.log1p(stake * (each.getKey() / candidate - 1)))
                .sum();
    }
}

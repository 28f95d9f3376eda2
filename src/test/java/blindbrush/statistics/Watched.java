package blindbrush.statistics;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** Confidence sequences of values that come one at a time. */
final class Watched {

    private Watched() {}

    /** Of all values until now, at least one. */
    static ConfidenceSequence of(double... values) {
        Map<Double, Integer> counts = new TreeMap<>();
        DoubleStream.of(values).forEach(value -> counts.merge(value, 1, Integer::sum));
        return new ConfidenceSequence(counts);
    }

    /** With one value more. */
    static ConfidenceSequence with(ConfidenceSequence earlier, double value) {
        Map<Double, Integer> counts = new TreeMap<>(earlier.counts());
        counts.merge(value, 1, Integer::sum);
        return new ConfidenceSequence(counts);
    }

    /** Whether the interval contains a candidate, above 0 and below 1: as its own bounds say, without looking for them. */
    static boolean contains(ConfidenceSequence sequence, double candidate) {
        return ConfidenceSequence.logWealth(sequence.counts(), candidate) <= ConfidenceSequence.enough()
                && ConfidenceSequence.logWealth(sequence.mirrored(), 1 - candidate) <= ConfidenceSequence.enough();
    }

    /** The mean wealth of the two bettors against a candidate: an e-value. */
    static double eValue(ConfidenceSequence sequence, double candidate) {
        return (Math.exp(ConfidenceSequence.logWealth(sequence.counts(), candidate))
                        + Math.exp(ConfidenceSequence.logWealth(sequence.mirrored(), 1 - candidate)))
                / 2;
    }
}

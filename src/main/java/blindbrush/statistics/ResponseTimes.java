package blindbrush.statistics;

import java.util.stream.DoubleStream;

/**
 * How long answers took, in milliseconds from the stimulus' onset, without a mean: one interrupted trial would decide it.
 *
 * @param count how many answers, at least 1
 * @param lowerQuartile a quarter took at most so long
 * @param median half took at most so long
 * @param upperQuartile three quarters took at most so long
 * @param shareFast share below 300 ms, too fast to have looked, 0 to 1
 * @param shareSlow share above the cut, 0 to 1
 */
public record ResponseTimes(
        int count, double lowerQuartile, double median, double upperQuartile, double shareFast, double shareSlow) {

    private static final double FAST_MILLIS = 300;

    /**
     * Of answers.
     *
     * @param rtMillis response times; at least one
     * @param cutMillis longer ones count as slow
     * @throws IllegalArgumentException if there is no answer
     */
    public static ResponseTimes of(double[] rtMillis, double cutMillis) {
        if (rtMillis.length == 0) {
            throw new IllegalArgumentException("A median needs at least one response time.");
        }
        Quartiles quartiles = Quartiles.of(rtMillis);
        double fast = DoubleStream.of(rtMillis).filter(rt -> rt < FAST_MILLIS).count();
        double slow = DoubleStream.of(rtMillis).filter(rt -> rt > cutMillis).count();
        return new ResponseTimes(
                rtMillis.length,
                quartiles.lower(),
                quartiles.median(),
                quartiles.upper(),
                fast / rtMillis.length,
                slow / rtMillis.length);
    }
}

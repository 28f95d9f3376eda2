package blindbrush.statistics;

/**
 * How long answers took, in milliseconds from the stimulus' onset, without a mean: one interrupted trial would decide it.
 *
 * @param count how many answers, at least 1
 * @param lowerQuartile a quarter took at most so long
 * @param median half took at most so long
 * @param upperQuartile three quarters took at most so long
 */
public record ResponseTimes(int count, double lowerQuartile, double median, double upperQuartile) {

    /**
     * Of answers.
     *
     * @param rtMillis response times; at least one
     * @throws IllegalArgumentException if there is no answer
     */
    public static ResponseTimes of(double... rtMillis) {
        if (rtMillis.length == 0) {
            throw new IllegalArgumentException("A median needs at least one response time.");
        }
        Quartiles quartiles = Quartiles.of(rtMillis);
        return new ResponseTimes(rtMillis.length, quartiles.lower(), quartiles.median(), quartiles.upper());
    }
}

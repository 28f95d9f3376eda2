package blindbrush.statistics.crossed;

/**
 * A statistic of crossed answers on the scale on which it is about normal, as a sum over answers (delta method).
 *
 * @param value on that scale
 * @param residuals by how much one answer of each kind moves it; their sum over all answers is 0
 * @param withinOrigin the same about the mean of each origin's answers, where pictures are sampled within their origin
 * @param independent its variance if answers were independent
 * @param varies whether every rate in it is above 0 and below 1, so that a variance can be estimated
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Linearized(double value, double[] residuals, double[] withinOrigin, double independent, boolean varies) {

    Linearized(double value, double[] residuals, double independent, boolean varies) {
        this(value, residuals, residuals, independent, varies);
    }
}

package blindbrush.statistics.crossed;

import org.apache.commons.numbers.gamma.Erfcx;

/**
 * What one answer adds to a probit likelihood and to the equations of its maximum, exact also far from 0.
 *
 * @param logProbability ln Φ(x)
 * @param slope its first derivative φ(x) / Φ(x)
 * @param information its second derivative's negative, which depends on the answer
 * @param expected the same expected over both answers, φ² / (Φ(1 − Φ))
 */
record ProbitTerm(double logProbability, double slope, double information, double expected) {

    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double DENSITY = 1 / Math.sqrt(2 * Math.PI);
    private static final double MILLS = Math.sqrt(2 / Math.PI);

    /** @param x linear predictor of the answer that was given */
    static ProbitTerm of(double x) {
        double scaledTail = Erfcx.value(Math.abs(x) * SQRT_HALF);
        double gauss = Math.exp(-x * x / 2);
        double body = 1 - gauss * scaledTail / 2;
        double slopeOfTail = MILLS / scaledTail;
        double slopeOfBody = DENSITY * gauss / body;
        double slope = x < 0 ? slopeOfTail : slopeOfBody;
        double logProbability = x < 0 ? Math.log(scaledTail / 2) - x * x / 2 : Math.log(body);
        return new ProbitTerm(logProbability, slope, slope * (slope + x), slopeOfTail * slopeOfBody);
    }
}

package blindbrush.statistics;

import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/**
 * The middle of some numbers (Hyndman and Fan's seventh definition, R's default).
 *
 * @param lower a quarter of the numbers is at most this
 * @param median half of them are at most this
 * @param upper three quarters of them are at most this
 */
public record Quartiles(double lower, double median, double upper) {

    /**
     * Of numbers in any order.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Quartiles of(double... numbers) {
        if (numbers.length == 0) {
            throw new IllegalArgumentException("A median needs at least one number.");
        }
        double[] quartiles = Quantile.withDefaults()
                .with(EstimationMethod.HF7)
                .withCopy(true)
                .evaluate(numbers, 0.25, 0.5, 0.75);
        return new Quartiles(quartiles[0], quartiles[1], quartiles[2]);
    }
}

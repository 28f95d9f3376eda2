package blindbrush.statistics;

import java.util.stream.IntStream;

/**
 * Benjamini and Hochberg's adjustment of the p-values of many tests (1995, Journal of the Royal Statistical Society B 57): of the
 * tests whose adjusted value is at most 0.05, about 5 % are expected to be false discoveries. For independent tests, or such
 * as depend on each other positively.
 */
public final class BenjaminiHochberg {

    private BenjaminiHochberg() {}

    /**
     * Adjusted p-values.
     *
     * @param values each 0 to 1
     * @return one for each value, in the same order
     * @throws IllegalArgumentException if a p-value is none
     */
    public static double[] adjusted(double... values) {
        if (!IntStream.range(0, values.length).allMatch(index -> values[index] >= 0 && values[index] <= 1)) {
            throw new IllegalArgumentException("A p-value is 0 to 1.");
        }
        int[] descending = IntStream.range(0, values.length)
                .boxed()
                .sorted((one, other) -> Double.compare(values[other], values[one]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[values.length];
        double least = 1;
        for (int above = 0; above < values.length; above++) {
            int rank = values.length - above;
            least = Math.min(least, values[descending[above]] * values.length / rank);
            adjusted[descending[above]] = least;
        }
        return adjusted;
    }
}

package blindbrush.statistics;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** How many trials a study needs, for the exact two-sided test of independent trials against ½ at an error of 5 %. */
public final class Power {

    private static final double ERROR_OF_SIDE = 0.05 / 2;
    private static final double LEAST_ACCURACY = 0.51;

    private Power() {}

    /**
     * How often the two-sided test finds that accuracy is not ½, on whichever side.
     *
     * @param trials at least 1
     * @param accuracy the true one, 0 to 1
     */
    public static double twoSided(int trials, double accuracy) {
        return upperTail(trials, accuracy) + upperTail(trials, 1 - accuracy);
    }

    /**
     * The number of independent trials from which on the two-sided test has at least this power; some fewer have it too, for power
     * does not rise evenly.
     *
     * @param accuracy 0.51 to 1 without 1
     * @param power above 0, below 1, such as 0.8
     */
    public static int trialsTwoSided(double accuracy, double power) {
        if (!(accuracy >= LEAST_ACCURACY && accuracy < 1 && power > 0 && power < 1)) {
            throw new IllegalArgumentException(
                    "Trials are counted for an accuracy of 0.51 to 1, and a power of 0 to 1.");
        }
        int enough = 2 * (int) roughTrials(accuracy, power) + 100;
        return IntStream.iterate(enough, trials -> trials > 0, trials -> trials - 1)
                        .filter(trials -> twoSided(trials, accuracy) < power)
                        .findFirst()
                        .orElse(0)
                + 1;
    }

    /** By the normal approximation, which ignores that power does not rise evenly. */
    static double roughTrials(double accuracy, double power) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double distance = normal.inverseSurvivalProbability(ERROR_OF_SIDE) * 0.5
                + normal.inverseCumulativeProbability(power) * Math.sqrt(accuracy * (1 - accuracy));
        return Math.pow(distance / (accuracy - 0.5), 2);
    }

    private static double upperTail(int trials, double accuracy) {
        int critical = BinomialDistribution.of(trials, 0.5).inverseSurvivalProbability(ERROR_OF_SIDE);
        return BinomialDistribution.of(trials, accuracy).survivalProbability(critical);
    }
}

package blindbrush.statistics;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** How many trials or participants a study needs, for the exact test of independent trials against ½ at an error of 5 %. */
public final class Power {

    private static final double ERROR = 0.05;
    private static final double LEAST_ACCURACY = 0.51;
    private static final int MOST = 1_000_000_000;

    private Power() {}

    /**
     * How often the one-sided test finds that accuracy is above ½.
     *
     * @param trials at least 1
     * @param accuracy the true one, 0 to 1
     */
    public static double oneSided(int trials, double accuracy) {
        return upperTail(trials, accuracy, ERROR);
    }

    /** How often the two-sided test finds that accuracy is not ½, on whichever side. */
    public static double twoSided(int trials, double accuracy) {
        return upperTail(trials, accuracy, ERROR / 2) + upperTail(trials, 1 - accuracy, ERROR / 2);
    }

    /**
     * The number of independent trials from which on the one-sided test has at least this power; some fewer have it too, for power
     * does not rise evenly.
     *
     * @param accuracy 0.51 to 1 without 1
     * @param power above 0, below 1, such as 0.8
     */
    public static int trialsOneSided(double accuracy, double power) {
        return trials(accuracy, power, ERROR, trials -> oneSided(trials, accuracy));
    }

    /** The same of the two-sided test. */
    public static int trialsTwoSided(double accuracy, double power) {
        return trials(accuracy, power, ERROR / 2, trials -> twoSided(trials, accuracy));
    }

    /**
     * How many participants make the interval of their mean ({@link Interval#ofMean}) this short.
     *
     * @param half half of the wanted width, above 0
     * @param deviation standard deviation of participants' proportions, 0 to 0.5, with that by chance within a session
     * @throws IllegalArgumentException if {@code half} is not above 0, or so short that it takes a thousand million
     */
    public static int participantsFor(double half, double deviation) {
        double deviate = NormalDistribution.of(0, 1).inverseSurvivalProbability(ERROR / 2);
        double fewer = Math.pow(deviate * deviation / half, 2);
        if (!(half > 0 && fewer < MOST)) {
            throw new IllegalArgumentException("No number of participants makes an interval this short.");
        }
        return IntStream.iterate(Math.max(2, (int) fewer), size -> size + 1)
                .filter(size -> half(size, deviation) <= half)
                .findFirst()
                .orElseThrow();
    }

    /**
     * By how much answers that hang together multiply the variance of their mean, and so the number needed: 1 + (m − 1) · ICC
     * (Kish 1965).
     *
     * @param answers of one participant (or to one picture), at least 1
     * @param correlation between two of them, 0 to 1
     */
    public static double designEffect(int answers, double correlation) {
        return 1 + (answers - 1) * correlation;
    }

    /** By the normal approximation, which ignores that power does not rise evenly. */
    static double roughTrials(double accuracy, double power, double error) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double distance = normal.inverseSurvivalProbability(error) * 0.5
                + normal.inverseCumulativeProbability(power) * Math.sqrt(accuracy * (1 - accuracy));
        return Math.pow(distance / (accuracy - 0.5), 2);
    }

    private static double half(int size, double deviation) {
        return TDistribution.of(size - 1.0).inverseSurvivalProbability(ERROR / 2) * deviation / Math.sqrt(size);
    }

    private static int trials(double accuracy, double power, double error, IntToDoubleFunction test) {
        if (!(accuracy >= LEAST_ACCURACY && accuracy < 1 && power > 0 && power < 1)) {
            throw new IllegalArgumentException(
                    "Trials are counted for an accuracy of 0.51 to 1, and a power of 0 to 1.");
        }
        int enough = 2 * (int) roughTrials(accuracy, power, error) + 100;
        return IntStream.iterate(enough, trials -> trials > 0, trials -> trials - 1)
                        .filter(trials -> test.applyAsDouble(trials) < power)
                        .findFirst()
                        .orElse(0)
                + 1;
    }

    private static double upperTail(int trials, double accuracy, double error) {
        int critical = BinomialDistribution.of(trials, 0.5).inverseSurvivalProbability(error);
        return BinomialDistribution.of(trials, accuracy).survivalProbability(critical);
    }
}

package blindbrush.statistics;

import org.apache.commons.statistics.inference.BinomialTest;

/**
 * The exact binomial test of a proportion against a stated chance, for independent trials, as within one participant. Answers of
 * one participant hang together: pooled over participants its p-values are too small.
 */
public final class ExactTest {

    private ExactTest() {}

    /**
     * The probability under chance of any count that is no more probable than the one observed, as R's {@code binom.test}.
     *
     * @param successes 0 to {@code trials}
     * @param trials at least 1
     * @param chance 0 to 1
     */
    public static double twoSided(int successes, int trials, double chance) {
        return BinomialTest.withDefaults().test(trials, successes, chance).getPValue();
    }
}

package blindbrush.results;

import blindbrush.statistics.ExactTest;
import blindbrush.statistics.Interval;

/**
 * How many trials one participant answered rightly. Its figures take trials as independent, as within one participant.
 *
 * @param right 0 to {@code of}
 * @param of at least 1
 * @param chance share of right answers that the best guesser gets who knows the design and sees nothing
 */
public record Score(int right, int of, double chance) {

    /** The share of right answers with Wilson's interval. */
    public Interval wilson() {
        return Interval.wilson(right, of);
    }

    /** The same with Clopper and Pearson's exact interval. */
    public Interval clopperPearson() {
        return Interval.clopperPearson(right, of);
    }

    /** Of the exact test against chance, two-sided. */
    public double pValue() {
        return ExactTest.twoSided(right, of, chance);
    }
}

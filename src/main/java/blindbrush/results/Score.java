package blindbrush.results;

import blindbrush.statistics.ExactTest;
import blindbrush.statistics.Interval;

/**
 * How many trials one participant answered rightly. Its intervals and its test take trials as independent, as within one participant.
 *
 * @param right 0 to {@code of}
 * @param of at least 1
 * @param wilson the share of right answers with Wilson's interval
 * @param clopperPearson the same with the exact interval
 */
public record Score(int right, int of, Interval wilson, Interval clopperPearson) {

    /** So many of so many. */
    public static Score of(int right, int of) {
        return new Score(right, of, Interval.wilson(right, of), Interval.clopperPearson(right, of));
    }

    /** Of the exact two-sided test against a share of right answers. */
    public double pValue(double chance) {
        return ExactTest.twoSided(right, of, chance);
    }
}

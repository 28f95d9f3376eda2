package blindbrush.statistics.crossed;

import blindbrush.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * An estimate with its 95 % interval, or with the reason why it has none.
 *
 * @param estimate a share, a sensitivity or another statistic
 * @param interval null where there is none
 * @param lacking null where there is an interval
 */
public record Estimate(
        double estimate,
        @Nullable Interval interval,
        @Nullable NoInterval lacking) {

    /** With one of the two. */
    public Estimate {
        if ((interval == null) == (lacking == null)) {
            throw new IllegalArgumentException("an estimate has either an interval or a reason for having none");
        }
    }

    /** With an interval. */
    public static Estimate of(Interval interval) {
        return new Estimate(interval.estimate(), interval, null);
    }

    static Estimate without(double estimate, NoInterval lacking) {
        return new Estimate(estimate, null, lacking);
    }

    /** Whether there is an interval. */
    public boolean hasInterval() {
        return interval != null;
    }

    /**
     * The interval of an estimate that has one.
     *
     * @throws IllegalStateException if it has none
     */
    public Interval bounds() {
        if (interval == null) {
            throw new IllegalStateException("no interval: " + lacking);
        }
        return interval;
    }

    /** Of 1 − a share. */
    public Estimate complement() {
        return interval == null ? new Estimate(1 - estimate, null, lacking) : of(interval.complement());
    }
}

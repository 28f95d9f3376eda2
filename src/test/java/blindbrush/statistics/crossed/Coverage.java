package blindbrush.statistics.crossed;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How often the 95 % interval of a statistic contains what is true of simulated studies.
 *
 * @param studies how many were simulated
 * @param without how many of them had no interval
 * @param containing how many intervals contained the truth
 */
public record Coverage(int studies, int without, int containing) {

    /** What is estimated. */
    public enum Statistic {
        SHARE_RIGHT,
        HIT_RATE,
        FALSE_ALARM_RATE,
        DIFFERENCE_OF_RATES,
        D_PRIME,
        CRITERION,
        BETA,
        A_D,
        AUC,
        PAIRS_D_PRIME,
        PAIRS_SIDE_BIAS;

        /** As a title. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Of each statistic in so many studies, the same for the same seed. */
    public static Map<Statistic, Coverage> of(SimulatedCrowd crowd, int studies, long seed) {
        Map<Statistic, Coverage> found = new EnumMap<>(Statistic.class);
        var seeds = new SplittableRandom(
                Objects.hash(seed, crowd.participants(), crowd.pictures(), crowd.dPrime(), crowd.spread()));
        long[] own = seeds.longs(studies).toArray();
        IntStream.range(0, studies)
                .parallel()
                .mapToObj(study -> crowd.study(new SplittableRandom(own[study])))
                .forEachOrdered(estimates -> estimates.forEach((statistic, estimate) ->
                        found.merge(statistic, of(estimate, crowd.truth(statistic)), Coverage::plus)));
        return found;
    }

    /** The share of intervals that contain the truth; not a number without any. */
    public double share() {
        return (double) containing / (studies - without);
    }

    private static Coverage of(Estimate estimate, double truth) {
        if (!estimate.hasInterval()) {
            return new Coverage(1, 1, 0);
        }
        boolean contains = estimate.interval().lower() <= truth
                && truth <= estimate.interval().upper();
        return new Coverage(1, 0, contains ? 1 : 0);
    }

    private Coverage plus(Coverage other) {
        return new Coverage(studies + other.studies, without + other.without, containing + other.containing);
    }
}

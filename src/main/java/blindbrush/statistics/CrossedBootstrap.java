package blindbrush.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * The pigeonhole bootstrap of crossed data (Owen 2007, Annals of Applied Statistics 1; Owen and Eckles 2012, same, 6): each
 * replicate draws participants with replacement, and stimuli within their origin with replacement, and weighs each answer by
 * how often its participant came, times how often its stimulus came. Its intervals speak of other participants <em>and</em> other
 * stimuli of the same kinds.
 *
 * <p>Known to be conservative: it counts the chance of the single answer up to three times, so that where neither participants
 * nor stimuli differ an interval is up to √3 times too wide. Yet with few stimuli that differ much it is short instead, as any percentile
 * interval of few is: in 12,000 simulated studies with six stimuli of each origin, 95 % intervals contained the accuracy in 92 %, and one
 * origin's rate in 90 %; those of {@link DesignEffect} in 94 %.
 */
public final class CrossedBootstrap {

    /** Fewest replicates that a 95 % percentile interval may stand on. */
    public static final int FEWEST = 100;

    private final SignalDetection observed;
    private final List<SignalDetection> replicates;

    private CrossedBootstrap(SignalDetection observed, List<SignalDetection> replicates) {
        this.observed = observed;
        this.replicates = replicates;
    }

    /**
     * Draws replicates, the same ones for the same seed. A replicate without an answer to one of the origins, as can come of a sparse
     * table, is drawn anew.
     *
     * @param replicates at least {@link #FEWEST}; 1,000 are usual
     * @throws IllegalArgumentException if there are fewer than two participants, or fewer than two stimuli of an origin
     */
    public static CrossedBootstrap of(Judgements judgements, int replicates, long seed) {
        if (replicates < FEWEST) {
            throw new IllegalArgumentException("A bootstrap needs at least " + FEWEST + " replicates.");
        }
        if (judgements.participants() < 2 || judgements.stimuli(false) < 2 || judgements.stimuli(true) < 2) {
            throw new IllegalArgumentException(
                    "A crossed bootstrap needs at least two participants and two stimuli of each origin.");
        }
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int[] cells =
                IntStream.range(0, judgements.size()).map(judgements::cell).toArray();
        int[][] origins = {stimuli(judgements, false), stimuli(judgements, true)};
        List<SignalDetection> drawn = new ArrayList<>(replicates);
        while (drawn.size() < replicates) {
            int[] counts = weighted(judgements, cells, origins, chance);
            if (counts[0] + counts[1] > 0 && counts[2] + counts[3] > 0) {
                drawn.add(Judgements.counted(counts));
            }
        }
        return new CrossedBootstrap(judgements.pooled(), drawn);
    }

    /** All answers as they came, none resampled. */
    public SignalDetection observed() {
        return observed;
    }

    /** d′ of all answers taken together, with the log-linear correction: smaller than a typical participant's where they differ. */
    public Interval dPrime() {
        return interval(SignalDetection::dPrime);
    }

    /** Share of “machine” among the answers to machine pictures. */
    public Interval hitRate() {
        return interval(CrossedBootstrap::hitRate);
    }

    /** Share of “machine” among the answers to human pictures. */
    public Interval falseAlarmRate() {
        return interval(CrossedBootstrap::falseAlarmRate);
    }

    /** How much larger the share of “machine” is among machine pictures than among human ones. */
    public Interval rateDifference() {
        return interval(counts -> hitRate(counts) - falseAlarmRate(counts));
    }

    /** Percentile interval of any statistic of the four counts, which a replicate has weighted. */
    public Interval interval(ToDoubleFunction<SignalDetection> statistic) {
        return Interval.ofReplicates(
                statistic.applyAsDouble(observed),
                replicates.stream().mapToDouble(statistic).toArray());
    }

    private static int[] stimuli(Judgements judgements, boolean machine) {
        return IntStream.range(0, judgements.stimuli())
                .filter(j -> judgements.machine[j] == machine)
                .toArray();
    }

    private static int[] weighted(Judgements judgements, int[] cells, int[][] origins, RandomGenerator chance) {
        CrossedDraw draw = CrossedDraw.of(judgements, origins, chance);
        int[] participants = draw.participants();
        int[] stimuli = draw.stimuli();
        long[] counts = new long[4];
        for (int i = 0; i < participants.length; i++) {
            if (participants[i] > 0) {
                for (int k = judgements.first[i]; k < judgements.first[i + 1]; k++) {
                    counts[cells[k]] += (long) participants[i] * stimuli[judgements.stimulus[k]];
                }
            }
        }
        return Arrays.stream(counts).mapToInt(Math::toIntExact).toArray();
    }

    private static double hitRate(SignalDetection counts) {
        return share(counts.hits(), counts.misses());
    }

    private static double falseAlarmRate(SignalDetection counts) {
        return share(counts.falseAlarms(), counts.correctRejections());
    }

    private static double share(int some, int others) {
        return (double) some / (some + others);
    }
}

package blindbrush.statistics.crossed;

import blindbrush.statistics.Interval;
import blindbrush.statistics.crossed.NoInterval.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Answers of participants to pictures, which need not be a full table, as counts of each kind of answer by participant and by picture. That is
 * all that intervals for other participants <em>and</em> other pictures are made of. The variance of a statistic is clustered by participant and
 * by picture within its origin (Cameron, Gelbach and Miller 2011), with Satterthwaite's degrees of freedom: see {@link Clusters}.
 */
public final class CrossedAnswers {

    /** Of fewer participants a variance between them is not estimated. */
    public static final int FEWEST = 3;

    private final long[] counts;

    /** Of answers about two pictures, by kind. */
    private final long[] shared;

    private final Collection<int[]> participants;

    /** Human ones, then machine ones. */
    private final List<Collection<int[]>> pictures;

    /**
     * One answer. Participants and pictures are numbered in any way.
     *
     * @param human the human picture that it is about; −1 for none
     * @param machine the machine picture that it is about; −1 for none
     * @param kind from 0
     */
    public record Answer(int participant, int human, int machine, int kind) {}

    private CrossedAnswers(
            long[] counts, long[] shared, Collection<int[]> participants, List<Collection<int[]>> pictures) {
        this.counts = counts;
        this.shared = shared;
        this.participants = participants;
        this.pictures = pictures;
    }

    /**
     * Counts answers, in any order.
     *
     * @param kinds how many kinds there are
     */
    public static CrossedAnswers of(int kinds, Stream<Answer> answers) {
        long[] counts = new long[kinds];
        long[] shared = new long[kinds];
        Map<Integer, int[]> participants = new HashMap<>();
        List<Map<Integer, int[]>> pictures = List.of(new HashMap<>(), new HashMap<>());
        answers.forEach(answer -> {
            counts[answer.kind]++;
            participants.computeIfAbsent(answer.participant, any -> new int[kinds])[answer.kind]++;
            int[] shown = {answer.human, answer.machine};
            for (int origin = 0; origin < shown.length; origin++) {
                if (shown[origin] >= 0) {
                    pictures.get(origin).computeIfAbsent(shown[origin], any -> new int[kinds])[answer.kind]++;
                }
            }
            if (answer.human >= 0 && answer.machine >= 0) {
                shared[answer.kind]++;
            }
        });
        return new CrossedAnswers(
                counts,
                shared,
                participants.values(),
                pictures.stream().map(Map::values).toList());
    }

    /** Yes-no answers by {@link Judgements#cell}. */
    static CrossedAnswers of(Judgements judgements) {
        Stream.Builder<Answer> answers = Stream.builder();
        for (int i = 0; i < judgements.participants(); i++) {
            for (int k = judgements.first[i]; k < judgements.first[i + 1]; k++) {
                int stimulus = judgements.stimulus[k];
                boolean machine = judgements.machine[stimulus];
                answers.add(new Answer(i, machine ? -1 : stimulus, machine ? stimulus : -1, judgements.cell(k)));
            }
        }
        return of(4, answers.build());
    }

    /** Those of some kinds. */
    CrossedAnswers where(IntPredicate kind) {
        return new CrossedAnswers(
                IntStream.range(0, counts.length)
                        .mapToLong(each -> kind.test(each) ? counts[each] : 0)
                        .toArray(),
                IntStream.range(0, counts.length)
                        .mapToLong(each -> kind.test(each) ? shared[each] : 0)
                        .toArray(),
                where(participants, kind),
                pictures.stream().map(origin -> where(origin, kind)).toList());
    }

    /** How many answers of a kind there are. */
    long count(int kind) {
        return counts[kind];
    }

    /**
     * The interval of a statistic, or why it has none.
     *
     * @param estimate as it is shown
     * @param shown from the statistic's scale to that on which it is shown, never falling
     */
    Estimate estimate(double estimate, Linearized statistic, DoubleUnaryOperator shown) {
        return lacking(statistic)
                .map(lacking -> Estimate.without(estimate, lacking))
                .orElseGet(() -> {
                    double half = variance(statistic).half(statistic.independent());
                    return Estimate.of(new Interval(
                            estimate,
                            shown.applyAsDouble(statistic.value() - half),
                            shown.applyAsDouble(statistic.value() + half)));
                });
    }

    /** Why the variance of a statistic cannot be estimated; empty where it can. */
    Optional<NoInterval> lacking(Linearized statistic) {
        if (participants.size() < FEWEST) {
            return Optional.of(new NoInterval(Reason.FEW_SESSIONS, FEWEST - participants.size()));
        }
        if (pictures.stream().anyMatch(origin -> origin.size() == 1)) {
            return Optional.of(NoInterval.of(Reason.FEW_PICTURES));
        }
        if (!statistic.varies()) {
            return Optional.of(NoInterval.of(Reason.ANSWERS_ALIKE));
        }
        return clusters(statistic).lacking();
    }

    /** Of a statistic that has one. */
    ClusteredVariance variance(Linearized statistic) {
        return clusters(statistic).variance();
    }

    private Clusters clusters(Linearized statistic) {
        return new Clusters(
                clustered(participants, statistic.residuals()),
                participants.size(),
                pictures.stream()
                        .filter(origin -> !origin.isEmpty())
                        .map(origin -> new Clusters.Stratum(clustered(origin, statistic.withinOrigin()), origin.size()))
                        .toList(),
                squares(counts, statistic.withinOrigin()),
                squares(shared, statistic.withinOrigin()));
    }

    /** Of two statistics that are about pictures of different origins: only participants link them. */
    double covariance(Linearized one, Linearized other) {
        double sum = 0;
        for (int[] participant : participants) {
            sum += sum(participant, one.residuals()) * sum(participant, other.residuals());
        }
        return sum * participants.size() / (participants.size() - 1);
    }

    private static Collection<int[]> where(Collection<int[]> all, IntPredicate kind) {
        List<int[]> some = new ArrayList<>();
        for (int[] one : all) {
            int[] kept = IntStream.range(0, one.length)
                    .map(each -> kind.test(each) ? one[each] : 0)
                    .toArray();
            if (IntStream.of(kept).sum() > 0) {
                some.add(kept);
            }
        }
        return some;
    }

    private static double clustered(Collection<int[]> clusters, double[] residuals) {
        double squares = 0;
        for (int[] cluster : clusters) {
            squares += Math.pow(sum(cluster, residuals), 2);
        }
        return squares * clusters.size() / (clusters.size() - 1);
    }

    private static double sum(int[] counts, double[] residuals) {
        double sum = 0;
        for (int kind = 0; kind < counts.length; kind++) {
            sum += counts[kind] * residuals[kind];
        }
        return sum;
    }

    private static double squares(long[] counts, double[] residuals) {
        double sum = 0;
        for (int kind = 0; kind < counts.length; kind++) {
            sum += counts[kind] * residuals[kind] * residuals[kind];
        }
        return sum;
    }
}

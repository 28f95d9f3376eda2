package blindbrush.results;

import blindbrush.statistics.BradleyTerry;
import blindbrush.study.Disclosure;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which pictures looked more human than which others beside them: Bradley and Terry's model (1952, Biometrika 39) of pairs, in each of which
 * one picture was called human. Answers are taken as independent.
 *
 * @param ranked the most human-looking first; empty where pairs do not link all pictures
 * @param reference the picture that the others are held against, the one shown most often, of several the first by its id;
 *     null where there is no ranking
 * @param unlinked why there is no ranking; null where there is one
 */
public record PairRanking(
        List<Ranked> ranked,
        @Nullable UUID reference,
        @Nullable String unlinked) {

    private static final double DEVIATES = 1.959963984540054; // of a 95 % interval

    /**
     * A picture in the ranking.
     *
     * @param preset that made it; null of a human picture
     * @param answers to pairs with it
     * @param strength logarithm of the odds with which it is called human beside the reference; 0 of the reference itself
     * @param lower bound of its 95 % interval
     * @param upper bound of its 95 % interval
     */
    public record Ranked(UUID id, @Nullable String preset, int answers, double strength, double lower, double upper) {

        /** Whether they are so many that more than their number may be told. */
        public boolean isTold() {
            return Disclosure.mayTellAnswers(answers);
        }
    }

    /** Keeps its own list. */
    public PairRanking {
        ranked = List.copyOf(ranked);
    }

    /** Of the pictures that were answered in pairs, at least one. */
    static PairRanking of(Answers answers) {
        int[] items = answers.pairs()
                .flatMapToInt(row -> IntStream.of(row.stimulus(), row.right()))
                .distinct()
                .sorted()
                .toArray();
        var wins = new double[items.length][items.length];
        var shown = new int[items.length];
        answers.pairs().forEach(row -> {
            int left = Arrays.binarySearch(items, row.stimulus());
            int right = Arrays.binarySearch(items, row.right());
            wins[row.calledMachine() ? right : left][row.calledMachine() ? left : right]++;
            shown[left]++;
            shown[right]++;
        });
        List<Answers.Seen> seen =
                IntStream.of(items).mapToObj(answers.stimuli()::get).toList();
        return of(seen, wins, shown);
    }

    private static PairRanking of(List<Answers.Seen> seen, double[][] wins, int[] shown) {
        int reference = IntStream.range(0, shown.length)
                .boxed()
                .max(Comparator.comparing((Integer item) -> shown[item])
                        .thenComparing(item -> seen.get(item).id().toString(), Comparator.reverseOrder()))
                .orElseThrow();
        return BradleyTerry.of(wins, reference)
                .model()
                .map(model -> new PairRanking(
                        ranked(seen, shown, model), seen.get(reference).id(), null))
                .orElseGet(() -> new PairRanking(
                        List.of(),
                        null,
                        "There is no ranking of pairs: some pictures were always, or never, called human beside all those"
                                + " that link them to the others."));
    }

    private static List<Ranked> ranked(List<Answers.Seen> seen, int[] shown, BradleyTerry model) {
        return IntStream.range(0, seen.size())
                .mapToObj(item -> ranked(seen.get(item), shown[item], model, item))
                // of those that are not told, the place would tell
                .sorted(Comparator.comparing(Ranked::isTold)
                        .thenComparing(Ranked::strength)
                        .reversed())
                .toList();
    }

    private static Ranked ranked(Answers.Seen seen, int answers, BradleyTerry model, int item) {
        double strength = model.strengths().get(item);
        double half = DEVIATES * model.standardErrors().get(item);
        return new Ranked(seen.id(), seen.preset(), answers, strength, strength - half, strength + half);
    }
}

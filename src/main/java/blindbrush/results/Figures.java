package blindbrush.results;

import blindbrush.statistics.Interval;
import blindbrush.statistics.ResponseTimes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a set of finished sessions shows.
 *
 * @param trials of a session that count
 * @param scores how many sessions answered 0, 1, 2 … trials rightly
 * @param accuracy mean over sessions of their share of right answers, for the pictures shown (Student's t over sessions); null below two
 * @param yesNo of single pictures; null unless pictures of both origins were answered
 * @param unfamous what single pictures show without those that many know; null where there are none
 * @param pairs null unless the machine picture stood on either side
 */
public record Figures(
        int trials, List<Integer> scores, Interval accuracy, YesNoFigures yesNo, Fame unfamous, PairFigures pairs) {

    static final double SLOW_MILLIS = 10_000;

    /** Keeps its own list. */
    public Figures {
        scores = List.copyOf(scores);
    }

    static Figures of(Answers answers, int trials, long seed) {
        List<Integer> scores = scores(answers, trials);
        return new Figures(
                trials,
                scores,
                accuracy(scores, trials),
                YesNoFigures.of(answers, seed).orElse(null),
                Fame.of(answers, seed).orElse(null),
                PairFigures.of(answers).orElse(null));
    }

    /** Finished sessions. */
    public int sessions() {
        return scores.stream().mapToInt(Integer::intValue).sum();
    }

    /** Answers that count. */
    public long answers() {
        return (long) sessions() * trials;
    }

    /** Quartiles of response times; empty where none was measured. */
    static Optional<ResponseTimes> times(Stream<Answers.Row> rows) {
        double[] rt =
                rows.mapToDouble(Answers.Row::rt).filter(time -> time >= 0).toArray();
        return rt.length == 0 ? Optional.empty() : Optional.of(ResponseTimes.of(rt, SLOW_MILLIS));
    }

    private static List<Integer> scores(Answers answers, int trials) {
        var right = new int[answers.sessions().size()];
        var here = new boolean[right.length];
        answers.rows().forEach(row -> {
            here[row.session()] = true;
            right[row.session()] += row.isRight() ? 1 : 0;
        });
        List<Integer> counts = new ArrayList<>(Collections.nCopies(trials + 1, 0));
        IntStream.range(0, right.length)
                .filter(session -> here[session])
                .forEach(session -> counts.set(right[session], counts.get(right[session]) + 1));
        return counts;
    }

    private static Interval accuracy(List<Integer> scores, int trials) {
        double[] shares = IntStream.range(0, scores.size())
                .boxed()
                .flatMapToDouble(
                        right -> IntStream.range(0, scores.get(right)).mapToDouble(session -> (double) right / trials))
                .toArray();
        return shares.length < 2 ? null : Interval.ofMean(shares);
    }

    /** Sessions by their share of right answers. */
    public Map<Double, Integer> shares() {
        return IntStream.range(0, scores.size())
                .filter(right -> scores.get(right) > 0)
                .boxed()
                .collect(Collectors.toMap(right -> (double) right / trials, scores::get));
    }
}

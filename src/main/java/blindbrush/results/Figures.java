package blindbrush.results;

import blindbrush.statistics.ResponseTimes;
import blindbrush.statistics.crossed.CrossedAnswers;
import blindbrush.statistics.crossed.CrossedShare;
import blindbrush.statistics.crossed.Estimate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a set of finished sessions shows.
 *
 * @param trials of a session that count; fewer of one that had to leave some out
 * @param answers in all sessions
 * @param scores how many sessions answered 0, 1, 2 … trials rightly
 * @param shares how many sessions had this share of right answers
 * @param accuracy share of right answers, for other participants and other pictures of the same kinds; null below two sessions
 * @param yesNo of single pictures; null unless pictures of both origins were answered
 * @param unfamous what single pictures show without the familiar ones; null where no picture is familiar
 * @param pairs null unless the machine picture stood on either side
 * @param hypeInfinity share of wrong answers to single pictures that stood without a limit (HYPE∞, Zhou et al. 2019); null below two sessions with
 *     such answers
 * @param extents of what its figures are made; null of an analysis that was frozen before they were counted
 */
public record Figures(
        int trials,
        long answers,
        List<Integer> scores,
        SortedMap<Double, Integer> shares,
        @Nullable Estimate accuracy,
        @Nullable YesNoFigures yesNo,
        @Nullable WithoutFamiliar unfamous,
        @Nullable PairFigures pairs,
        @Nullable Estimate hypeInfinity,
        @Nullable Extents extents) {

    /** Keeps its own lists. */
    public Figures {
        scores = List.copyOf(scores);
        shares = new TreeMap<>(shares);
    }

    static Figures of(Answers answers, int trials) {
        Map<Integer, Tally> sessions = sessions(answers);
        return new Figures(
                trials,
                answers.rows().size(),
                scores(sessions, trials),
                shares(sessions),
                sessions.size() < 2 ? null : CrossedShare.right(rights(answers.rows().stream())),
                YesNoFigures.of(answers).orElse(null),
                WithoutFamiliar.of(answers).orElse(null),
                PairFigures.of(answers).orElse(null),
                hypeInfinity(answers),
                Extents.of(answers));
    }

    private static @Nullable Estimate hypeInfinity(Answers answers) {
        List<Answers.Row> unlimited =
                answers.yesNo().filter(row -> !row.brief()).toList();
        long sessions =
                unlimited.stream().mapToInt(Answers.Row::session).distinct().count();
        return sessions < 2
                ? null
                : CrossedShare.right(rights(unlimited.stream())).complement();
    }

    /** Finished sessions. */
    public int sessions() {
        return scores.stream().mapToInt(Integer::intValue).sum();
    }

    /** Quartiles of response times; empty where none was measured. */
    static Optional<ResponseTimes> times(Stream<Answers.Row> rows) {
        double[] rt =
                rows.mapToDouble(Answers.Row::rt).filter(time -> time >= 0).toArray();
        return rt.length == 0 ? Optional.empty() : Optional.of(ResponseTimes.of(rt));
    }

    /** Right answers of all, by session. */
    private static Map<Integer, Tally> sessions(Answers answers) {
        Map<Integer, Tally> sessions = new HashMap<>();
        answers.rows().forEach(row -> sessions.merge(row.session(), new Tally(row.isRight() ? 1 : 0, 1), Tally::plus));
        return sessions;
    }

    private static List<Integer> scores(Map<Integer, Tally> sessions, int trials) {
        List<Integer> counts = new ArrayList<>(Collections.nCopies(trials + 1, 0));
        sessions.values().forEach(tally -> {
            int right = (int) tally.count();
            counts.set(right, counts.get(right) + 1);
        });
        return counts;
    }

    private static SortedMap<Double, Integer> shares(Map<Integer, Tally> sessions) {
        SortedMap<Double, Integer> shares = new TreeMap<>();
        sessions.values().forEach(tally -> shares.merge((double) tally.count() / tally.of(), 1, Integer::sum));
        return shares;
    }

    /** Whether each is right, by what it is about. */
    static CrossedAnswers rights(Stream<Answers.Row> rows) {
        return CrossedAnswers.of(
                CrossedShare.KINDS,
                rows.map(row -> row.counted(CrossedShare.kind(row.isPair(), row.machine(), row.isRight()))));
    }
}

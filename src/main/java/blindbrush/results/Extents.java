package blindbrush.results;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Of what the figures of a set of sessions are made.
 *
 * @param all answers that count
 * @param yesNo those to single pictures
 * @param within those to single pictures of sessions with pictures of both origins
 * @param timed those to single pictures whose time was measured
 * @param unlimited those to single pictures that stood without a limit
 * @param pairs those to pairs
 * @param pairsTimed those to pairs whose time was measured
 * @param pairsExposed those to pairs that stood as long as chance dealt
 */
public record Extents(
        Extent all,
        Extent yesNo,
        Extent within,
        Extent timed,
        Extent unlimited,
        Extent pairs,
        Extent pairsTimed,
        Extent pairsExposed) {

    static Extents of(Answers answers) {
        Set<Integer> both = sessions(answers.yesNo(), Answers.Row::machine);
        both.retainAll(sessions(answers.yesNo(), row -> !row.machine()));
        return new Extents(
                Extent.of(answers.rows().stream()),
                Extent.of(answers.yesNo()),
                Extent.of(answers.yesNo().filter(row -> both.contains(row.session()))),
                Extent.of(answers.yesNo().filter(row -> row.rt() >= 0)),
                Extent.of(answers.yesNo().filter(row -> !row.brief())),
                Extent.of(answers.pairs()),
                Extent.of(answers.pairs().filter(row -> row.rt() >= 0)),
                Extent.of(answers.pairs().filter(row -> row.exposure().asAsked())));
    }

    private static Set<Integer> sessions(Stream<Answers.Row> rows, Predicate<Answers.Row> which) {
        return rows.filter(which).map(Answers.Row::session).collect(Collectors.toSet());
    }
}

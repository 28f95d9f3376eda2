package blindbrush.results;

import blindbrush.statistics.crossed.CrossedAnswers;
import blindbrush.statistics.crossed.ExposureThreshold;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What pairs show whose exposure chance dealt (the method of constant stimuli).
 *
 * @param levels answers at each exposure, by rising exposure
 * @param threshold the exposure that people need, or why these answers do not tell it
 * @param leftOut answers whose pictures stood longer or shorter than asked, or nobody knows how long
 */
public record ExposureFigures(List<ExposureThreshold.Level> levels, ExposureThreshold threshold, int leftOut) {

    static Optional<ExposureFigures> of(Answers answers) {
        List<Answers.Row> dealt =
                answers.pairs().filter(row -> row.exposure().isDealt()).toList();
        if (dealt.isEmpty()) {
            return Optional.empty();
        }
        List<Answers.Row> kept =
                dealt.stream().filter(row -> row.exposure().asAsked()).toList();
        SortedMap<Integer, Tally> tallies = new TreeMap<>();
        kept.forEach(row -> tallies.merge(row.exposure().frames(), new Tally(row.isRight() ? 1 : 0, 1), Tally::plus));
        List<ExposureThreshold.Level> levels = tallies.entrySet().stream()
                .map(each -> new ExposureThreshold.Level(
                        each.getKey(), (int) each.getValue().count(), (int)
                                (each.getValue().of() - each.getValue().count())))
                .toList();
        List<Integer> places = List.copyOf(tallies.keySet());
        CrossedAnswers crossed = CrossedAnswers.of(
                2 * levels.size(),
                kept.stream()
                        .map(row -> row.counted(ExposureThreshold.kind(
                                places.indexOf(row.exposure().frames()), row.isRight()))));
        return Optional.of(
                new ExposureFigures(levels, ExposureThreshold.of(levels, crossed), dealt.size() - kept.size()));
    }

    /** How many were right at an exposure. */
    public static Tally right(ExposureThreshold.Level level) {
        return new Tally(level.right(), level.right() + level.wrong());
    }
}

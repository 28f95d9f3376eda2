package blindbrush.results;

import blindbrush.statistics.PairSensitivity;
import blindbrush.statistics.ResponseTimes;
import blindbrush.statistics.crossed.CrossedAnswers;
import blindbrush.statistics.crossed.CrossedPairs;
import blindbrush.statistics.crossed.CrossedShare;
import blindbrush.statistics.crossed.Estimate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What answers to pairs (2AFC) show.
 *
 * @param counts by where the machine picture stood and by the answer
 * @param rightShare share of right answers
 * @param dPrime sensitivity
 * @param sideBias above 0 leans to the right
 * @param ranking of pictures by pairs
 * @param times null where no time was measured
 * @param exposures what those show whose exposure chance dealt; null where it dealt none
 */
public record PairFigures(
        PairSensitivity counts,
        Estimate rightShare,
        Estimate dPrime,
        Estimate sideBias,
        PairRanking ranking,
        @Nullable ResponseTimes times,
        @Nullable ExposureFigures exposures) {

    static Optional<PairFigures> of(Answers answers) {
        int leftFound = count(answers, true, true);
        int leftMissed = count(answers, true, false);
        int rightMissed = count(answers, false, true);
        int rightFound = count(answers, false, false);
        return leftFound + leftMissed == 0 || rightMissed + rightFound == 0
                ? Optional.empty()
                : Optional.of(of(answers, new PairSensitivity(leftFound, leftMissed, rightMissed, rightFound)));
    }

    private static PairFigures of(Answers answers, PairSensitivity counts) {
        CrossedPairs crossed = CrossedPairs.of(
                counts,
                CrossedAnswers.of(
                        CrossedPairs.KINDS,
                        answers.pairs()
                                .map(row -> row.counted(CrossedPairs.kind(row.machine(), row.calledMachine())))));
        return new PairFigures(
                counts,
                CrossedShare.right(Figures.rights(answers.pairs())),
                crossed.dPrime(),
                crossed.sideBias(),
                PairRanking.of(answers),
                Figures.times(answers.pairs()).orElse(null),
                ExposureFigures.of(answers).orElse(null));
    }

    /** Pairs answered rightly. */
    public Tally right() {
        int found = counts.leftFound() + counts.rightFound();
        return new Tally(found, found + counts.leftMissed() + counts.rightMissed());
    }

    private static int count(Answers answers, boolean machineLeft, boolean calledLeft) {
        return (int) answers.pairs()
                .filter(row -> row.machine() == machineLeft && row.calledMachine() == calledLeft)
                .count();
    }
}

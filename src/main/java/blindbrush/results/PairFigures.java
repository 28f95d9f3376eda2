package blindbrush.results;

import blindbrush.statistics.PairSensitivity;
import blindbrush.statistics.ResponseTimes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What answers to pairs (2AFC) show.
 *
 * @param sensitivity d′ and side bias, for independent trials
 * @param ranking of pictures by pairs
 * @param times null where no time was measured
 */
public record PairFigures(
        PairSensitivity sensitivity,
        PairRanking ranking,
        @Nullable ResponseTimes times) {

    static Optional<PairFigures> of(Answers answers) {
        int leftFound = count(answers, true, true);
        int leftMissed = count(answers, true, false);
        int rightMissed = count(answers, false, true);
        int rightFound = count(answers, false, false);
        return leftFound + leftMissed == 0 || rightMissed + rightFound == 0
                ? Optional.empty()
                : Optional.of(new PairFigures(
                        new PairSensitivity(leftFound, leftMissed, rightMissed, rightFound),
                        PairRanking.of(answers),
                        Figures.times(answers.pairs()).orElse(null)));
    }

    /** Pairs answered rightly. */
    public Tally right() {
        int found = sensitivity.leftFound() + sensitivity.rightFound();
        return new Tally(found, found + sensitivity.leftMissed() + sensitivity.rightMissed());
    }

    private static int count(Answers answers, boolean machineLeft, boolean calledLeft) {
        return (int) answers.pairs()
                .filter(row -> row.machine() == machineLeft && row.calledMachine() == calledLeft)
                .count();
    }
}

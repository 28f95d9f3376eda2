package blindbrush.results;

import blindbrush.gallery.Origin;
import blindbrush.statistics.crossed.Estimate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What single pictures show without those that many people know. Recognised answers by themselves are never left out: only human works are
 * recognised, so dropping such answers would change the false-alarm rate. All answers to a familiar picture are left out, whoever gave them.
 *
 * @param pictures left out: known to a quarter or more of those who saw them, at least five
 * @param known how many of them are human paintings
 * @param dPrime of all answers to the others
 */
public record WithoutFamiliar(int pictures, int known, Estimate dPrime) {

    private static final int FEW = 5;

    /** Empty where no picture is familiar, or too few others are left. */
    static Optional<WithoutFamiliar> of(Answers answers) {
        Set<Integer> famous = famous(answers);
        if (famous.isEmpty()) {
            return Optional.empty();
        }
        int human = (int) famous.stream()
                .filter(stimulus -> answers.stimuli().get(stimulus).origin() == Origin.HUMAN)
                .count();
        return Optional.of(YesNoAnswers.of(answers.withoutStimuli(famous)))
                .filter(YesNoAnswers::crosses)
                .map(others -> new WithoutFamiliar(
                        famous.size(), human, others.detected().dPrime()));
    }

    private static Set<Integer> famous(Answers answers) {
        var seen = new int[answers.stimuli().size()];
        var known = new int[seen.length];
        answers.yesNo().forEach(row -> {
            seen[row.stimulus()]++;
            known[row.stimulus()] += row.recognised() ? 1 : 0;
        });
        return IntStream.range(0, seen.length)
                .filter(stimulus -> seen[stimulus] >= FEW && 4 * known[stimulus] >= seen[stimulus])
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }
}

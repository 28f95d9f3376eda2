package blindbrush.results;

import blindbrush.statistics.Interval;
import blindbrush.study.Response;
import blindbrush.study.Study;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What single pictures show without those that many know. A recognised answer alone is left out of nothing: only human works are recognised,
 * and to drop such answers would move the false-alarm rate. A picture's fame leaves out all of its answers, whoever gave them.
 *
 * @param pictures left out: known to a quarter or more of those who saw them, at least five
 * @param known how many of them are human paintings
 * @param dPrime of all answers to the others, with participants and stimuli resampled
 */
public record Fame(int pictures, int known, Interval dPrime) {

    private static final int FEW = 5;

    /** The well-known stimuli of a study's present version; one grouped query. */
    static Set<UUID> of(Study study) {
        List<Object[]> rows = Response.getEntityManager()
                .createQuery("""
                        select t.stimulus.id, count(*), sum(case when r.recognised then 1 else 0 end)
                        from Response r join Trial t on t.id = r.trialId
                        where t.session.study = :study and t.session.version = :version and t.session.finishedAt is not null
                        and t.phase = blindbrush.study.Phase.MAIN and t.superseded = false and t.rightStimulus is null
                        group by t.stimulus.id""", Object[].class)
                .setParameter("study", study)
                .setParameter("version", study.version)
                .getResultList();
        return rows.stream()
                .filter(row -> number(row[1]) >= FEW && 4 * number(row[2]) >= number(row[1]))
                .map(row -> (UUID) row[0])
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Empty where no picture is well known, or too few others are left. */
    static Optional<Fame> of(Answers answers, Set<UUID> famous, long seed) {
        Set<Integer> numbers = IntStream.range(0, answers.stimuli().size())
                .filter(stimulus ->
                        famous.contains(answers.stimuli().get(stimulus).id()))
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        int human = (int) numbers.stream()
                .filter(stimulus -> answers.stimuli().get(stimulus).preset() == null)
                .count();
        return YesNoFigures.of(answers.withoutStimuli(numbers), seed)
                .map(YesNoFigures::crossed)
                .map(crossed -> new Fame(numbers.size(), human, crossed.dPrime()));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}

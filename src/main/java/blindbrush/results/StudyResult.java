package blindbrush.results;

import blindbrush.design.Task;
import blindbrush.gallery.Origin;
import blindbrush.statistics.Interval;
import blindbrush.study.Response;
import blindbrush.study.Session;
import blindbrush.study.Study;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How everybody did in a study: finished sessions only.
 *
 * @param scores how many sessions answered 0, 1, 2 … trials rightly
 * @param accuracy mean over sessions of their share of right answers, for the pictures shown (Student's t over sessions); from two sessions on
 * @param calledMachine of yes-no responses to machine pictures, how many said machine (hits)
 * @param humanCalledMachine of yes-no responses to human pictures, how many said machine (false alarms)
 * @param pairsRight of pairs, how many were answered rightly
 */
public record StudyResult(
        List<Long> scores,
        Optional<Interval> accuracy,
        Tally calledMachine,
        Tally humanCalledMachine,
        Tally pairsRight) {

    /** One grouped query for the scores, one for the tallies. */
    public static StudyResult of(Study study) {
        List<Long> scores = scores(study);
        return new StudyResult(
                scores,
                accuracy(scores),
                saidMachine(study, Origin.MACHINE),
                saidMachine(study, Origin.HUMAN),
                pairsRight(study));
    }

    /** Finished sessions. */
    public long sessions() {
        return scores.stream().mapToLong(Long::longValue).sum();
    }

    private static List<Long> scores(Study study) {
        var counts = new long[study.design.trials() + 1];
        Session.getEntityManager()
                .createQuery("""
                        select sum(case when r.correct then 1 else 0 end) from Response r join Trial t on t.id = r.trialId
                        where t.session.study = :study and t.session.version = :version and t.phase = blindbrush.study.Phase.MAIN and t.superseded = false
                        and t.session.finishedAt is not null group by t.session.id""", Number.class)
                .setParameter("study", study)
                .setParameter("version", study.version)
                .getResultList()
                .forEach(right -> counts[right.intValue()]++);
        return IntStream.range(0, counts.length)
                .mapToObj(right -> counts[right])
                .toList();
    }

    private static Optional<Interval> accuracy(List<Long> scores) {
        double trials = scores.size() - 1;
        double[] shares = IntStream.range(0, scores.size())
                .boxed()
                .flatMapToDouble(right ->
                        IntStream.range(0, scores.get(right).intValue()).mapToDouble(session -> right / trials))
                .toArray();
        return shares.length < 2 ? Optional.empty() : Optional.of(Interval.ofMean(shares));
    }

    private static Tally saidMachine(Study study, Origin truth) {
        return tally(
                study,
                "r.rating > 3",
                "t.task = %s and t.stimulus.origin = %s".formatted(name(Task.YES_NO), name(truth)));
    }

    private static Tally pairsRight(Study study) {
        return tally(study, "r.correct", "t.task = " + name(Task.PAIR));
    }

    private static Tally tally(Study study, String counted, String where) {
        Tuple row = Response.getEntityManager()
                .createQuery("""
                        select count(*), coalesce(sum(case when %s then 1 else 0 end), 0) from Response r join Trial t on t.id = r.trialId
                        where t.session.study = :study and t.session.version = :version and t.phase = blindbrush.study.Phase.MAIN and t.superseded = false
                        and t.session.finishedAt is not null and %s""".formatted(counted, where), Tuple.class)
                .setParameter("study", study)
                .setParameter("version", study.version)
                .getSingleResult();
        return new Tally(((Number) row.get(1)).longValue(), ((Number) row.get(0)).longValue());
    }

    private static String name(Enum<?> constant) {
        return constant.getDeclaringClass().getName() + "." + constant.name();
    }
}

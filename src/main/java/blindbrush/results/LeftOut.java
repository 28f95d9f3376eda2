package blindbrush.results;

import blindbrush.design.Design;
import blindbrush.design.Exclusion;
import blindbrush.statistics.ResponseTimes;
import blindbrush.study.Response;
import blindbrush.study.Study;
import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which finished sessions a study's registered rules leave out, and why. */
final class LeftOut {

    private LeftOut() {}

    /** Reasons by the sessions' numbers; one grouped query, none where the design has no rule. */
    static Map<Integer, String> of(Study study, Design design, Answers answers) {
        Exclusion rules = design.exclusion();
        if (rules.equals(Exclusion.NONE)) {
            return Map.of();
        }
        Map<UUID, Tuple> flags = flags(study);
        Map<Integer, Double> medians = medians(answers);
        Map<Integer, String> reasons = new HashMap<>();
        for (int session = 0; session < answers.sessions().size(); session++) {
            int number = session;
            Tuple flag = flags.get(answers.sessions().get(session));
            rules.reason(count(flag, 1), medians.get(session), count(flag, 2))
                    .ifPresent(reason -> reasons.put(number, reason));
        }
        return Map.copyOf(reasons);
    }

    private static Map<UUID, Tuple> flags(Study study) {
        return Response.getEntityManager()
                .createQuery("""
                        select t.session.id,
                        sum(case when t.phase = blindbrush.study.Phase.CATCH and r.correct = false then 1 else 0 end),
                        sum(case when t.phase = blindbrush.study.Phase.MAIN and r.interruptions > 0 then 1 else 0 end)
                        from Response r join Trial t on t.id = r.trialId
                        where t.session.study = :study and t.session.version = :version and t.session.finishedAt is not null
                        and t.superseded = false group by t.session.id""", Tuple.class)
                .setParameter("study", study)
                .setParameter("version", study.version)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.get(0, UUID.class), row -> row));
    }

    /** Median rt of each session in ms; none where none was measured. */
    private static Map<Integer, Double> medians(Answers answers) {
        Map<Integer, IntStream.Builder> times = new HashMap<>();
        answers.rows().stream().filter(row -> row.rt() >= 0).forEach(row -> times.computeIfAbsent(
                        row.session(), session -> IntStream.builder())
                .add(row.rt()));
        return times.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> ResponseTimes.of(
                        entry.getValue().build().asDoubleStream().toArray(), Figures.SLOW_MILLIS)
                .median()));
    }

    private static long count(Tuple flags, int place) {
        return ((Number) flags.get(place)).longValue();
    }
}

package blindbrush.results;

import blindbrush.design.Task;
import blindbrush.study.Response;
import blindbrush.study.Study;
import jakarta.persistence.Tuple;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How many responses of participants to each stimulus of a study were right: alone, and on either side of a pair. The two are never mixed. */
final class StimulusTallies {

    private StimulusTallies() {}

    static Map<Task, Map<UUID, Tally>> of(Study study) {
        Map<Task, Map<UUID, Tally>> tallies = new EnumMap<>(Task.class);
        add(study, "stimulus", tallies);
        add(study, "rightStimulus", tallies);
        return tallies;
    }

    private static void add(Study study, String place, Map<Task, Map<UUID, Tally>> tallies) {
        Response.getEntityManager()
                .createQuery("""
                        select t.task, t.%s.id, count(*), sum(case when r.correct then 1 else 0 end)
                        from Response r join Trial t on t.id = r.trialId
                        where t.session.study = :study and t.session.version = :version and t.session.staff = false and t.phase = blindbrush.study.Phase.MAIN and t.superseded = false
                        and t.%s is not null group by t.task, t.%s.id""".formatted(place, place, place), Tuple.class)
                .setParameter("study", study)
                .setParameter("version", study.version)
                .getResultList()
                .forEach(row -> tallies.computeIfAbsent(row.get(0, Task.class), task -> new HashMap<>())
                        .merge(
                                row.get(1, UUID.class),
                                new Tally(((Number) row.get(3)).longValue(), ((Number) row.get(2)).longValue()),
                                Tally::plus));
    }
}

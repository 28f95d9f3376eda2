package blindbrush.results;

import static java.util.Objects.requireNonNull;

import blindbrush.study.Response;
import blindbrush.study.Study;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much a study has gathered under its present version, without what staff answered.
 *
 * @param sessions finished ones
 * @param answers in them that count, before any exclusion rule
 * @param beside other responses: of sessions that are not finished, to practice and catch trials, and of blocks that began again
 */
public record Participation(long sessions, long answers, long beside) {

    private static final Participation NONE = new Participation(0, 0, 0);

    /** Two queries. */
    public static Participation of(Study study) {
        return requireNonNull(of(List.of(study)).get(study.id));
    }

    /** Of each of these studies, by its id. Two queries, however many they are. */
    public static Map<UUID, Participation> of(List<Study> studies) {
        Map<UUID, Long> finished = counted(studies, """
                        select st.id, count(*) from Session s join s.study st
                        where st in ?1 and s.version = st.version and s.staff = false and s.finishedAt is not null group by st.id""")
                .collect(Collectors.toMap(row -> row.get(0, UUID.class), row -> row.get(1, Long.class)));
        Map<UUID, Participation> answered = counted(studies, """
                        select st.id, count(*), sum(case when s.finishedAt is not null and t.phase = blindbrush.study.Phase.MAIN
                        and t.superseded = false then 1L else 0L end)
                        from Response r join Trial t on t.id = r.trialId join t.session s join s.study st
                        where st in ?1 and s.version = st.version and s.staff = false group by st.id""")
                .collect(Collectors.toMap(
                        row -> row.get(0, UUID.class),
                        row -> new Participation(
                                0, row.get(2, Long.class), row.get(1, Long.class) - row.get(2, Long.class))));
        return studies.stream().collect(Collectors.toMap(study -> study.id, study -> {
            Participation each = answered.getOrDefault(study.id, NONE);
            return new Participation(finished.getOrDefault(study.id, 0L), each.answers, each.beside);
        }));
    }

    private static Stream<Tuple> counted(List<Study> studies, String query) {
        return Response.getEntityManager()
                .createQuery(query, Tuple.class)
                .setParameter(1, studies)
                .getResultStream();
    }

    /** Rows of the table of responses. */
    public long responses() {
        return answers + beside;
    }
}

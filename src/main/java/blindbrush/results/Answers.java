package blindbrush.results;

import blindbrush.gallery.Origin;
import blindbrush.study.Response;
import blindbrush.study.Side;
import blindbrush.study.Study;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;

/**
 * Every answer that counts of a study's finished sessions under its present version, read once: resampling needs them one by one, and
 * whatever else is computed in the background counts them on the way.
 *
 * @param sessions that gave them, by their number
 * @param stimuli that they are about, by their number
 */
record Answers(List<Row> rows, List<UUID> sessions, List<Seen> stimuli) {

    private static final int FETCH_SIZE = 5000;

    /**
     * One answer.
     *
     * @param pair whether it is about two pictures; then what is said of the picture is said of the left one
     * @param machine whether the picture is machine-made
     * @param calledMachine whether the answer says so
     * @param rating 1 to 6, 0 of a pair
     * @param rt in ms; −1 where it is not known
     */
    record Row(int session, int stimulus, boolean pair, boolean machine, boolean calledMachine, int rating, int rt) {

        boolean right() {
            return machine == calledMachine;
        }
    }

    /** A stimulus that was answered. */
    record Seen(UUID id, Origin origin, String preset) {}

    /** One query, its rows counted as they come; call it within a transaction. */
    static Answers of(Study study) {
        List<Row> rows = new ArrayList<>();
        Map<UUID, Integer> sessions = new HashMap<>();
        List<UUID> sessionIds = new ArrayList<>();
        Map<UUID, Integer> stimuli = new HashMap<>();
        List<Seen> seen = new ArrayList<>();
        try (Stream<Object[]> found = found(study)) {
            found.forEach(row -> {
                UUID session = (UUID) row[0];
                UUID stimulus = (UUID) row[1];
                rows.add(row(
                        row,
                        sessions.computeIfAbsent(session, id -> numbered(sessionIds, id)),
                        stimuli.computeIfAbsent(
                                stimulus, id -> numbered(seen, new Seen(id, (Origin) row[2], (String) row[3])))));
            });
        }
        return new Answers(rows, sessionIds, seen);
    }

    /** Without those of some sessions, by their numbers. */
    Answers without(Set<Integer> leftOut) {
        return new Answers(
                rows.stream().filter(row -> !leftOut.contains(row.session())).toList(), sessions, stimuli);
    }

    /** Without those to single pictures of some stimuli, by their numbers. */
    Answers withoutStimuli(Set<Integer> leftOut) {
        return new Answers(
                rows.stream()
                        .filter(row -> row.pair() || !leftOut.contains(row.stimulus()))
                        .toList(),
                sessions,
                stimuli);
    }

    Stream<Row> yesNo() {
        return rows.stream().filter(row -> !row.pair());
    }

    Stream<Row> pairs() {
        return rows.stream().filter(Row::pair);
    }

    private static Stream<Object[]> found(Study study) {
        return Response.getEntityManager()
                .createQuery("""
                        select t.session.id, t.stimulus.id, t.stimulus.origin, t.stimulus.preset, r.rating, r.side, r.rt
                        from Response r join Trial t on t.id = r.trialId
                        where t.session.study = :study and t.session.version = :version and t.session.finishedAt is not null
                        and t.phase = blindbrush.study.Phase.MAIN and t.superseded = false""", Object[].class)
                .setParameter("study", study)
                .setParameter("version", study.version)
                .setHint(HibernateHints.HINT_FETCH_SIZE, FETCH_SIZE)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultStream();
    }

    private static Row row(Object[] row, int session, int stimulus) {
        Integer rating = (Integer) row[4];
        boolean pair = rating == null;
        boolean calledMachine = pair ? row[5] == Side.RIGHT : rating > 3;
        Integer rt = (Integer) row[6];
        return new Row(
                session,
                stimulus,
                pair,
                row[2] == Origin.MACHINE,
                calledMachine,
                pair ? 0 : rating,
                rt == null ? -1 : rt);
    }

    private static <T> int numbered(List<T> list, T next) {
        list.add(next);
        return list.size() - 1;
    }
}

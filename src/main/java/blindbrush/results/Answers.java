package blindbrush.results;

import static java.util.Objects.requireNonNull;

import blindbrush.design.Block;
import blindbrush.design.Expertise;
import blindbrush.design.Question;
import blindbrush.gallery.Origin;
import blindbrush.gallery.Stimulus;
import blindbrush.statistics.Rating;
import blindbrush.statistics.crossed.CrossedAnswers;
import blindbrush.study.Response;
import blindbrush.study.Side;
import blindbrush.study.Study;
import jakarta.persistence.TypedQuery;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;

/**
 * Every answer that counts of a study's finished sessions under its present version, read once: what is counted by participant and by picture needs them one by one, and
 * whatever else is computed in the background counts them on the way.
 *
 * @param sessions finished, by their number: in the order in which they were finished, those of the registered analysis before others
 * @param stimuli on the study's wall, by their number
 */
record Answers(List<Row> rows, List<Sitting> sessions, List<Seen> stimuli) {

    private static final int FETCH_SIZE = 5000;

    /**
     * One answer.
     *
     * @param stimulus that it is about; of a pair the left one, and then what is said of the picture is said of that
     * @param right the right one of a pair; −1 of a single picture
     * @param machine whether the picture is machine-made
     * @param calledMachine whether the answer says so
     * @param rating null of a pair
     * @param recognised whether the participant knew it
     * @param rt in ms; −1 where it is not known
     * @param brief whether its pictures stood for a limited time
     * @param exposure for how long, where chance dealt that
     */
    record Row(
            int session,
            int stimulus,
            int right,
            boolean machine,
            boolean calledMachine,
            @Nullable Rating rating,
            boolean recognised,
            int rt,
            boolean brief,
            Exposure exposure) {

        boolean isPair() {
            return right >= 0;
        }

        boolean isRight() {
            return machine == calledMachine;
        }

        /** With its kind, to be counted by participant and by picture. */
        CrossedAnswers.Answer counted(int kind) {
            int other = isPair() ? right : -1;
            return new CrossedAnswers.Answer(session, machine ? other : stimulus, machine ? stimulus : other, kind);
        }
    }

    /**
     * A finished session, with the condition that it was dealt.
     *
     * @param finishNumber its place in the registered analysis; null of others
     * @param expertise the group by its replies to the questions that the design marks; null where it is in none
     */
    record Sitting(
            UUID id,
            String condition,
            @Nullable Integer finishNumber,
            @Nullable String expertise) {

        /** As the database has it. */
        Sitting(UUID id, String condition, @Nullable Integer finishNumber) {
            this(id, condition, finishNumber, null);
        }

        private Sitting with(List<Question> questions, Map<String, String> replies) {
            return new Sitting(
                    id,
                    condition,
                    finishNumber,
                    Expertise.group(questions, replies).orElse(null));
        }
    }

    /**
     * A stimulus that could be answered.
     *
     * @param styles curators' words for it
     * @param preset null of a human picture
     * @param network null of a human picture
     * @param covariates null of a damaged picture
     */
    record Seen(
            UUID id,
            Origin origin,
            Set<String> styles,
            @Nullable String preset,
            @Nullable String network,
            @Nullable Covariates covariates) {

        private static Seen of(Stimulus stimulus) {
            return new Seen(
                    stimulus.id,
                    stimulus.origin,
                    stimulus.styles(),
                    stimulus.preset,
                    stimulus.network,
                    Covariates.of(stimulus.picture));
        }
    }

    /** Three queries, and one more where a design asks for expertise, the rows of the last counted as they come; call it within a transaction, which keeps what is measured of pictures. */
    static Answers of(Study study) {
        List<Sitting> sessions =
                withExpertise(study, ofVersion(study, """
                        select s.id, s.conditionName, s.finishNumber from Session s
                        where s.study = :study and s.version = :version and s.staff = false and s.finishedAt is not null
                        order by s.finishNumber nulls last, s.finishedAt, s.id""", Sitting.class).getResultList());
        List<Seen> stimuli = Stimulus.<Stimulus>find("""
                        from Stimulus s join fetch s.picture left join fetch s.artwork left join fetch s.styleArtworks
                        where s.id in (select h.stimulus.id from Hanging h where h.study = ?1)
                        order by s.id""", study).list().stream()
                .map(Seen::of)
                .toList();
        Map<UUID, Integer> sessionNumbers =
                numbers(sessions.stream().map(Sitting::id).toList());
        Map<UUID, Integer> stimulusNumbers =
                numbers(stimuli.stream().map(Seen::id).toList());
        List<Block> blocks = study.designOfVersion().blocks();
        List<Row> rows = new ArrayList<>();
        try (Stream<Object[]> found = found(study)) {
            found.filter(row -> sessionNumbers.containsKey((UUID) row[0])) // not of one finished meanwhile
                    .forEach(row -> rows.add(row(row, sessionNumbers, stimulusNumbers, stimuli, blocks)));
        }
        return new Answers(rows, sessions, stimuli);
    }

    private static List<Sitting> withExpertise(Study study, List<Sitting> sessions) {
        List<Question> questions = study.designOfVersion().questions();
        if (!Expertise.isAsked(questions)) {
            return sessions;
        }
        Map<UUID, Map<String, String>> replies = new HashMap<>();
        ofVersion(study, """
                        select s.id, r.key.question, r.answer from Reply r join Session s on s.id = r.key.sessionId
                        where s.study = :study and s.version = :version and s.staff = false and s.finishedAt is not null""", Object[].class).getResultStream().forEach(row -> replies.computeIfAbsent(
                        (UUID) row[0], id -> new HashMap<>())
                .put((String) row[1], (String) row[2]));
        return sessions.stream()
                .map(session -> session.with(questions, replies.getOrDefault(session.id(), Map.of())))
                .toList();
    }

    /** How many sessions of the registered analysis are there. */
    int chosen() {
        return (int) sessions.stream()
                .filter(sitting -> sitting.finishNumber() != null)
                .count();
    }

    /**
     * The SHA-256 of these answers as 64 hexadecimal digits: a line for each, with the columns session_id, stimulus_id, right_stimulus_id,
     * rating or side, recognised and rt of the table of responses, joined by commas; sorted, each ended by a line feed (UTF-8).
     */
    String sha256() {
        MessageDigest digest = DigestUtils.getSha256Digest();
        rows.stream().map(this::line).sorted().forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        return Hex.encodeHexString(digest.digest());
    }

    private String line(Row row) {
        String answer =
                row.rating == null ? (row.calledMachine ? "right" : "left") : Integer.toString(row.rating.step());
        return String.join(
                ",",
                sessions.get(row.session).id().toString(),
                stimuli.get(row.stimulus).id().toString(),
                row.isPair() ? stimuli.get(row.right).id().toString() : "",
                answer,
                Boolean.toString(row.recognised),
                row.rt < 0 ? "\n" : row.rt + "\n");
    }

    /** Those of the sessions finished first. */
    Answers first(int number) {
        return where(row -> row.session() < number);
    }

    /** Without those of some sessions, by their numbers. */
    Answers without(Set<Integer> leftOut) {
        return where(row -> !leftOut.contains(row.session()));
    }

    /** Without those to single pictures of some stimuli, by their numbers. */
    Answers withoutStimuli(Set<Integer> leftOut) {
        return where(row -> row.isPair() || !leftOut.contains(row.stimulus()));
    }

    Stream<Row> yesNo() {
        return rows.stream().filter(row -> !row.isPair());
    }

    Stream<Row> pairs() {
        return rows.stream().filter(Row::isPair);
    }

    private Answers where(Predicate<Row> kept) {
        return new Answers(rows.stream().filter(kept).toList(), sessions, stimuli);
    }

    private static Stream<Object[]> found(Study study) {
        return ofVersion(study, """
                        select s.id, t.stimulus.id, t.rightStimulus.id, r.rating, r.side, r.recognised, r.rt,
                        t.blockIndex, t.exposureFrames, r.exposureMeasured, r.displayUnverified
                        from Response r join Trial t on t.id = r.trialId join t.session s
                        where s.study = :study and s.version = :version and s.staff = false and s.finishedAt is not null
                        and t.phase = blindbrush.study.Phase.MAIN and t.superseded = false""", Object[].class)
                .setHint(HibernateHints.HINT_FETCH_SIZE, FETCH_SIZE)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultStream();
    }

    private static Row row(
            Object[] row,
            Map<UUID, Integer> sessions,
            Map<UUID, Integer> stimuli,
            List<Seen> seen,
            List<Block> blocks) {
        int stimulus = requireNonNull(stimuli.get((UUID) row[1]));
        boolean pair = row[2] != null;
        Rating rating = pair ? null : Rating.of((Integer) row[3]);
        Integer rt = (Integer) row[6];
        return new Row(
                requireNonNull(sessions.get((UUID) row[0])),
                stimulus,
                pair ? requireNonNull(stimuli.get((UUID) row[2])) : -1,
                seen.get(stimulus).origin() == Origin.MACHINE,
                pair ? row[4] == Side.RIGHT : requireNonNull(rating).callsMachine(),
                rating,
                (Boolean) row[5],
                rt == null ? -1 : rt,
                isBrief(blocks, (Integer) row[7]),
                Exposure.of((Integer) row[8], (Integer) row[9], Boolean.TRUE.equals(row[10])));
    }

    /** Of a design that was changed before designs were frozen, nobody knows. */
    private static boolean isBrief(List<Block> blocks, int index) {
        return index < blocks.size() && blocks.get(index).isBrief();
    }

    private static <T> TypedQuery<T> ofVersion(Study study, String text, Class<T> type) {
        return Response.getEntityManager()
                .createQuery(text, type)
                .setParameter("study", study)
                .setParameter("version", study.version);
    }

    private static Map<UUID, Integer> numbers(List<UUID> ids) {
        Map<UUID, Integer> numbers = new HashMap<>();
        ids.forEach(id -> numbers.put(id, numbers.size()));
        return numbers;
    }
}

package blindbrush.export;

import blindbrush.export.StimulusRow.ArtworkRow;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads one study out of a snapshot. Its wall is held in memory; sessions come a batch at a time, each with its trials. */
final class StudyReader {

    private static final int BATCH = 200;

    private final Snapshot database;
    private final StudyRow study;
    private final Map<UUID, StimulusRow> wall;

    StudyReader(Snapshot database, String slug) throws IOException, SQLException {
        this.database = database;
        this.study = StudyRow.read(database, slug);
        this.wall = wall(database, study.id());
    }

    Snapshot database() {
        return database;
    }

    StudyRow study() {
        return study;
    }

    /** In the order in which they were made. */
    void stimuli(Snapshot.Rows<StimulusRow> rows) throws IOException, SQLException {
        for (StimulusRow stimulus : wall.values()) {
            rows.take(stimulus);
        }
    }

    /** In the order in which they began, finished or not. */
    void sessions(Snapshot.Rows<SessionRow> rows) throws IOException, SQLException {
        batches(SessionRow.IN_ORDER, (session, trials) -> rows.take(session));
    }

    /** The same with what each could tell apart. */
    void participants(Snapshot.Rows<ParticipantRow> rows) throws IOException, SQLException {
        batches(SessionRow.IN_ORDER, (session, trials) -> rows.take(ParticipantRow.of(session, trials)));
    }

    /** Those that the registered analysis leaves out. */
    void excluded(Snapshot.Rows<SessionRow> rows) throws IOException, SQLException {
        sessions(session -> {
            if (session.quality().isExcluded() && !session.staff()) {
                rows.take(session);
            }
        });
    }

    /** All trials that were answered or whose picture never came, in order of session and trial. */
    void responses(Snapshot.Rows<ResponseRow> rows) throws IOException, SQLException {
        batches(SessionRow.IN_ORDER, (session, trials) -> {
            for (TrialRow trial : trials) {
                rows.take(new ResponseRow(session, trial));
            }
        });
    }

    /** Some of the finished sessions that are in no chain yet, with their trials, in the order in which they were finished. */
    void withoutLeaf(Sessions sessions) throws IOException, SQLException {
        batches(SessionRow.WITHOUT_LEAF, sessions);
    }

    /** Every number that a session of the study was given, those of withdrawn ones too. */
    void numbers(Snapshot.Rows<CompletenessFiles.Numbered> rows) throws IOException, SQLException {
        database.read(
                CompletenessFiles.Numbered.SELECT, CompletenessFiles.Numbered::read, rows, study.id(), study.id());
    }

    /** The leaves of the study's chain in their order. */
    void leaves(Snapshot.Rows<CompletenessFiles.Link> rows) throws IOException, SQLException {
        database.read(CompletenessFiles.Link.SELECT, CompletenessFiles.Link::read, rows, study.id());
    }

    /** A session with its trials. */
    @FunctionalInterface
    interface Sessions {
        void take(SessionRow session, List<TrialRow> trials) throws IOException, SQLException;
    }

    private void batches(String select, Sessions sessions) throws IOException, SQLException {
        List<SessionRow> batch = new ArrayList<>(BATCH);
        database.read(
                select,
                row -> SessionRow.read(row, study),
                session -> {
                    batch.add(session);
                    if (batch.size() == BATCH) {
                        hand(batch, sessions);
                    }
                },
                study.id());
        hand(batch, sessions);
    }

    private void hand(List<SessionRow> batch, Sessions sessions) throws IOException, SQLException {
        Object[] ids = batch.stream().map(SessionRow::id).toArray();
        Map<UUID, List<TrialRow>> trials = new HashMap<>();
        database.read(
                TrialRow.SELECT,
                row -> TrialRow.read(row, wall),
                trial -> trials.computeIfAbsent(trial.sessionId(), id -> new ArrayList<>())
                        .add(trial),
                (Object) ids);
        Map<UUID, Map<String, String>> replies = replies(ids);
        for (SessionRow session : batch) {
            List<TrialRow> own = trials.getOrDefault(session.id(), List.of());
            sessions.take(session.with(replies.getOrDefault(session.id(), Map.of()), own), own);
        }
        batch.clear();
    }

    private Map<UUID, Map<String, String>> replies(Object... ids) throws IOException, SQLException {
        Map<UUID, Map<String, String>> replies = new HashMap<>();
        database.read(
                "select session_id, question, answer from reply where session_id = any(?)",
                row -> replies.computeIfAbsent(row.getObject(1, UUID.class), id -> new HashMap<>())
                        .put(row.getString(2), row.getString(3)),
                reply -> {},
                (Object) ids);
        return replies;
    }

    private static Map<UUID, StimulusRow> wall(Snapshot database, UUID study) throws IOException, SQLException {
        Map<UUID, List<ArtworkRow>> styles = styles(database, study);
        Map<UUID, StimulusRow> wall = new LinkedHashMap<>();
        database.read(
                """
                select s.id, s.origin, s.stand_in, s.preset, s.network, s.picture_sha256, p.width, p.height, p.sharpness, p.saturation,
                p.luminance, s.made_at, h.shown, o.told_at, t.opened_at,
                a.id as artwork_id, a.title, a.creator, a.credit, a.style, a.subject
                from hanging h join stimulus s on s.id = h.stimulus_id join picture p on p.sha256 = s.picture_sha256
                join artwork a on a.id = coalesce(s.artwork_id, s.content_artwork_id)
                join study t on t.id = h.study_id left join told_picture o on o.stimulus_id = s.id
                where h.study_id = ? order by s.made_at, s.id""",
                row -> StimulusRow.read(row, styles.getOrDefault(row.getObject("id", UUID.class), List.of())),
                stimulus -> wall.put(stimulus.id(), stimulus),
                study);
        return wall;
    }

    private static Map<UUID, List<ArtworkRow>> styles(Snapshot database, UUID study) throws IOException, SQLException {
        Map<UUID, List<ArtworkRow>> styles = new HashMap<>();
        database.read(
                """
                select l.stimulus_id, a.id as artwork_id, a.title, a.creator, a.credit, a.style, a.subject
                from stimulus_style l join artwork a on a.id = l.style_artwork_id
                join hanging h on h.stimulus_id = l.stimulus_id where h.study_id = ? order by l.stimulus_id, l.position""",
                row -> styles.computeIfAbsent(row.getObject("stimulus_id", UUID.class), id -> new ArrayList<>())
                        .add(ArtworkRow.read(row)),
                artwork -> {},
                study);
        return styles;
    }
}

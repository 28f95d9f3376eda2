package blindbrush.export;

import static java.util.Objects.requireNonNull;

import blindbrush.design.Exclusion;
import blindbrush.design.ExclusionReason;
import blindbrush.design.Expertise;
import blindbrush.results.SessionQuality;
import blindbrush.study.Disclosure;
import blindbrush.study.Side;
import blindbrush.study.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A participant's run through a study, with its replies and what decides about its exclusion.
 *
 * @param participantId pseudonym; null for sessions older than pseudonyms
 * @param frozen the version it began under
 * @param startNumber its place among all sessions of the study
 * @param finishNumber its place in the registered analysis; null of others
 * @param anonymizedAt when its personal parts were deleted; from then on its times are counted from the first of its month
 * @param failedTrials left out because their pictures never came
 * @param replies by question
 */
record SessionRow(
        UUID id,
        int startNumber,
        StudyRow study,
        Frozen frozen,
        @Nullable UUID participantId,
        @Nullable Source source,
        String condition,
        int blockOrder,
        Side humanSide,
        boolean staff,
        String consentVersion,
        long seed,
        Instant consentedAt,
        @Nullable Instant finishedAt,
        @Nullable Integer finishNumber,
        @Nullable Instant anonymizedAt,
        PanelWords panel,
        int failedTrials,
        Map<String, String> replies,
        SessionQuality quality) {

    static final int SCHEMA_VERSION = 3;

    /** Until its trials are looked at. */
    private static final SessionQuality UNREAD = SessionQuality.of(List.of(), Exclusion.NONE);

    /** A panel's words for it, which only leave in a table of their own. */
    record PanelWords(
            @Nullable String participant,
            @Nullable String study,
            @Nullable String session) {}

    static final String SELECT = """
            select s.id, s.version, s.participant_id, p.source, s.condition_name, s.order_row, s.human_side, s.staff, s.consent_version, s.seed, s.consented_at,
            s.finished_at, s.finish_number, s.anonymized_at, s.panel_participant, s.panel_study, s.panel_session, s.failed_trials, s.start_number
            from session s left join participant p on p.id = s.participant_id where s.study_id = ?""";

    static final String IN_ORDER = SELECT + " order by s.consented_at, s.id";

    /** Finished ones that are in no chain yet, a few of them. */
    static final String WITHOUT_LEAF = SELECT
            + " and s.leaf_number is null and s.finished_at is not null order by s.finished_at, s.id fetch first 50 rows only";

    /** What every row says of its session, exclusion apart. */
    static final List<Column<SessionRow>> SHORT = List.of(
            Column.of("export_schema_version", session -> SCHEMA_VERSION),
            Column.of("study", session -> session.study.slug()),
            Column.of("demonstration", session -> session.study.demonstration()),
            Column.of("simulated", session -> session.study.simulated()),
            Column.of("study_version", session -> session.frozen.version()),
            Column.of("design_sha256", session -> session.frozen.sha256()),
            Column.of("unblinded_at", SessionRow::unblindedAt),
            Column.of("results_while_open", session -> Disclosure.toldWhileOpen(session.frozen.design())),
            Column.of("session_id", SessionRow::id),
            Column.of("start_number", SessionRow::startNumber),
            Column.of("participant_id", SessionRow::participantId),
            Column.of("source", session -> Column.word(session.source)),
            Column.of("condition", SessionRow::condition),
            Column.of("expertise", session -> session.expertise().orElse(null)),
            Column.of("expertise_score", session -> session.expertiseScore().orElse(null)),
            Column.of("block_order", SessionRow::blockOrder),
            Column.of(
                    "human_side",
                    session -> session.frozen.design().hasYesNo() ? Column.word(session.humanSide) : null),
            Column.of("staff", SessionRow::staff),
            Column.of("consent_version", SessionRow::consentVersion),
            Column.of("seed", session -> Long.toString(session.seed)), // as text: few programs read 64 bits as a number
            Column.of("consented_at", SessionRow::consentedAt),
            Column.of("session_finished_at", SessionRow::finishedAt),
            Column.of("finish_number", SessionRow::finishNumber),
            Column.of("anonymized_at", SessionRow::anonymizedAt),
            Column.of("excluded", session -> session.quality.isExcluded()),
            Column.of(
                    "exclusion_code",
                    session ->
                            session.quality.reason().map(ExclusionReason::code).orElse(null)),
            Column.of(
                    "exclusion_reason",
                    session ->
                            session.quality.reason().map(ExclusionReason::words).orElse(null)));

    private Optional<String> expertise() {
        return Expertise.group(frozen.design().questions(), replies);
    }

    private Optional<Integer> expertiseScore() {
        return Expertise.score(frozen.design().questions(), replies);
    }

    static SessionRow read(ResultSet row, StudyRow study) throws SQLException {
        String source = row.getString("source");
        return new SessionRow(
                row.getObject("id", UUID.class),
                row.getInt("start_number"),
                study,
                requireNonNull(study.versions().get(row.getInt("version"))),
                row.getObject("participant_id", UUID.class),
                source == null ? null : Source.valueOf(source),
                row.getString("condition_name"),
                row.getInt("order_row"),
                Side.valueOf(row.getString("human_side")),
                row.getBoolean("staff"),
                row.getString("consent_version"),
                row.getLong("seed"),
                requireNonNull(instant(row, "consented_at")),
                instant(row, "finished_at"),
                row.getObject("finish_number", Integer.class),
                instant(row, "anonymized_at"),
                new PanelWords(
                        row.getString("panel_participant"),
                        row.getString("panel_study"),
                        row.getString("panel_session")),
                row.getInt("failed_trials"),
                Map.of(),
                UNREAD);
    }

    /** The same with its trials looked at. */
    SessionRow with(Map<String, String> replied, List<TrialRow> trials) {
        return new SessionRow(
                id,
                startNumber,
                study,
                frozen,
                participantId,
                source,
                condition,
                blockOrder,
                humanSide,
                staff,
                consentVersion,
                seed,
                consentedAt,
                finishedAt,
                finishNumber,
                anonymizedAt,
                panel,
                failedTrials,
                replied,
                SessionQuality.of(
                        trials.stream().map(TrialRow::answered).toList(),
                        frozen.design().exclusion()));
    }

    private @Nullable Instant unblindedAt() {
        return frozen.unblinding() == null ? null : frozen.unblinding().at();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

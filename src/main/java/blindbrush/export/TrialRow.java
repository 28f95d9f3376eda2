package blindbrush.export;

import static java.util.Objects.requireNonNull;

import blindbrush.design.Task;
import blindbrush.results.SessionQuality;
import blindbrush.study.Phase;
import blindbrush.study.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One trial with its response, as the database holds them; one that was left out because its picture never came has none. */
record TrialRow(
        UUID id,
        UUID sessionId,
        int index,
        int blockIndex,
        Phase phase,
        int attempt,
        boolean superseded,
        Task task,
        @Nullable String instructed,
        StimulusRow stimulus,
        @Nullable StimulusRow right,
        @Nullable Integer rating,
        @Nullable Side side,
        @Nullable Integer confidence,
        @Nullable Boolean correct,
        @Nullable Boolean recognised,
        @Nullable Integer rt,
        @Nullable Integer interruptions,
        @Nullable String input,
        @Nullable Boolean displayUnverified,
        @Nullable Boolean lookedCloser,
        @Nullable Instant sentAt,
        @Nullable Instant receivedAt,
        @Nullable Integer onsetOffset,
        @Nullable Integer sentOffset,
        @Nullable Boolean queued,
        int reloads,
        @Nullable String refresh,
        @Nullable String pixelRatio,
        @Nullable String viewport,
        @Nullable Integer exposureFrames,
        @Nullable Integer exposureMeasured,
        @Nullable String hints) {

    static final String SELECT = """
            select t.id, t.session_id, t.position, t.block_index, t.phase, t.attempt, t.superseded, t.task, t.instructed,
            t.stimulus_id, t.right_stimulus_id, r.rating, r.side, r.confidence, r.correct, r.recognised, r.rt, r.interruptions, r.input,
            r.display_unverified, r.looked_closer, t.sent_at, r.received_at, r.onset_offset, r.sent_offset, r.queued, r.reloads, r.refresh, r.pixel_ratio,
            r.viewport, t.exposure_frames, r.exposure_measured, r.hints
            from trial t left join response r on r.trial_id = t.id
            where t.session_id = any(?) and (r.trial_id is not null or t.phase = 'STIMULUS_FAILED') order by t.session_id, t.position""";

    static TrialRow read(ResultSet row, Map<UUID, StimulusRow> wall) throws SQLException {
        String side = row.getString(13);
        UUID right = row.getObject(11, UUID.class);
        return new TrialRow(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getInt(3),
                row.getInt(4),
                Phase.valueOf(row.getString(5)),
                row.getInt(6),
                row.getBoolean(7),
                Task.valueOf(row.getString(8)),
                row.getString(9),
                requireNonNull(wall.get(row.getObject(10, UUID.class))),
                right == null ? null : wall.get(right),
                integer(row, 12),
                side == null ? null : Side.valueOf(side),
                integer(row, 14),
                truth(row, 15),
                truth(row, 16),
                integer(row, 17),
                integer(row, 18),
                row.getString(19),
                truth(row, 20),
                truth(row, 21),
                instant(row, 22),
                instant(row, 23),
                integer(row, 24),
                integer(row, 25),
                truth(row, 26),
                row.getInt(27),
                row.getString(28),
                row.getString(29),
                row.getString(30),
                integer(row, 31),
                integer(row, 32),
                row.getString(33));
    }

    /** The trial, as far as it shows how carefully the participant answered. */
    SessionQuality.AnsweredTrial answered() {
        return new SessionQuality.AnsweredTrial(
                phase, superseded, Boolean.TRUE.equals(correct), rt, interruptions, displayUnverified, hints);
    }

    /** Whether it was answered, and not left out. */
    boolean isAnswered() {
        return receivedAt != null;
    }

    /**
     * When its pictures stood on the screen, by our own clock: before the answer arrived by as much as the page's clock ran from onset to
     * sending. Null where that is not known, or would be before the trial was sent.
     */
    @Nullable
    Instant shownAt() {
        if (receivedAt == null
                || sentAt == null
                || onsetOffset == null
                || sentOffset == null
                || sentOffset < onsetOffset) {
            return null;
        }
        Instant shown = receivedAt.minusMillis(sentOffset - onsetOffset);
        return shown.isBefore(sentAt) ? null : shown;
    }

    /** The rating, or the side called human. */
    @Nullable
    Object answer() {
        return rating == null ? Column.word(side) : rating;
    }

    /** What a catch trial asked for, in the words of {@code rating} and {@code side}; null for other trials. */
    @Nullable
    String instructedWord() {
        return instructed == null ? null : instructed.toLowerCase(Locale.ROOT);
    }

    /** Warnings about the answer, joined by pipes; null where there are none. */
    @Nullable
    String qualityFlags() {
        if (!isAnswered()) {
            return null;
        }
        List<String> flags = new ArrayList<>();
        add(flags, "no_rt", rt == null);
        add(flags, "under_frame", answered().isUnderFrame());
        add(flags, "too_fast", answered().isTooFast());
        add(flags, "too_slow", answered().isTooSlow());
        add(flags, "left_page", answered().isInterrupted());
        add(flags, "loaded_again", reloads > 0);
        add(flags, "queued", Boolean.TRUE.equals(queued));
        add(flags, "display_unverified", Boolean.TRUE.equals(displayUnverified));
        add(flags, "failed_catch", phase == Phase.CATCH && Boolean.FALSE.equals(correct));
        return flags.isEmpty() ? null : String.join("|", flags);
    }

    private static void add(List<String> flags, String flag, boolean raised) {
        if (raised) {
            flags.add(flag);
        }
    }

    private static @Nullable Integer integer(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Boolean truth(ResultSet row, int column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

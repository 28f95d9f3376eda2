package blindbrush.export;

import blindbrush.gallery.Stimulus;
import blindbrush.study.Response;
import blindbrush.study.Session;
import blindbrush.study.Study;
import blindbrush.study.Trial;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** One trial with its response, flat. Words are the design's, times ISO-8601 in UTC with milliseconds, missing values empty. */
public record ResponseRow(Session session, Trial trial, Response response, Stimulus left, Stimulus right) {

    static final String[] COLUMNS = {
        "export_schema_version",
        "study",
        "demonstration",
        "session_id",
        "consented_at",
        "session_finished_at",
        "trial_id",
        "trial_index",
        "block_index",
        "task",
        "stimulus_id",
        "origin",
        "stand_in",
        "preset",
        "network",
        "right_stimulus_id",
        "right_origin",
        "right_stand_in",
        "right_preset",
        "right_network",
        "rating",
        "side",
        "confidence",
        "correct",
        "recognised",
        "rt",
        "issued_at",
        "responded_at"
    };

    private static final int SCHEMA_VERSION = 1;

    Object[] cells() {
        Study study = session.study;
        return new Object[] {
            SCHEMA_VERSION,
            study.slug,
            study.demonstration,
            session.id,
            time(session.consentedAt),
            time(session.finishedAt),
            trial.id,
            trial.position,
            trial.blockIndex,
            trial.task.term(),
            left.id,
            word(left.origin),
            left.standIn,
            left.preset,
            left.network,
            right == null ? null : right.id,
            right == null ? null : word(right.origin),
            right == null ? null : right.standIn,
            right == null ? null : right.preset,
            right == null ? null : right.network,
            response.rating,
            response.side == null ? null : word(response.side),
            response.confidence,
            response.correct,
            response.recognised,
            response.rt,
            time(trial.issuedAt),
            time(response.respondedAt)
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String time(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}

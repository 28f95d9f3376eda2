package blindbrush.export;

import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A version of a study.
 *
 * @param version from 1; 0 for a study that never opened
 * @param document as it was frozen, byte for byte what was hashed
 * @param sha256 of the document; null for version 0
 * @param unblinding null where nobody asked for the truth early
 */
record Frozen(
        int version,
        String document,
        @Nullable String sha256,
        Design design,
        @Nullable Unblinded unblinding) {

    /**
     * When and why a researcher asked for the truth of a version that was to stay blind.
     *
     * @param sessions finished until then
     */
    record Unblinded(Instant at, String reason, long sessions) {

        private static @Nullable Unblinded read(ResultSet row) throws SQLException {
            var at = row.getObject("unblinded_at", OffsetDateTime.class);
            return at == null ? null : new Unblinded(at.toInstant(), row.getString("reason"), row.getLong("sessions"));
        }
    }

    static final String SELECT = """
            select v.version, v.document, v.sha256, u.unblinded_at, u.reason, u.sessions from study_version v
            left join unblinding u on u.study_id = v.study_id and u.version = v.version where v.study_id = ?""";

    private static final JsonMapper MAPPER = new JsonMapper();

    static Frozen read(ResultSet row) throws SQLException {
        String document = row.getString("document");
        return new Frozen(
                row.getInt("version"), document, row.getString("sha256"), design(document), Unblinded.read(row));
    }

    /** A study that never opened, as version 0. */
    static Frozen draft(String design) {
        return new Frozen(0, design, null, DesignDocument.parse(design), null);
    }

    private static Design design(String document) {
        try {
            return DesignDocument.parse(MAPPER.readTree(document).get("design").toString());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

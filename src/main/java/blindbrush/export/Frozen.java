package blindbrush.export;

import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A version of a study.
 *
 * @param version from 1; 0 for a study that never opened
 * @param document as it was frozen, byte for byte what was hashed
 * @param sha256 of the document; null for version 0
 */
record Frozen(int version, String document, String sha256, Design design) {

    private static final JsonMapper MAPPER = new JsonMapper();

    static Frozen read(ResultSet row) throws SQLException {
        String document = row.getString("document");
        return new Frozen(row.getInt("version"), document, row.getString("sha256"), design(document));
    }

    /** What is no version yet. */
    static Frozen draft(String design) {
        return new Frozen(0, design, null, DesignDocument.read(design));
    }

    private static Design design(String document) {
        try {
            return DesignDocument.read(MAPPER.readTree(document).get("design").toString());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

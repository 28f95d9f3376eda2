package blindbrush.export;

import blindbrush.study.Study;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.hibernate.jpa.HibernateHints;

/** All responses to a study as CSV, one row per trial: what a researcher reads into R, Python or a spreadsheet. */
public final class ResponseTable {

    private static final int FETCH_SIZE = 500;

    private ResponseTable() {}

    /**
     * Writes the table as it stands: UTF-8 text, RFC 4180, a header row, rows in order of session and trial. Rows are read as they
     * are written; call it within a transaction.
     *
     * @throws UncheckedIOException if the writer fails
     */
    public static void write(Study study, EntityManager database, Writer writer) {
        try (var printer = new CSVPrinter(writer, CSVFormat.RFC4180);
                Stream<ResponseRow> rows = rows(study, database)) {
            printer.printRecord((Object[]) ResponseRow.COLUMNS);
            rows.forEach(row -> print(row, printer));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<ResponseRow> rows(Study study, EntityManager database) {
        return database.createQuery("""
                        select new blindbrush.export.ResponseRow(s, t, r, shown, beside)
                        from Response r join Trial t on t.id = r.trialId join t.session s
                        join t.stimulus shown left join t.rightStimulus beside
                        where s.study = :study order by s.consentedAt, s.id, t.position""", ResponseRow.class)
                .setParameter("study", study)
                .setHint(HibernateHints.HINT_FETCH_SIZE, FETCH_SIZE)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultStream();
    }

    private static void print(ResponseRow row, CSVPrinter printer) {
        try {
            printer.printRecord(row.cells());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package blindbrush.export;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A table to be written, from rows that are read meanwhile.
 *
 * @param columns in the order that they stand in
 */
record Table<R>(List<Column<R>> columns, RowSource<R> rows) {

    /** Where rows come from. */
    @FunctionalInterface
    interface RowSource<R> {
        void handTo(Snapshot.Rows<R> taker) throws IOException, SQLException;
    }

    /** What writes rows. */
    interface Writer<R> {
        void begin() throws IOException;

        void row(R row) throws IOException;

        void end() throws IOException;
    }

    /**
     * RFC 4180 in UTF-8, a header row first. The stream is left open: what breaks off must not look finished.
     *
     * @return how many rows
     */
    long writeCsv(OutputStream stream) throws IOException, SQLException {
        return write(new CsvWriter<>(columns, stream));
    }

    /** One JSON object a row and line, in UTF-8. The stream is left open. */
    long writeJsonLines(OutputStream stream) throws IOException, SQLException {
        return write(new JsonLinesWriter<>(columns, stream));
    }

    /**
     * Parquet, each column of a type of the codebook. The stream is left open.
     *
     * @param types by column
     */
    long writeParquet(Map<String, String> types, OutputStream stream) throws IOException, SQLException {
        return write(new ParquetRows<>(columns, types, stream));
    }

    private long write(Writer<R> writer) throws IOException, SQLException {
        var count = new long[1];
        writer.begin();
        rows.handTo(row -> {
            writer.row(row);
            count[0]++;
        });
        writer.end();
        return count[0];
    }
}

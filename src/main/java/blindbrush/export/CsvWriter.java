package blindbrush.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/** Rows as CSV. Written by hand for its speed: a million rows are to leave as fast as the database gives them. */
final class CsvWriter<R> implements Table.Writer<R> {

    private static final int FULL = 32 * 1024;

    private final List<Column<R>> columns;
    private final OutputStream stream;
    private final StringBuilder text = new StringBuilder(FULL + 4096);

    CsvWriter(List<Column<R>> columns, OutputStream stream) {
        this.columns = columns;
        this.stream = stream;
    }

    @Override
    public void begin() {
        text.append(String.join(",", Column.names(columns))).append("\r\n");
    }

    @Override
    public void row(R row) throws IOException {
        for (Iterator<Column<R>> column = columns.iterator(); column.hasNext(); ) {
            append(column.next().cell().apply(row));
            text.append(column.hasNext() ? "," : "\r\n");
        }
        if (text.length() >= FULL) {
            flush();
        }
    }

    @Override
    public void end() throws IOException {
        flush();
        stream.flush();
    }

    private void append(Object cell) {
        if (cell instanceof String word) {
            appendText(CellText.guarded(word));
        } else if (cell instanceof Instant instant) {
            CellText.append(instant, text);
        } else if (cell instanceof Double number) {
            text.append(CellText.of(number));
        } else if (cell != null) {
            text.append(cell);
        }
    }

    private void appendText(String word) {
        if (isPlain(word)) {
            text.append(word);
        } else {
            text.append('"').append(word.replace("\"", "\"\"")).append('"');
        }
    }

    /** Semicolons and tabs part cells in some places too. */
    private static boolean isPlain(String word) {
        for (int index = 0; index < word.length(); index++) {
            char letter = word.charAt(index);
            if (letter < ' ' || letter == '"' || letter == ',' || letter == ';') {
                return false;
            }
        }
        return word.isEmpty() || (word.charAt(0) != ' ' && word.charAt(word.length() - 1) != ' ');
    }

    private void flush() throws IOException {
        stream.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }
}

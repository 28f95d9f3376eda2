package blindbrush.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/** Rows as JSON Lines: every column in every line, null where there is no value, texts as they are; without rows not a byte. */
final class JsonLinesWriter<R> implements Table.Writer<R> {

    private final List<Column<R>> columns;
    private final JsonGenerator json;
    private boolean begun;

    JsonLinesWriter(List<Column<R>> columns, OutputStream stream) throws IOException {
        this.columns = columns;
        this.json = new JsonFactory().createGenerator(stream).setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    @Override
    public void begin() {}

    @Override
    public void row(R row) throws IOException {
        begun = true;
        json.writeStartObject();
        for (Column<R> column : columns) {
            json.writeFieldName(column.name());
            write(column.cell().apply(row));
        }
        json.writeEndObject();
    }

    @Override
    public void end() throws IOException {
        if (begun) {
            json.writeRaw('\n');
        }
        json.flush();
    }

    private void write(Object cell) throws IOException {
        if (cell == null) {
            json.writeNull();
        } else if (cell instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (cell instanceof Integer whole) {
            json.writeNumber(whole);
        } else if (cell instanceof Long whole) {
            json.writeNumber(whole);
        } else if (cell instanceof Double number) {
            json.writeNumber(number + 0.0); // a nought has no sign
        } else if (cell instanceof Instant instant) {
            json.writeString(CellText.of(instant));
        } else {
            json.writeString(cell.toString());
        }
    }
}

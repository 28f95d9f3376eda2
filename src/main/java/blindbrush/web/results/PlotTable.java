package blindbrush.web.results;

import blindbrush.export.CellText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * The numbers behind a plot, shown as a table beside it and downloaded as CSV.
 *
 * @param key its name in the address of the download
 * @param heads of the columns
 * @param rows each with a cell a column
 */
public record PlotTable(String key, List<String> heads, List<List<String>> rows) {

    /** Begins a table. */
    public static PlotTable of(String key, String... heads) {
        return new PlotTable(key, List.of(heads), new ArrayList<>());
    }

    /** The same under another name. */
    PlotTable named(String other) {
        return new PlotTable(other, heads, rows);
    }

    /** With one row more: numbers with four digits, whatever else as it is, nothing for null. */
    public PlotTable add(@Nullable Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof Double number ? String.format(Locale.ROOT, "%.4f", number) : words(cell));
        }
        rows.add(row);
        return this;
    }

    /** RFC 4180. */
    String csv() {
        var text = new StringWriter();
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(heads);
            for (List<String> row : rows) {
                printer.printRecord(row);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static String words(@Nullable Object cell) {
        return cell == null ? "" : CellText.guarded(cell.toString());
    }
}

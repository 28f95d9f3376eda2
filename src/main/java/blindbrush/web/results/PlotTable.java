package blindbrush.web.results;

import blindbrush.export.CellText;
import blindbrush.results.Unit;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * The numbers behind a plot, shown as a table beside it and downloaded as CSV.
 *
 * @param key its name in the address of the download
 * @param heads of the columns
 * @param cells of each row, one a column: numbers, words, or null
 */
public record PlotTable(String key, List<String> heads, List<List<@Nullable Object>> cells) {

    /** Begins a table. */
    public static PlotTable of(String key, String... heads) {
        return new PlotTable(key, List.of(heads), new ArrayList<>());
    }

    /** The same under another name. */
    PlotTable named(String other) {
        return new PlotTable(other, heads, cells);
    }

    /** With one row more. */
    public PlotTable add(@Nullable Object... row) {
        cells.add(Arrays.asList(row));
        return this;
    }

    /** As people read them: numbers with four digits, whatever else as it is, nothing for null. */
    public List<List<String>> rows() {
        return rows(number -> Unit.plain("%.4f", number));
    }

    /** RFC 4180; numbers to the last bit. */
    String csv() {
        var text = new StringWriter();
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(heads);
            for (List<String> row : rows(CellText::of)) {
                printer.printRecord(row);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private List<List<String>> rows(Function<Double, String> digits) {
        return cells.stream()
                .map(row -> row.stream().map(cell -> words(cell, digits)).toList())
                .toList();
    }

    private static String words(@Nullable Object cell, Function<Double, String> digits) {
        if (cell == null) {
            return "";
        }
        return cell instanceof Double number ? digits.apply(number) : CellText.guarded(cell.toString());
    }
}

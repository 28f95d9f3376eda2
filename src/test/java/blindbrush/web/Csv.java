package blindbrush.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Tables as programs read them. */
public final class Csv {

    private Csv() {}

    /** Rows by the names of the columns. */
    public static List<Map<String, String>> rows(String text) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = org.apache.commons.csv.CSVParser.parse(text, format)) {
            return parser.getRecords().stream().map(CSVRecord::toMap).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package blindbrush.demonstration;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The pictures of {@code data/starter}, made by this project and packed into the application. */
final class StarterSet {

    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private StarterSet() {}

    /** Drawn by a program in place of human paintings: {@code file,title,credit}. */
    static List<CSVRecord> standIns() {
        return records("stand-ins.csv");
    }

    /** Made by style transfer: {@code file}, title, creator and credit of {@code content_} and {@code style_}, {@code preset,network}. */
    static List<CSVRecord> stylized() {
        return records("stylized.csv");
    }

    /** The stand-in whose file has this name without its ending. */
    static CSVRecord standIn(String slug) {
        return standIns().stream()
                .filter(record -> record.get("file").equals("stand-ins/%s.jpg".formatted(slug)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The starter set has no stand-in " + slug));
    }

    /**
     * What the demonstration makes by itself, in order: {@code file,title,credit} of a scene, {@code seed} of size and style transfer, and
     * {@code style}, the stand-in in whose manner the scene is painted.
     */
    static List<CSVRecord> commissions() {
        return records("commissions.csv");
    }

    /** The picture that a record names, as it is packed. */
    static byte[] bytes(CSVRecord record) {
        try (var stream = open(record.get("file"))) {
            return stream.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<CSVRecord> records(String name) {
        try (var reader = new InputStreamReader(open(name), StandardCharsets.UTF_8);
                var parser = CSV.parse(reader)) {
            return parser.getRecords();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InputStream open(String name) {
        var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream("starter/" + name);
        if (stream == null) {
            throw new IllegalStateException("The starter set lacks " + name);
        }
        return stream;
    }
}

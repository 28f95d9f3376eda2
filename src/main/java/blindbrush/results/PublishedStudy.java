package blindbrush.results;

import blindbrush.statistics.SignalDetection;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A published test in which people said of one picture at a time whether a human or a machine had made it, as {@code published-studies.csv} has
 * it. Its d′ and its criterion follow from its rates, all answers together, without the log-linear correction, which so many answers do not need.
 *
 * @param task what people were asked to tell apart
 * @param participants how many took part
 * @param humanPictures how many pictures were by humans
 * @param machinePictures how many were by machines; empty where it is not known
 * @param hitRate share of machine pictures that were called machine-made, above 0 and below 1
 * @param falseAlarmRate the same of human pictures
 * @param caveat why it is not quite comparable, in a sentence
 * @param source a citation
 * @param address where to read it
 */
public record PublishedStudy(
        String name,
        int year,
        String task,
        int participants,
        int humanPictures,
        OptionalInt machinePictures,
        double hitRate,
        double falseAlarmRate,
        String caveat,
        String source,
        String address) {

    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final List<PublishedStudy> ALL = read();

    /** Every one that is known, in the order of the file. */
    public static List<PublishedStudy> all() {
        return ALL;
    }

    /** Sensitivity. */
    public double dPrime() {
        return SignalDetection.dPrime(hitRate, falseAlarmRate);
    }

    /** Above 0 leans to “human”. */
    public double criterion() {
        return SignalDetection.criterion(hitRate, falseAlarmRate);
    }

    private static List<PublishedStudy> read() {
        try (InputStream stream = PublishedStudy.class.getResourceAsStream("/blindbrush/published-studies.csv");
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return CSV.parse(reader).stream().map(PublishedStudy::of).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static PublishedStudy of(CSVRecord row) {
        String machine = row.get("machine_pictures");
        return new PublishedStudy(
                row.get("name"),
                Integer.parseInt(row.get("year")),
                row.get("task"),
                Integer.parseInt(row.get("participants")),
                Integer.parseInt(row.get("human_pictures")),
                machine.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(machine)),
                Double.parseDouble(row.get("hit_rate")),
                Double.parseDouble(row.get("false_alarm_rate")),
                row.get("caveat"),
                row.get("source"),
                row.get("address"));
    }
}

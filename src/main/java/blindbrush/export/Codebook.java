package blindbrush.export;

import blindbrush.design.Question;
import blindbrush.results.Figure;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** What every exported column means: {@code data/codebook.csv}, a study's own questions, and the figures of its results. */
final class Codebook {

    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    static final List<Column<Entry>> COLUMNS = List.of(
            Column.of("name", Entry::name),
            Column.of("type", Entry::type),
            Column.of("unit", Entry::unit),
            Column.of("levels", Entry::levels),
            Column.of("description", Entry::description),
            Column.of("reading", Entry::reading),
            Column.of("since_version", Entry::sinceVersion),
            Column.of("tables", entry -> String.join("|", entry.tables)));

    /** The scripts of a data set read it: they print figures by these keys. */
    static final Table<Figure> FIGURES = new Table<>(
            List.of(
                    Column.of("key", Figure::key),
                    Column.of("name", Figure::title),
                    Column.of("unit", figure -> figure.unit().term()),
                    Column.of("estimand", Figure::estimand),
                    Column.of("method", figure -> figure.method().words())),
            rows -> {
                for (Figure figure : Figure.values()) {
                    rows.take(figure);
                }
            });

    private Codebook() {}

    /**
     * One column.
     *
     * @param type string, integer, number, boolean or datetime
     * @param unit of numbers; empty where there is none
     * @param levels joined by pipes; empty where any value may stand
     * @param sinceVersion first export schema that has it
     * @param tables that have it; {@code jspsych} is the table of responses with jsPsych's names
     */
    record Entry(
            String name,
            String type,
            String unit,
            String levels,
            String description,
            int sinceVersion,
            List<String> tables) {

        /** How a cell of a CSV file becomes a value; in JSON Lines and Parquet values are as they are, and null where one is missing. */
        String reading() {
            return type.equals("string")
                    ? "an empty cell is missing; if a cell begins with ', its first character is no part of the text"
                    : "an empty cell is missing";
        }

        private static Entry of(CSVRecord row) {
            return new Entry(
                    row.get("name"),
                    row.get("type"),
                    row.get("unit"),
                    row.get("levels"),
                    row.get("description"),
                    Integer.parseInt(row.get("since_version")),
                    List.of(row.get("tables").split("\\|", -1)));
        }

        private static Entry of(Question question) {
            return new Entry(
                    ParticipantRow.replyName(question.key()),
                    "string",
                    "",
                    String.join("|", question.options()),
                    "Reply to the question: " + question.text(),
                    2,
                    List.of("participants"));
        }
    }

    /** The columns of all tables of any study. */
    static List<Entry> entries() {
        try (InputStream stream = Codebook.class.getResourceAsStream("/export/codebook.csv");
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
                var parser = CSV.parse(reader)) {
            return parser.stream().map(Entry::of).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Their types by name. */
    static Map<String, String> types() {
        return entries().stream().collect(Collectors.toMap(Entry::name, Entry::type));
    }

    /** The columns of this study. */
    static List<Entry> entries(StudyRow study) {
        return Stream.concat(entries().stream(), study.questions().stream().map(Entry::of))
                .toList();
    }

    /** Those that some of these tables have. */
    static List<Entry> entries(StudyRow study, Set<String> tables) {
        return entries(study).stream()
                .filter(entry -> entry.tables.stream().anyMatch(tables::contains))
                .toList();
    }

    static Table<Entry> table(List<Entry> entries) {
        return new Table<>(COLUMNS, rows -> {
            for (Entry entry : entries) {
                rows.take(entry);
            }
        });
    }
}

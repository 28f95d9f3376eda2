package blindbrush.export;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.export.StudyExport.Names;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet as another program, DuckDB, reads it. */
@QuarkusTest
class ParquetTest {

    private static final Map<String, String> TYPES = Map.of(
            "string", "VARCHAR",
            "integer", "BIGINT",
            "number", "DOUBLE",
            "boolean", "BOOLEAN",
            "datetime", "TIMESTAMP WITH TIME ZONE");

    @Inject
    DataSource database;

    @TempDir
    Path folder;

    @Test
    void it_holds_the_rows_of_the_csv_each_column_of_its_codebook_s_type() throws Exception {
        int seed = 200;
        for (Names names : Names.values()) {
            var export = new StudyExport(database, ExportContract.crowd(database, seed++, 40).slug);
            Path file = folder.resolve(names + ".parquet");
            try (OutputStream stream = Files.newOutputStream(file)) {
                export.responsesParquet(names, stream);
            }
            var csv = new ByteArrayOutputStream();
            export.responsesCsv(names, false, csv);
            List<CSVRecord> rows = ExportContract.parse(csv.toString(StandardCharsets.UTF_8));
            try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
                assertTypes(duckdb, file, rows.get(0).getParser().getHeaderNames());
                List<List<String>> read = read(duckdb, "select * from '%s'".formatted(file));
                assertThat(read)
                        .isNotEmpty()
                        .containsExactlyElementsOf(
                                rows.stream().map(CSVRecord::toList).toList());
            }
        }
    }

    @Test
    void texts_are_not_guarded_and_missing_values_are_null() throws Exception {
        Path file = written(List.of("=1+1", "Größe \"x\", Ω", ""), 1);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            assertThat(read(duckdb, "select text, number is null from '%s' order by integer".formatted(file)))
                    .containsExactly(List.of("=1+1", "true"), List.of("Größe \"x\", Ω", "true"), List.of("", "true"));
        }
    }

    @Test
    void row_groups_leave_one_after_the_other() throws Exception {
        Path file = written(List.of("some words", "and others"), 200_000);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            assertThat(read(duckdb, "select count(*), sum(integer), count(distinct text) from '%s'".formatted(file)))
                    .containsExactly(List.of("400000", "79999800000", "400000"));
            int groups = Integer.parseInt(
                    read(duckdb, "select count(distinct row_group_id) from parquet_metadata('%s')".formatted(file))
                            .get(0)
                            .get(0));
            assertThat(groups).isGreaterThan(1);
        }
    }

    private Path written(List<String> texts, int times) throws Exception {
        List<Column<Integer>> columns = List.of(
                Column.of("integer", row -> row),
                Column.of("text", row -> texts.get(row % texts.size()) + (times > 1 ? shuffled(row) : "")),
                Column.of("number", row -> null));
        Path file = folder.resolve("table.parquet");
        try (OutputStream stream = Files.newOutputStream(file)) {
            new Table<>(columns, rows -> {
                        for (int row = 0; row < times * texts.size(); row++) {
                            rows.take(row);
                        }
                    })
                    .writeParquet(Map.of("integer", "integer", "text", "string", "number", "number"), stream);
        }
        return file;
    }

    /** Letters that no compression makes few. */
    private static String shuffled(int seed) {
        var chance = new SplittableRandom(seed);
        return new UUID(chance.nextLong(), chance.nextLong()) + "/" + chance.nextLong();
    }

    private static void assertTypes(Connection duckdb, Path file, List<String> header) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        read(duckdb, "select column_name, column_type from (describe select * from '%s')".formatted(file))
                .forEach(column -> types.put(column.get(0), column.get(1)));
        assertThat(types.keySet()).containsExactlyElementsOf(header);
        Codebook.entries().stream()
                .filter(entry -> types.containsKey(entry.name()))
                .forEach(entry -> assertThat(types).containsEntry(entry.name(), TYPES.get(entry.type())));
    }

    /** Cells as the CSV writes them. */
    private static List<List<String>> read(Connection duckdb, String query) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (var statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    Object cell = result.getObject(column);
                    row.add(
                            cell == null
                                    ? ""
                                    : cell instanceof OffsetDateTime time
                                            ? CellText.of(time.toInstant())
                                            : cell.toString());
                }
                rows.add(row);
            }
        }
        return rows;
    }
}

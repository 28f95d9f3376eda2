package blindbrush.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blindbrush.design.DesignDocument;
import blindbrush.design.ExclusionRule;
import blindbrush.results.Figure;
import blindbrush.results.SessionQuality;
import blindbrush.testing.Crowd;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a researcher deposits: complete, lawful, and enough to reproduce the figures. */
@QuarkusTest
class DataSetTest {

    @Inject
    DataSource database;

    @TempDir
    Path folder;

    @Test
    void a_data_set_keeps_every_rule_of_psych_ds() throws Exception {
        Map<String, byte[]> files = dataSet(crowd(101, 21));
        assertThat(PsychDsRules.broken(files)).isEmpty();
        assertThat(files.keySet())
                .contains(
                        "README.md",
                        "CHANGES.md",
                        "analysis/reproduce.R",
                        "analysis/reproduce.py",
                        "documentation/codebook.csv",
                        "documentation/figures.csv",
                        "materials/design.json")
                .filteredOn(path -> path.startsWith("data/"))
                .hasSize(4);
        assertThat(new String(files.get("README.md"), StandardCharsets.UTF_8))
                .contains("-participants_data.csv` | one row per session | 21 |");
        assertThat(files.values()).noneMatch(file -> text(file).contains("panel_participant"));
    }

    @Test
    void a_data_set_of_a_study_that_nobody_answered_is_lawful_too() throws Exception {
        assertThat(PsychDsRules.broken(dataSet(crowd(102, 0)))).isEmpty();
    }

    @Test
    void archives_end_with_the_hashes_of_their_files_and_the_design_s_is_the_one_in_the_rows() throws Exception {
        Crowd.Hung study = crowd(103, 3);
        var stream = new ByteArrayOutputStream();
        new StudyExport(database, study.slug).archive(stream);
        Map<String, byte[]> files = files(stream.toByteArray());
        assertThat(files.keySet())
                .containsExactly(
                        "responses.csv",
                        "participants.csv",
                        "stimuli.csv",
                        "exclusions.csv",
                        "codebook.csv",
                        "design.json",
                        "SHA256SUMS");
        for (Map<String, byte[]> archive : List.of(files, dataSet(study))) {
            assertThat(List.copyOf(archive.keySet()).get(archive.size() - 1)).isEqualTo("SHA256SUMS");
            String sums = archive.entrySet().stream()
                    .filter(file -> !file.getKey().equals("SHA256SUMS"))
                    .map(file -> DigestUtils.sha256Hex(file.getValue()) + "  " + file.getKey() + "\n")
                    .collect(Collectors.joining());
            assertThat(text(archive.get("SHA256SUMS"))).isEqualTo(sums);
        }
        assertThat(ExportContract.parse(text(files.get("responses.csv"))))
                .extracting(row -> row.get("design_sha256"))
                .containsOnly(DigestUtils.sha256Hex(files.get("design.json")));
    }

    @Test
    void the_codebook_tells_of_every_column_and_of_no_other() throws Exception {
        Map<String, List<String>> tables = Map.of(
                "responses", Column.names(ResponseRow.COLUMNS),
                "jspsych", Column.names(ResponseRow.JSPSYCH),
                "participants", Column.names(ParticipantRow.COLUMNS),
                "exclusions", Column.names(SessionTables.EXCLUSIONS),
                "panel", Column.names(SessionTables.PANEL),
                "stimuli", Column.names(StimulusRow.COLUMNS));
        var told = new TreeMap<String, TreeSet<String>>();
        Codebook.entries().forEach(entry -> {
            entry.tables().forEach(table -> told.computeIfAbsent(table, name -> new TreeSet<>())
                    .add(entry.name()));
            assertThat(entry.type())
                    .as("type of %s", entry.name())
                    .isIn("string", "integer", "number", "boolean", "datetime");
            assertThat(entry.description())
                    .as("description of %s", entry.name())
                    .isNotBlank();
            assertThat(entry.sinceVersion())
                    .as("first schema version of %s", entry.name())
                    .isBetween(1, SessionRow.SCHEMA_VERSION);
        });
        assertThat(Codebook.entries().stream().map(Codebook.Entry::name)).doesNotHaveDuplicates();
        tables.forEach((table, names) -> {
            assertThat(names).doesNotHaveDuplicates();
            assertThat(told.get(table))
                    .as("columns that data/codebook.csv gives the table %s", table)
                    .containsExactlyInAnyOrderElementsOf(names);
        });
        assertThat(told.keySet()).isEqualTo(new TreeSet<>(tables.keySet()));
    }

    @Test
    void the_codebook_s_codes_of_exclusions_are_the_rules_of_a_design() throws Exception {
        List<String> codes = List.of(entry("exclusion_code").levels().split("\\|", -1));
        assertThat(Stream.of(ExclusionRule.values()).map(ExclusionRule::code)).containsExactlyElementsOf(codes);
        JsonNode rules = new ObjectMapper().readTree(DesignDocument.schema()).at("/properties/exclusion/properties");
        assertThat(rules.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void the_codebook_tells_from_where_on_an_answer_is_too_fast() {
        assertThat(entry("quality_flags").description()).contains("rt below " + SessionQuality.TOO_FAST_MILLIS + " ms");
    }

    @Test
    void a_data_set_says_of_every_figure_what_it_estimates_and_how() throws Exception {
        List<CSVRecord> figures =
                ExportContract.parse(text(dataSet(crowd(104, 0)).get("documentation/figures.csv")));
        assertThat(figures)
                .extracting(row -> row.get("key"))
                .contains("d_prime", "criterion", "auc")
                .doesNotHaveDuplicates();
        assertThat(figures)
                .extracting(row -> row.get("name"))
                .doesNotHaveDuplicates()
                .hasSameSizeAs(Figure.values());
        assertThat(figures).allSatisfy(row -> {
            assertThat(row.get("estimand")).isNotBlank();
            assertThat(row.get("method")).isNotBlank();
        });
    }

    /** In R without colClasses and na.strings, NA would be lost, and 007 would be 7. */
    @Test
    void the_readme_s_lines_read_every_label_as_it_was_written() throws Exception {
        List<String> labels = List.of("=1+1", "'=1+1", "''", "NA", "007", "TRUE", "a, \"b\"; c", "Ő. Üz", "−x", "-1.5");
        Crowd.Hung study = crowd(105, 0);
        label(study, labels);
        Map<String, byte[]> files = dataSet(study);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        String readme = text(files.get("README.md"));
        assertThat(readme).contains("A missing value is an empty cell");
        assumeTrue(isOnPath("Rscript") && isOnPath("python3"), "no Rscript or no python3 on the PATH");
        assertThat(ran("Rscript", "-e", lines(readme, "r") + """
                cat(sprintf("%s\\n", responses$title[!is.na(responses$title)]), sep = "")
                cat("missing", sum(is.na(responses$preset) & responses$origin == "human"))
                """))
                .containsAll(labels)
                .contains("missing 12");
        assertThat(ran("python3", "-X", "utf8", "-c", lines(readme, "python") + """
                for row in responses: print(row["title"])
                print("missing", sum(row["preset"] is None and row["origin"] == "human" for row in responses))
                """))
                .containsAll(labels)
                .contains("missing 12");
    }

    /** Of the stimuli, which have the labels. */
    private static String lines(String readme, String language) {
        String from = "```" + language + "\n";
        int begin = readme.indexOf(from) + from.length();
        return readme.substring(begin, readme.indexOf("```", begin)).replace("responses_data", "stimuli_data");
    }

    private List<String> ran(String... command) throws Exception {
        ProcessBuilder program =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        program.environment().put("LC_ALL", "C.UTF-8"); // R writes other letters as codes elsewhere
        Process process = program.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private void label(Crowd.Hung study, List<String> labels) throws Exception {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update artwork set title = ? where id in (select artwork_id from stimulus where id = ?)")) {
            for (int index = 0; index < labels.size(); index++) {
                update.setString(1, labels.get(index));
                update.setObject(2, study.humans.get(index));
                assertThat(update.executeUpdate()).isEqualTo(1);
            }
        }
    }

    @Test
    void the_codebook_names_the_mark_of_what_is_missing_and_says_how_a_guard_is_undone() throws Exception {
        assertThat(ExportContract.parse(text(dataSet(crowd(106, 0)).get("documentation/codebook.csv"))))
                .isNotEmpty()
                .allSatisfy(column -> assertThat(column.get("reading"))
                        .contains("empty cell is missing")
                        .matches(reading -> reading.contains("begins with '")
                                == column.get("type").equals("string")));
    }

    private static Codebook.Entry entry(String column) {
        return Codebook.entries().stream()
                .filter(each -> each.name().equals(column))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void levels_of_the_codebook_are_those_that_occur() throws Exception {
        Map<String, byte[]> files = dataSet(crowd(107, 40));
        List<CSVRecord> codebook = ExportContract.parse(text(files.get("documentation/codebook.csv")));
        List<CSVRecord> rows = ExportContract.parse(text(files.entrySet().stream()
                .filter(file -> file.getKey().contains("-responses_"))
                .findFirst()
                .orElseThrow()
                .getValue()));
        codebook.stream()
                .filter(entry -> !entry.get("levels").isEmpty()
                        && List.of(entry.get("tables").split("\\|", -1)).contains("responses"))
                .forEach(entry -> assertThat(rows.stream()
                                .flatMap(row ->
                                        Stream.of(row.get(entry.get("name")).split("\\|", -1)))
                                .filter(cell -> !cell.isEmpty()))
                        .as(entry.get("name"))
                        .isSubsetOf(List.of(entry.get("levels").split("\\|", -1))));
    }

    private Crowd.Hung crowd(long seed, int sessions) throws Exception {
        return ExportContract.crowd(database, seed, sessions);
    }

    private Map<String, byte[]> dataSet(Crowd.Hung study) throws IOException {
        var stream = new ByteArrayOutputStream();
        new StudyExport(database, study.slug).dataSet(stream);
        return files(stream.toByteArray());
    }

    static Map<String, byte[]> files(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var stream = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                files.put(entry.getName(), stream.readAllBytes());
            }
        }
        return files;
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }
}

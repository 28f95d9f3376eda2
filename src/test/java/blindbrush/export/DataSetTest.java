package blindbrush.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blindbrush.design.Task;
import blindbrush.results.Figures;
import blindbrush.results.SessionResult;
import blindbrush.results.StudyFigures;
import blindbrush.results.Tally;
import blindbrush.statistics.Interval;
import blindbrush.statistics.PairSensitivity;
import blindbrush.statistics.SignalDetection;
import blindbrush.study.Session;
import blindbrush.study.Study;
import blindbrush.testing.Crowd;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
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
        Map<String, byte[]> files = dataSet(crowd(21));
        assertThat(PsychDsRules.broken(files)).isEmpty();
        assertThat(files.keySet())
                .contains(
                        "README.md",
                        "CHANGES.md",
                        "analysis/reproduce.R",
                        "analysis/reproduce.py",
                        "documentation/codebook.csv",
                        "materials/design.json")
                .filteredOn(path -> path.startsWith("data/"))
                .hasSize(4);
        assertThat(new String(files.get("README.md"), StandardCharsets.UTF_8))
                .contains("-participants_data.csv` | one row per session | 21 |");
        assertThat(files.values()).noneMatch(file -> text(file).contains("panel_participant"));
    }

    @Test
    void a_data_set_of_a_study_that_nobody_answered_is_lawful_too() throws Exception {
        assertThat(PsychDsRules.broken(dataSet(crowd(0)))).isEmpty();
    }

    @Test
    void archives_end_with_the_hashes_of_their_files_and_the_design_s_is_the_one_in_the_rows() throws Exception {
        Crowd.Hung study = crowd(3);
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
                    .map(file -> sha256(file.getValue()) + "  " + file.getKey() + "\n")
                    .collect(Collectors.joining());
            assertThat(text(archive.get("SHA256SUMS"))).isEqualTo(sums);
        }
        assertThat(ExportContract.parse(text(files.get("responses.csv"))))
                .extracting(row -> row.get("design_sha256"))
                .containsOnly(sha256(files.get("design.json")));
    }

    @Test
    void the_codebook_tells_of_every_column_and_of_no_other() throws Exception {
        Map<String, List<String>> tables = Map.of(
                "responses", Column.names(ResponseRow.COLUMNS),
                "jspsych", Column.names(ResponseRow.JSPSYCH),
                "participants", Column.names(SessionTables.PARTICIPANTS),
                "exclusions", Column.names(SessionTables.EXCLUSIONS),
                "panel", Column.names(SessionTables.PANEL),
                "stimuli", Column.names(StimulusRow.COLUMNS));
        var told = new TreeMap<String, TreeSet<String>>();
        Codebook.entries().forEach(entry -> {
            entry.tables().forEach(table -> told.computeIfAbsent(table, name -> new TreeSet<>())
                    .add(entry.name()));
            assertThat(entry.type()).isIn("string", "integer", "number", "boolean", "datetime");
            assertThat(entry.description()).isNotBlank();
            assertThat(entry.sinceVersion()).isBetween(1, 2);
        });
        assertThat(Codebook.entries().stream().map(Codebook.Entry::name)).doesNotHaveDuplicates();
        tables.forEach((table, names) -> {
            assertThat(names).doesNotHaveDuplicates();
            assertThat(told.get(table)).as(table).isEqualTo(new TreeSet<>(names));
        });
        assertThat(told.keySet()).isEqualTo(new TreeSet<>(tables.keySet()));
    }

    @Test
    void levels_of_the_codebook_are_those_that_occur() throws Exception {
        Map<String, byte[]> files = dataSet(crowd(40));
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

    @Test
    void r_and_python_reproduce_the_results_page() throws Exception {
        Crowd.Hung study = crowd(43);
        unpack(dataSet(study));
        Map<String, Double> expected = expected(study);
        assumeTrue(onPath("Rscript"), "no Rscript on the PATH");
        assertSame(run("Rscript", "analysis/reproduce.R"), expected);
        assumeTrue(onPath("python3"), "no python3 on the PATH");
        assertSame(run("python3", "analysis/reproduce.py"), expected);
    }

    @Test
    void r_and_python_say_nothing_of_what_nobody_answered() throws Exception {
        unpack(dataSet(crowd(0)));
        assumeTrue(onPath("Rscript"), "no Rscript on the PATH");
        Map<String, Double> figures = run("Rscript", "analysis/reproduce.R");
        assertThat(figures).containsEntry("all_sessions", 0.0).containsEntry("registered_d_prime_pooled", null);
        assumeTrue(onPath("python3"), "no python3 on the PATH");
        assertThat(run("python3", "analysis/reproduce.py")).isEqualTo(figures);
    }

    private static void assertSame(Map<String, Double> figures, Map<String, Double> expected) {
        assertThat(figures.keySet()).containsExactlyElementsOf(expected.keySet());
        expected.forEach((name, value) -> assertThat(figures.get(name)).as(name).isCloseTo(value, within(1e-9)));
    }

    private Map<String, Double> expected(Crowd.Hung of) throws Exception {
        List<CSVRecord> rows = ExportContract.parse(responses(of)).stream()
                .filter(row ->
                        row.get("phase").equals("main") && row.get("superseded").equals("false"))
                .toList();
        List<CSVRecord> finished = rows.stream()
                .filter(row -> !row.get("session_finished_at").isEmpty())
                .toList();
        List<CSVRecord> registered = finished.stream()
                .filter(row -> row.get("excluded").equals("false"))
                .toList();
        assertThat(registered).isNotEmpty().hasSizeLessThan(finished.size());
        Map<String, Double> expected = new LinkedHashMap<>();
        add(expected, "all", finished);
        add(expected, "registered", registered);
        QuarkusTransaction.requiringNew().run(() -> addResults(expected, of));
        return expected;
    }

    /** What the application itself says, over what was counted here. */
    private static void addResults(Map<String, Double> expected, Crowd.Hung of) {
        Study study = Study.findById(of.id);
        Figures result =
                StudyFigures.of(study, Instant.now()).orElseThrow().figures.all();
        Interval accuracy = result.accuracy();
        SignalDetection counts = result.yesNo().counts();
        PairSensitivity pairs = result.pairs().sensitivity();
        int pairsRight = pairs.leftFound() + pairs.rightFound();
        assertThat(expected.get("all_sessions")).isEqualTo((double) result.sessions());
        expected.put("all_accuracy_mean", accuracy.estimate());
        expected.put("all_accuracy_mean_t_lower", accuracy.lower());
        expected.put("all_accuracy_mean_t_upper", accuracy.upper());
        expected.put("all_hits", (double) counts.hits());
        expected.put("all_false_alarms", (double) counts.falseAlarms());
        expected.put("all_pairs", (double) (pairsRight + pairs.leftMissed() + pairs.rightMissed()));
        expected.put("all_pairs_right", (double) pairsRight);
        Map<String, Tally> stimuli = new TreeMap<>();
        Session.<Session>stream("study = ?1 and finishedAt is not null", study)
                .flatMap(session -> SessionResult.of(session).trials().stream())
                .flatMap(revealed -> revealed.pictures().stream())
                .forEach(shown -> stimuli.put(shown.stimulus().id.toString(), shown.everybody()));
        stimuli.forEach((stimulus, tally) -> {
            expected.put("stimulus_" + stimulus + "_responses", (double) tally.of());
            expected.put("stimulus_" + stimulus + "_right_share", (double) tally.count() / tally.of());
        });
    }

    private static void add(Map<String, Double> expected, String prefix, List<CSVRecord> rows) {
        Map<String, double[]> sessions = new HashMap<>();
        rows.forEach(row -> {
            double[] tally = sessions.computeIfAbsent(row.get("session_id"), id -> new double[2]);
            tally[0] += right(row) ? 1 : 0;
            tally[1]++;
        });
        int right = (int) rows.stream().filter(DataSetTest::right).count();
        Interval pooled = Interval.wilson(right, rows.size());
        Interval mean = Interval.ofMean(sessions.values().stream()
                .mapToDouble(tally -> tally[0] / tally[1])
                .toArray());
        var detection = new SignalDetection(
                count(rows, "machine", true),
                count(rows, "machine", false),
                count(rows, "human", false),
                count(rows, "human", true));
        List<CSVRecord> pairs = rows.stream()
                .filter(row -> row.get("task").equals(Task.PAIR.term()))
                .toList();
        long pairsRight = pairs.stream().filter(DataSetTest::right).count();
        var figures = new LinkedHashMap<String, Number>();
        figures.put("sessions", sessions.size());
        figures.put("trials", rows.size());
        figures.put("right", right);
        figures.put("accuracy_pooled", pooled.estimate());
        figures.put("accuracy_pooled_wilson_lower", pooled.lower());
        figures.put("accuracy_pooled_wilson_upper", pooled.upper());
        figures.put("accuracy_mean", mean.estimate());
        figures.put("accuracy_mean_t_lower", mean.lower());
        figures.put("accuracy_mean_t_upper", mean.upper());
        figures.put("hits", detection.hits());
        figures.put("misses", detection.misses());
        figures.put("false_alarms", detection.falseAlarms());
        figures.put("correct_rejections", detection.correctRejections());
        figures.put("d_prime_pooled", detection.dPrime());
        figures.put("c_pooled", detection.criterion());
        figures.put("pairs", pairs.size());
        figures.put("pairs_right", pairsRight);
        figures.put("pairs_right_share_pooled", (double) pairsRight / pairs.size());
        figures.forEach((name, value) -> expected.put(prefix + "_" + name, value.doubleValue()));
    }

    private static int count(List<CSVRecord> rows, String origin, boolean right) {
        return (int) rows.stream()
                .filter(row -> row.get("task").equals(Task.YES_NO.term()))
                .filter(row -> row.get("origin").equals(origin) && right(row) == right)
                .count();
    }

    private static boolean right(CSVRecord row) {
        return row.get("correct").equals("true");
    }

    private Map<String, Double> run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output).startsWith("name,value\n");
        Map<String, Double> figures = new LinkedHashMap<>();
        output.lines().skip(1).forEach(line -> {
            int comma = line.indexOf(',');
            String value = line.substring(comma + 1);
            figures.put(line.substring(0, comma), value.isEmpty() ? null : Double.valueOf(value));
        });
        return figures;
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private void unpack(Map<String, byte[]> files) throws IOException {
        for (var file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private Crowd.Hung crowd(int sessions) throws Exception {
        try (var crowd = new Crowd(database.getConnection(), System.nanoTime())) {
            Crowd.Hung study = crowd.hang(ExportContract.design(), 12, ExportContract.FORMULA);
            crowd.answer(study, sessions);
            return study;
        }
    }

    private String responses(Crowd.Hung study) throws IOException {
        var stream = new ByteArrayOutputStream();
        new StudyExport(database, study.slug).responsesCsv(StudyExport.Names.OURS, false, stream);
        return stream.toString(StandardCharsets.UTF_8);
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

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

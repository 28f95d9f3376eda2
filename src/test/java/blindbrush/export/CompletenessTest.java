package blindbrush.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blindbrush.command.Blindbrush;
import blindbrush.database.Secret;
import blindbrush.proof.DataSetCheck;
import blindbrush.proof.Leaf;
import blindbrush.refusal.InvalidInputException;
import blindbrush.study.Session;
import blindbrush.study.Withdrawal;
import blindbrush.testing.Crowd;
import io.quarkus.arc.ClientProxy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data set as it is exported shows that it is whole, and nobody changes it unseen: neither by our check nor by the one that goes with it. */
@QuarkusTest
class CompletenessTest {

    private static final String SESSIONS = "sessions";
    private static final String LEAVES = "leaves";

    @Inject
    DataSource database;

    @Inject
    LeafKeeper keeper;

    @TempDir
    Path folder;

    private static long seed = 900;

    private Crowd.Hung study;
    private byte[] zip;
    private String head;

    /** Twelve sessions, of which the tenth was left; the second of the finished ones withdrew, and the third before it was chained. */
    @BeforeEach
    void export() throws Exception {
        synchronized (ClientProxy.unwrap(keeper)) { // its own turn, at the start, chains nothing meanwhile
            study = ExportContract.crowd(database, seed++, 12);
            run(
                    "insert into reply (session_id, question, answer) values (?, 'age', '=40')",
                    sessions().get(0));
            withdraw(sessions().get(2));
            keeper.refresh();
        }
        List<UUID> sessions = sessions();
        withdraw(sessions.get(1));
        zip = dataSet();
        unpack();
        head = DataSetCheck.of(folder).head();
    }

    @Test
    void a_data_set_is_whole_and_says_how_many_began_finished_left_and_withdrew() throws Exception {
        DataSetCheck.Found found = DataSetCheck.of(folder);
        assertThat(found.problems()).isEmpty();
        assertThat(found.head()).matches("[0-9a-f]{64}").isNotEqualTo("0".repeat(64));
        assertThat(found.counts())
                .containsEntry("started", 12)
                .containsEntry("finished", 9)
                .containsEntry("left", 1)
                .containsEntry("withdrawn", 2)
                .containsEntry("staff", 0)
                .containsEntry("withdrawn_without_number", 0);
        assertThat(found.counts().get("excluded")).isPositive();
        assertThat(read(SESSIONS)).extracting(row -> row.get("start_number")).containsExactly(numbers(12));
        assertThat(read(SESSIONS))
                .filteredOn(row -> row.get("state").equals("withdrawn"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.get("leaf_number") + row.get("leaf_nonce"))
                        .as("nothing else is left of whoever withdrew")
                        .isEmpty());
        assertThat(read(LEAVES)).as("the leaf of one who withdrew stays").hasSize(10);
        assertPython(0, "head " + head);
    }

    @Test
    void the_chain_goes_on_where_it_ended() throws Exception {
        try (var more = new Crowd(database.getConnection(), seed++)) {
            more.answer(study, 5);
        }
        keeper.refresh();
        keeper.refresh();
        zip = dataSet();
        List<String> before = new ArrayList<>();
        read(LEAVES).forEach(row -> before.add(row.get("leaf")));
        unpack();
        DataSetCheck.Found found = DataSetCheck.of(folder);
        assertThat(found.problems()).isEmpty();
        assertThat(found.counts()).containsEntry("started", 17).containsEntry("finished", 14);
        assertThat(found.head()).isNotEqualTo(head);
        assertThat(read(LEAVES))
                .extracting(row -> row.get("leaf"))
                .startsWith(before.toArray(String[]::new))
                .hasSize(15)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_changed_cell_is_found() throws Exception {
        Predicate<Map<String, String>> counts =
                row -> row.get("phase").equals("main") && row.get("superseded").equals("false");
        for (Map.Entry<String, String> change : Map.of(
                        "rating", "7",
                        "correct", "maybe",
                        "rt", "1",
                        "origin", "human, they say",
                        "stimulus_id", UUID.randomUUID().toString(),
                        "onset_offset", "1",
                        "superseded", "true")
                .entrySet()) {
            edit("responses", counts, row -> row.put(change.getKey(), change.getValue()));
            assertFoundByUs("does not agree with its leaf", change.getKey());
            unpack();
        }
        edit("responses", counts, row -> row.put("rating", "7"));
        assertFound("does not agree with its leaf");
        for (Map.Entry<String, String> change : Map.of(
                        "condition", "another",
                        "reply_age", "older",
                        "seed", "1")
                .entrySet()) {
            edit(
                    "participants",
                    row -> !row.get("reply_age").isEmpty(),
                    row -> row.put(change.getKey(), change.getValue()));
            assertFoundByUs("does not agree with its leaf", change.getKey());
            unpack();
        }
        edit("participants", row -> !row.get("reply_age").isEmpty(), row -> row.put("reply_age", "older"));
        assertFound("does not agree with its leaf");
    }

    @Test
    void a_row_that_was_taken_away_added_or_moved_is_found() throws Exception {
        write("responses", rows -> rows.remove(rows.size() - 1));
        assertFound("does not agree with its leaf");
        write("responses", rows -> rows.add(rows.get(rows.size() - 1)));
        assertFound("does not agree with its leaf");
        write("responses", rows -> Collections.swap(rows, rows.size() - 1, rows.size() - 2));
        assertFound("does not agree with its leaf");
    }

    @Test
    void a_session_that_was_taken_away_is_found() throws Exception {
        String number = read("participants").get(0).get("start_number");
        Predicate<Map<String, String>> gone = row -> number.equals(row.get("start_number"));
        write("participants", rows -> rows.removeIf(gone));
        write("responses", rows -> rows.removeIf(gone));
        assertFound("did not withdraw, and the tables have 9");
        write("participants", rows -> rows.removeIf(gone));
        write("responses", rows -> rows.removeIf(gone));
        write(SESSIONS, rows -> rows.removeIf(gone));
        assertFound("Number " + number + " is of no session");
        write("participants", rows -> rows.removeIf(gone));
        write("responses", rows -> rows.removeIf(gone));
        write(
                SESSIONS,
                rows -> rows.removeIf(row -> gone.test(row) || row.get("state").equals("withdrawn")));
        assertFound("leaves are of no session, more than withdrew");
    }

    @Test
    void a_session_that_was_added_is_found() throws Exception {
        UUID id = UUID.randomUUID();
        String first = read("participants").get(0).get("session_id");
        for (String leaf : List.of("", "1", "2", "11")) {
            write("participants", rows -> rows.add(copy(rows, first, id, "13").get(0)));
            write("responses", rows -> rows.addAll(copy(rows, first, id, "13")));
            write(
                    SESSIONS,
                    rows -> rows.add(new LinkedHashMap<>(Map.of(
                            "start_number",
                            "13",
                            "state",
                            "finished",
                            "leaf_number",
                            leaf,
                            "leaf_nonce",
                            "ab".repeat(32)))));
            replace("completeness.json", "\"started\" : 12", "\"started\" : 13");
            replace("completeness.json", "\"finished\" : 9", "\"finished\" : 10");
            assertFound(leaf.isEmpty() ? "has no place in the chain" : "does not agree with its leaf", leaf);
        }
    }

    @Test
    void another_order_is_found() throws Exception {
        write(LEAVES, rows -> {
            String leaf = rows.get(3).get("leaf");
            rows.get(3).put("leaf", rows.get(4).get("leaf"));
            rows.get(4).put("leaf", leaf);
        });
        write(
                SESSIONS,
                rows -> rows.forEach(row -> row.computeIfPresent(
                        "leaf_number", (key, place) -> place.equals("4") ? "5" : place.equals("5") ? "4" : place)));
        assertFound("The chain of the leaves ends in another head");
    }

    @Test
    void a_leaf_that_was_cut_off_is_found() throws Exception {
        write(LEAVES, rows -> rows.remove(rows.size() - 1));
        assertFound("The chain of the leaves ends in another head");
    }

    @Test
    void counts_and_numbers_that_do_not_agree_are_found() throws Exception {
        for (String count : List.of("finished\" : 9", "left\" : 1", "withdrawn\" : 2", "staff\" : 0")) {
            replace("completeness.json", count, count.replaceFirst(": .", ": 7"));
            assertFound("are there", count);
        }
        replace("completeness.json", "started\" : 12", "started\" : 13");
        assertThat(DataSetCheck.of(folder).problems()).contains("Number 13 is of no session.");
        assertPython(1, "The numbers of sessions are not 1 to 13.");
        unpack();
        write(SESSIONS, rows -> rows.get(1).put("start_number", "1"));
        assertThat(DataSetCheck.of(folder).problems()).contains("Two sessions have the number 1.");
        assertPython(1, "NOT WHOLE");
    }

    /** What nobody can find: the researchers' page says so. */
    @Test
    void a_session_that_is_called_withdrawn_cannot_be_told_from_one_that_withdrew() throws Exception {
        String number = read("participants").get(0).get("start_number");
        boolean excluded = read("participants").get(0).get("excluded").equals("true");
        Predicate<Map<String, String>> gone = row -> number.equals(row.get("start_number"));
        write("participants", rows -> rows.removeIf(gone));
        write("responses", rows -> rows.removeIf(gone));
        write(SESSIONS, rows -> rows.stream().filter(gone).forEach(row -> {
            row.put("state", "withdrawn");
            row.put("leaf_number", "");
            row.put("leaf_nonce", "");
        }));
        int out = DataSetCheck.of(folder).counts().get("excluded");
        replace("completeness.json", "finished\" : 9", "finished\" : 8");
        replace("completeness.json", "withdrawn\" : 2", "withdrawn\" : 3");
        replace("completeness.json", "excluded\" : " + out, "excluded\" : " + (excluded ? out - 1 : out));
        DataSetCheck.Found found = DataSetCheck.of(folder);
        assertThat(found.problems()).isEmpty();
        assertThat(found.head()).isEqualTo(head);
        assertThat(found.counts()).as("but it is counted").containsEntry("withdrawn", 3);
        assertPython(0, "head " + head);
    }

    @Test
    void the_command_checks_a_zip_file_as_it_was_downloaded() throws Exception {
        Path file = Files.write(folder.resolve("set.zip"), zip);
        assertThat(command(file)).isEqualTo("0 head " + head + " whole");
        edit("responses", row -> row.get("phase").equals("main"), row -> row.put("rt", "1"));
        assertThat(command(folder)).isEqualTo("1 head " + head + " NOT WHOLE");
        assertThat(command(Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(zip, zip.length / 2))))
                .startsWith("2 ")
                .contains("is no zip file that can be read");
        assertThat(command(Files.writeString(folder.resolve("text"), "text")))
                .contains("is no zip file that can be read");
        assertThat(command(Path.of("nowhere.zip"))).startsWith("2 ").contains("nowhere.zip does not exist");
        assertThat(command(Files.createDirectory(folder.resolve("empty"))))
                .startsWith("2 ")
                .contains("no data set");
    }

    @Test
    void a_data_set_whose_leaves_cover_other_columns_is_refused_and_not_called_changed() throws Exception {
        replace("completeness.json", "\"rating\"", "\"a later column\"");
        assertThatThrownBy(() -> DataSetCheck.of(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("other columns");
        replace("completeness.json", "{", "[");
        assertThatThrownBy(() -> DataSetCheck.of(folder)).hasMessageContaining("is no JSON");
    }

    /** A column that is neither here nor there was forgotten. */
    @Test
    void a_leaf_covers_every_column_that_stays_as_it_is() {
        List<String> left = new ArrayList<>(Column.names(ResponseRow.COLUMNS));
        Column.names(SessionTables.SESSION).stream()
                .filter(name -> !left.contains(name))
                .forEach(left::add);
        left.removeAll(Leaf.SESSION_COLUMNS);
        left.removeAll(Leaf.RESPONSE_COLUMNS);
        assertThat(left)
                .containsExactlyInAnyOrder(
                        // of the study or of the picture, by their ids and the design's hash
                        "export_schema_version",
                        "study",
                        "demonstration",
                        "simulated",
                        "results_while_open",
                        "exposure",
                        "stand_in",
                        "preset",
                        "network",
                        "right_stand_in",
                        "right_preset",
                        "right_network",
                        "expertise", // from replies, which it covers
                        "expertise_score",
                        // deleted or changed in time
                        "participant_id",
                        "source",
                        "unblinded_at",
                        "finish_number",
                        "told_before",
                        "anonymized_at",
                        "consented_at",
                        "session_finished_at",
                        "sent_at",
                        "received_at",
                        "right_told_before",
                        "superseded", // such rows are left out as a whole
                        // from other columns, by rules that may change
                        "excluded",
                        "exclusion_code",
                        "exclusion_reason",
                        "responses",
                        "failed_catch_trials",
                        "median_rt",
                        "interrupted_trials",
                        "unverified_trials",
                        "hinted_trials",
                        "rt_variation",
                        "stimulus_failed_trials",
                        "quality_flags",
                        "shown_at");
    }

    // ---- the study

    private List<UUID> sessions() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Session.<Session>list("study.id = ?1 order by startNumber", study.id).stream()
                        .map(session -> session.id)
                        .toList());
    }

    private void withdraw(UUID id) {
        QuarkusTransaction.requiringNew().run(() -> {
            Session session = Session.findById(id);
            session.withdrawalSha256 = Secret.of("CODE"
                            + id.toString().toUpperCase(java.util.Locale.ROOT).replace("-", ""))
                    .sha256();
        });
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> Withdrawal.withdraw("CODE" + id, Instant.parse("2026-03-01T00:00:00Z"))))
                .isPresent();
    }

    private void run(String sql, UUID parameter) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private byte[] dataSet() throws IOException {
        var stream = new ByteArrayOutputStream();
        new StudyExport(database, study.slug).dataSet(stream);
        return stream.toByteArray();
    }

    // ---- its files

    private void unpack() throws IOException {
        for (Map.Entry<String, byte[]> file : DataSetTest.files(zip).entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private Path file(String table) throws IOException {
        if (table.equals(SESSIONS) || table.equals(LEAVES)) {
            return folder.resolve("documentation/" + table + ".csv");
        }
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(folder.resolve("data"), "*-" + table + "_data.csv")) {
            return found.iterator().next();
        }
    }

    private List<CSVRecord> read(String table) throws Exception {
        return ExportContract.parse(Files.readString(file(table)));
    }

    @FunctionalInterface
    private interface Change<T> {
        void in(T what);
    }

    /** Changes the first row of this kind. */
    private void edit(String table, Predicate<Map<String, String>> kind, Change<Map<String, String>> change)
            throws Exception {
        write(table, rows -> change.in(rows.stream().filter(kind).findFirst().orElseThrow()));
    }

    private void write(String table, Change<List<Map<String, String>>> change) throws Exception {
        List<CSVRecord> read = read(table);
        List<String> columns = read.get(0).getParser().getHeaderNames();
        List<Map<String, String>> rows = new ArrayList<>();
        read.forEach(row -> {
            Map<String, String> cells = new LinkedHashMap<>();
            columns.forEach(column -> cells.put(column, row.get(column)));
            rows.add(cells);
        });
        change.in(rows);
        try (var writer = Files.newBufferedWriter(file(table));
                var printer = new CSVPrinter(writer, CSVFormat.RFC4180)) {
            printer.printRecord(columns);
            for (Map<String, String> row : rows) {
                printer.printRecord(columns.stream().map(row::get));
            }
        }
    }

    private void replace(String name, String old, String fresh) throws IOException {
        Path file = folder.resolve("documentation/" + name);
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(old), fresh));
    }

    private static List<Map<String, String>> copy(
            List<Map<String, String>> rows, String session, UUID id, String number) {
        return rows.stream()
                .filter(row -> row.get("session_id").equals(session))
                .<Map<String, String>>map(row -> {
                    var copy = new LinkedHashMap<>(row);
                    copy.put("session_id", id.toString());
                    copy.put("start_number", number);
                    return copy;
                })
                .toList();
    }

    private static String[] numbers(int last) {
        return Stream.iterate(1, number -> number + 1)
                .limit(last)
                .map(String::valueOf)
                .toArray(String[]::new);
    }

    // ---- what the checks say

    /** By both; then the data set is as it came. */
    private void assertFound(String words, String... about) throws Exception {
        assertFoundByUs(words, about);
        assertPython(1, "NOT WHOLE");
        unpack();
    }

    private void assertFoundByUs(String words, String... about) throws Exception {
        assertThat(DataSetCheck.of(folder).problems())
                .as(String.join(" ", about))
                .anyMatch(problem -> problem.contains(words));
    }

    private void assertPython(int exit, String line) throws Exception {
        assumeTrue(isOnPath(), "no python3 on the PATH");
        Process process = new ProcessBuilder("python3", "-X", "utf8", "analysis/check.py")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(exit);
        assertThat(said.lines()).contains(line, exit == 0 ? "whole" : "NOT WHOLE");
    }

    private static boolean isOnPath() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "python3")));
    }

    /** Exit code and the last two lines. */
    private static String command(Path dataSet) {
        var said = new StringWriter();
        var out = new PrintWriter(said, true);
        int exit = Blindbrush.commandLine().setOut(out).setErr(out).execute("check", dataSet.toString());
        List<String> lines = said.toString().lines().toList();
        return exit + " " + String.join(" ", lines.subList(Math.max(0, lines.size() - 2), lines.size()));
    }
}

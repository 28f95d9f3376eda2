package blindbrush.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blindbrush.design.Block;
import blindbrush.design.Consent;
import blindbrush.design.Design;
import blindbrush.design.Exclusion;
import blindbrush.design.Question;
import blindbrush.design.Task;
import blindbrush.export.StudyExport.Names;
import blindbrush.export.StudyExport.SessionTable;
import blindbrush.proof.DataSetCheck;
import blindbrush.study.SessionLeaf;
import blindbrush.testing.Crowd;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** A study's tables, the same on every database. */
abstract class ExportContract {

    static final String FORMULA = "=HYPERLINK(\"http://x\",\"y\")";

    @Inject
    DataSource database;

    @Inject
    LeafKeeper keeper;

    @Test
    void every_answered_trial_is_a_row_and_what_does_not_count_is_marked() throws Exception {
        var study = crowd(1, 21);
        List<CSVRecord> rows = responses(study);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.isConsistent()).isTrue();
            assertThat(row.get("export_schema_version")).isEqualTo("3");
            assertThat(row.get("staff")).isEqualTo("false");
            assertThat(row.get("design_sha256")).matches("[0-9a-f]{64}");
            assertThat(row.get("study_version")).isEqualTo("1");
            assertThat(row.get("consented_at")).matches("2026-02-02T09:\\d\\d:00\\.120Z");
            Instant shown = Instant.parse(row.get("shown_at"));
            assertThat(shown).isEqualTo(Instant.parse(row.get("sent_at")).plusMillis(40));
            assertThat(Duration.between(shown, Instant.parse(row.get("received_at")))
                            .toMillis())
                    .isEqualTo(Long.parseLong(row.get("sent_offset")) - Long.parseLong(row.get("onset_offset")));
            assertThat(row.get("instructed").isEmpty())
                    .isEqualTo(!row.get("phase").equals("catch"));
        });
        assertThat(words(rows, "phase")).containsExactly("catch", "main", "practice");
        assertThat(words(rows, "superseded")).containsExactly("false", "true");
        assertThat(words(rows, "attempt")).containsExactly("1", "2");
        assertThat(words(rows, "source")).containsExactly("open", "panel");
        assertThat(rows.stream().map(row -> row.get("quality_flags")))
                .anyMatch(flags -> flags.contains("left_page"))
                .anyMatch(flags -> flags.contains("no_rt"))
                .anyMatch(flags -> flags.contains("failed_catch"));
        assertThat(rows.stream()
                        .map(row -> row.get("consented_at") + row.get("session_id"))
                        .distinct())
                .hasSize(21)
                .isSorted();
    }

    @Test
    void the_registered_rule_marks_whole_sessions_and_deletes_none() throws Exception {
        var study = crowd(2, 21);
        Set<String> careless = responses(study).stream()
                .filter(row -> row.get("quality_flags").contains("failed_catch")
                        && row.get("superseded").equals("false"))
                .map(row -> row.get("session_id"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(careless).isNotEmpty();
        assertThat(responses(study)).allSatisfy(row -> {
            boolean excluded = careless.contains(row.get("session_id"));
            assertThat(row.get("excluded")).isEqualTo(String.valueOf(excluded));
            assertThat(row.get("exclusion_code")).isEqualTo(excluded ? "failed_catch_trials" : "");
            assertThat(row.get("exclusion_reason")).isEqualTo(excluded ? "failed 1 catch trials" : "");
        });
        List<CSVRecord> exclusions = table(study, SessionTable.EXCLUSIONS);
        assertThat(words(exclusions, "session_id")).isEqualTo(careless);
        assertThat(exclusions)
                .allSatisfy(row -> assertThat(row.get("exclusion_code") + " " + row.get("failed_catch_trials"))
                        .isEqualTo("failed_catch_trials 1"));
    }

    @Test
    void hints_of_programs_are_in_the_rows_and_counted_by_session() throws Exception {
        var study = crowd(12, 3);
        CSVRecord hinted = responses(study).stream()
                .filter(row ->
                        row.get("phase").equals("main") && row.get("superseded").equals("false"))
                .findFirst()
                .orElseThrow();
        try (var connection = database.getConnection();
                var hint = connection.prepareStatement("update response set hints = ? where trial_id = ?")) {
            hint.setString(1, "unpressed|webdriver");
            hint.setObject(2, UUID.fromString(hinted.get("trial_id")));
            hint.executeUpdate();
        }
        assertThat(responses(study)).allSatisfy(row -> assertThat(row.get("hints"))
                .isEqualTo(row.get("trial_id").equals(hinted.get("trial_id")) ? "unpressed|webdriver" : ""));
        assertThat(table(study, SessionTable.PARTICIPANTS)).allSatisfy(row -> {
            assertThat(row.get("hinted_trials"))
                    .isEqualTo(row.get("session_id").equals(hinted.get("session_id")) ? "1" : "0");
            assertThat(row.get("anonymized_at")).isEmpty();
        });
    }

    @Test
    void participants_are_one_row_a_session_with_their_replies_and_without_a_panel_s_ids() throws Exception {
        var study = crowd(3, 12);
        UUID first = UUID.fromString(responses(study).get(0).get("session_id"));
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into reply (session_id, question, answer) values (?, 'age', '=40')")) {
            insert.setObject(1, first);
            insert.executeUpdate();
        }
        List<CSVRecord> rows = table(study, SessionTable.PARTICIPANTS);
        assertThat(rows).hasSize(12);
        assertThat(rows.get(0).get("reply_age")).isEqualTo("'=40");
        assertThat(rows.get(1).get("reply_age")).isEmpty();
        assertThat(rows.get(0).get("responses")).isEqualTo("9");
        assertThat(rows.get(9).get("session_finished_at")).isEmpty();
        assertThat(rows.get(0).getParser().getHeaderNames()).noneMatch(name -> name.startsWith("panel"));
        List<CSVRecord> panel = table(study, SessionTable.PANEL);
        assertThat(panel).hasSize(12);
        assertThat(panel.get(1).get("panel_participant")).isEqualTo("'=panel1");
    }

    @Test
    void participants_come_with_what_each_can_tell_apart() throws Exception {
        var study = crowd(4, 12);
        List<CSVRecord> alone = responses(study).stream()
                .filter(row -> row.get("task").equals("yes-no")
                        && row.get("phase").equals("main")
                        && row.get("superseded").equals("false"))
                .toList();
        List<CSVRecord> participants = table(study, SessionTable.PARTICIPANTS);
        assertThat(participants).anyMatch(row -> row.get("d_prime").isEmpty());
        assertThat(participants)
                .filteredOn(row -> !row.get("d_prime").isEmpty())
                .isNotEmpty()
                .allSatisfy(row -> {
                    List<CSVRecord> own = alone.stream()
                            .filter(answer -> answer.get("session_id").equals(row.get("session_id")))
                            .toList();
                    int hits = count(own, "machine", "true");
                    int falseAlarms = count(own, "human", "false");
                    assertThat(row.get("hits")).isEqualTo("" + hits);
                    assertThat(row.get("misses")).isEqualTo("" + count(own, "machine", "false"));
                    assertThat(row.get("false_alarms")).isEqualTo("" + falseAlarms);
                    assertThat(row.get("correct_rejections")).isEqualTo("" + count(own, "human", "true"));
                    double estimate = number(row, "d_prime");
                    double hit = z((hits + 0.5) / (hits + number(row, "misses") + 1));
                    double alarm = z((falseAlarms + 0.5) / (falseAlarms + number(row, "correct_rejections") + 1));
                    assertThat(estimate).isCloseTo(hit - alarm, within(1e-9));
                    assertThat(number(row, "criterion")).isCloseTo(-(hit + alarm) / 2, within(1e-9));
                    assertThat(number(row, "criterion_upper") - number(row, "criterion_lower"))
                            .as("half as wide as that of d′")
                            .isCloseTo((number(row, "d_prime_upper") - number(row, "d_prime_lower")) / 2, within(1e-9));
                    assertThat(z(number(row, "a_d_lower")) * Math.sqrt(2))
                            .isCloseTo(number(row, "d_prime_lower"), within(1e-9));
                    assertThat(estimate).isBetween(number(row, "d_prime_lower"), number(row, "d_prime_upper"));
                    assertThat(Math.log(number(row, "beta")))
                            .as("ln β = c d′")
                            .isCloseTo(number(row, "criterion") * estimate, within(1e-9));
                    assertThat(z(number(row, "a_d")) * Math.sqrt(2)).isCloseTo(estimate, within(1e-9));
                });
    }

    @Test
    void participants_come_with_their_accuracy_its_intervals_and_its_exact_test() throws Exception {
        var study = crowd(5, 12);
        CSVRecord row = table(study, SessionTable.PARTICIPANTS).get(0);
        long right = responses(study).stream()
                .filter(answer -> answer.get("session_id").equals(row.get("session_id"))
                        && answer.get("phase").equals("main")
                        && answer.get("superseded").equals("false")
                        && answer.get("correct").equals("true"))
                .count();
        assertThat(row.get("right")).isEqualTo("" + right);
        assertThat(number(row, "accuracy")).isEqualTo(right / 9.0);
        assertThat(number(row, "accuracy")).isBetween(number(row, "accuracy_lower"), number(row, "accuracy_upper"));
        assertThat(number(row, "accuracy_exact_lower")).isLessThanOrEqualTo(number(row, "accuracy_lower"));
        assertThat(number(row, "accuracy_exact_upper")).isGreaterThanOrEqualTo(number(row, "accuracy_upper"));
        CSVRecord left = table(study, SessionTable.PARTICIPANTS).get(9);
        assertThat(left.get("chance") + left.get("exact_p"))
                .as("of a session that was left")
                .isEmpty();
        double chance = number(row, "chance");
        assertThat(chance).isBetween(0.5, 0.75);
        assertThat(number(row, "exact_p"))
                .as("outcomes no likelier than this one")
                .isCloseTo(
                        IntStream.rangeClosed(0, 9)
                                .mapToDouble(count ->
                                        BinomialDistribution.of(9, chance).probability(count))
                                .filter(probability -> probability
                                        <= BinomialDistribution.of(9, chance).probability((int) right) * (1 + 1e-7))
                                .sum(),
                        within(1e-9));
    }

    private static int count(List<CSVRecord> rows, String origin, String correct) {
        return (int) rows.stream()
                .filter(row ->
                        row.get("origin").equals(origin) && row.get("correct").equals(correct))
                .count();
    }

    private static double z(double rate) {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(rate);
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    @Test
    void stimuli_come_with_their_credits_and_titles_that_no_spreadsheet_runs() throws Exception {
        var study = crowd(6, 0);
        List<CSVRecord> rows = table(study, SessionTable.STIMULI);
        assertThat(rows).hasSize(24).allSatisfy(row -> {
            assertThat(row.get("title")).isEqualTo("'" + FORMULA);
            assertThat(row.get("picture_sha256")).matches("[0-9a-f]{64}");
            assertThat(row.get("width")).isEqualTo("512");
            assertThat(row.get("shown")).isEqualTo("3");
            assertThat(row.get("credit")).isEqualTo("CC0");
            boolean machine = row.get("origin").equals("machine");
            assertThat(row.get("style")).isEqualTo(machine ? "marine|marine" : "marine");
            assertThat(row.get("style_titles")).isEqualTo(machine ? "'" + FORMULA + "|" + FORMULA : "");
        });
    }

    @Test
    void lines_of_json_hold_the_same_rows_with_their_types() throws Exception {
        var study = crowd(7, 12);
        List<CSVRecord> rows = responses(study);
        var stream = new ByteArrayOutputStream();
        new StudyExport(database, study.slug).responsesJsonLines(Names.OURS, stream);
        String text = stream.toString(StandardCharsets.UTF_8);
        assertThat(text).endsWith("}\n");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(lines).hasSameSizeAs(rows);
        for (int index = 0; index < rows.size(); index++) {
            JsonNode line = lines.get(index);
            List<String> names = new ArrayList<>();
            line.fieldNames().forEachRemaining(names::add);
            assertThat(names).isEqualTo(rows.get(index).getParser().getHeaderNames());
            assertThat(line.get("correct").isBoolean()).isTrue();
            assertThat(line.get("attempt").isInt()).isTrue();
            assertThat(line.get("seed").isTextual()).as("64 bits, whole").isTrue();
            for (String name : names) {
                String cell = line.get(name).isNull() ? "" : line.get(name).asText();
                assertThat(cell).as(name).isEqualTo(rows.get(index).get(name));
            }
        }
    }

    @Test
    void scripts_for_jspsych_find_its_names() throws Exception {
        var study = crowd(8, 3);
        var stream = new ByteArrayOutputStream();
        new StudyExport(database, study.slug).responsesCsv(Names.JSPSYCH, true, stream);
        String text = stream.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("\ufeff");
        List<CSVRecord> rows = parse(text.substring(1));
        List<CSVRecord> ours = responses(study);
        assertThat(rows.get(0).getParser().getHeaderNames())
                .contains(
                        "rt",
                        "response",
                        "correct",
                        "trial_index",
                        "trial_type",
                        "time_elapsed",
                        "subject_id",
                        "stimulus")
                .doesNotContain("task", "participant_id", "rating", "side")
                .doesNotHaveDuplicates();
        for (int index = 0; index < rows.size(); index++) {
            assertThat(rows.get(index).get("response"))
                    .isEqualTo(ours.get(index).get("rating") + ours.get(index).get("side"));
            assertThat(Long.parseLong(rows.get(index).get("time_elapsed"))).isPositive();
        }
    }

    @Test
    void what_is_answered_meanwhile_is_in_no_table_of_the_same_export() throws Exception {
        var study = crowd(9, 3);
        try (Snapshot snapshot = Snapshot.open(database)) {
            var reader = new StudyReader(snapshot, study.slug);
            List<UUID> sessions = new ArrayList<>();
            reader.sessions(session -> {
                if (sessions.isEmpty()) {
                    try (var more = new Crowd(database.getConnection(), 77)) {
                        more.answer(study, 4);
                    }
                }
                sessions.add(session.id());
            });
            assertThat(sessions).hasSize(3);
            Set<UUID> answered = new TreeSet<>();
            reader.responses(row -> answered.add(row.session().id()));
            assertThat(answered).hasSize(3);
        }
        assertThat(words(responses(study), "session_id")).hasSize(7);
    }

    /** Whoever withdraws while the chain is being made is in it, or not; the next one has the next place. */
    @Test
    void the_chain_of_finished_sessions_goes_on_over_withdrawals_and_is_whole() throws Exception {
        var study = crowd(11, 3);
        keeper.append(study.slug);
        List<UUID> sessions = words(responses(study), "session_id").stream()
                .map(UUID::fromString)
                .toList();
        QuarkusTransaction.requiringNew().run(() -> {
            SessionLeaf.append(
                    study.id, List.of(new SessionLeaf.Due(sessions.get(0), "ab".repeat(32), "cd".repeat(32))));
            SessionLeaf.append(
                    study.id, List.of(new SessionLeaf.Due(UUID.randomUUID(), "ab".repeat(32), "cd".repeat(32))));
        });
        try (var more = new Crowd(database.getConnection(), 111)) {
            more.answer(study, 60);
        }
        keeper.append(study.slug);
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> SessionLeaf.head(study.id).orElseThrow().key.number()))
                .as("who has a leaf, or is not there, got none; the sixty came in two parts")
                .isEqualTo(57);
        Path folder = Files.createTempDirectory("set");
        var stream = new ByteArrayOutputStream();
        new StudyExport(database, study.slug).dataSet(stream);
        Path zip = Files.write(folder.resolve("set.zip"), stream.toByteArray());
        try (var files = FileSystems.newFileSystem(zip)) {
            assertThat(DataSetCheck.of(files.getPath("/")).problems()).isEmpty();
        }
    }

    @Test
    void an_export_leaves_the_connection_as_it_found_it() throws Exception {
        var study = crowd(10, 1);
        responses(study);
        try (var connection = database.getConnection()) {
            assertThat(connection.getTransactionIsolation()).isEqualTo(java.sql.Connection.TRANSACTION_READ_COMMITTED);
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    /**
     * So many sessions of a study. The seed gives answers and ids, the same whatever ran before: each test of one database has a seed of its
     * own.
     */
    static Crowd.Hung crowd(DataSource database, long seed, int sessions) throws SQLException {
        try (var crowd = new Crowd(database.getConnection(), seed)) {
            var hung = crowd.hang(design(), 12, FORMULA);
            crowd.answer(hung, sessions);
            return hung;
        }
    }

    private Crowd.Hung crowd(long seed, int sessions) throws SQLException {
        return crowd(database, seed, sessions);
    }

    /** Practice, six pictures with a catch trial among them, three pairs; who fails the catch trial is left out. */
    static Design design() {
        var usual = Design.of(List.of(
                new Block(Task.YES_NO, 2, true, 0, null),
                new Block(Task.YES_NO, 6, false, 1, null),
                new Block(Task.PAIR, 3, false, 0, 900)));
        return new Design(
                usual.blocks(),
                usual.blockOrder(),
                usual.truth(),
                usual.pairsAlike(),
                usual.conditions(),
                usual.recruitment(),
                usual.reporting(),
                new Exclusion(1, null, null, null),
                List.of(new Question("age", "How old are you?", List.of("=40", "older"))),
                new Consent("7", "Ada Example", "ada@example.org", 16, "To learn.", "Ten years.", ""));
    }

    List<CSVRecord> responses(Crowd.Hung study) throws Exception {
        var stream = new ByteArrayOutputStream();
        new StudyExport(database, study.slug).responsesCsv(Names.OURS, false, stream);
        return parse(stream.toString(StandardCharsets.UTF_8));
    }

    private List<CSVRecord> table(Crowd.Hung study, SessionTable table) throws Exception {
        var stream = new ByteArrayOutputStream();
        new StudyExport(database, study.slug).csv(table, stream);
        return parse(stream.toString(StandardCharsets.UTF_8));
    }

    static List<CSVRecord> parse(String csv) throws Exception {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))
                .getRecords();
    }

    private static Set<String> words(List<CSVRecord> rows, String column) {
        return rows.stream().map(row -> row.get(column)).collect(Collectors.toCollection(TreeSet::new));
    }
}

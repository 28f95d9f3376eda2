package blindbrush.proof;

import blindbrush.refusal.InvalidInputException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a data set is whole: that the sessions of its tables are those that the study had, with the answers that they gave. It is the
 * same check as the {@code analysis/check.py} of the data set, by other code.
 *
 * <p>It shows that nothing was changed, taken away or added since the head of the chain was known. Compare that with the one on the study's
 * results page, or with one that was published earlier: who can write every file can write another chain. A session that is called withdrawn
 * cannot be told from one that withdrew.
 */
public final class DataSetCheck {

    /** Where the data set has the number of every session, and what became of it. */
    public static final String SESSIONS = "documentation/sessions.csv";

    /** Where it has the leaves in their order. */
    public static final String LEAVES = "documentation/leaves.csv";

    /** Where it has counts and the chain's head. */
    public static final String SUMMARY = "documentation/completeness.json";

    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final String FINISHED = "finished";
    private static final String REPLY = "reply_";

    private final Path folder;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, CSVRecord> numbers = new HashMap<>(); // by the start number
    private final List<String> leaves = new ArrayList<>();
    private final Map<String, @Nullable Opened> sessions = new HashMap<>(); // by the id; null of one without a nonce
    private int staff;
    private int excluded;

    /** A leaf as it is being made anew. */
    private record Opened(String number, int place, Leaf leaf) {}

    private DataSetCheck(Path folder) {
        this.folder = folder;
    }

    /**
     * What was found.
     *
     * @param head of the chain, as the data set says it
     * @param counts of sessions, as the data set says them
     * @param problems what does not agree, a sentence each; empty where the data set is whole
     */
    public record Found(String head, Map<String, Integer> counts, List<String> problems) {

        /** Whether all agrees. */
        public boolean isWhole() {
            return problems.isEmpty();
        }
    }

    /**
     * Checks a data set.
     *
     * @param folder where it was unpacked, or the root of an opened zip file
     * @throws InvalidInputException if it is none that can be checked; says what is wrong
     * @throws IOException if it cannot be read
     */
    public static Found of(Path folder) throws IOException {
        return new DataSetCheck(folder).run();
    }

    private Found run() throws IOException {
        JsonNode summary = summary();
        each(folder.resolve(SESSIONS), row -> {
            if (numbers.put(row.get("start_number"), row) != null) {
                problems.add("Two sessions have the number %s.".formatted(row.get("start_number")));
            }
        });
        each(folder.resolve(LEAVES), row -> {
            if (!row.get("leaf_number").equals(Integer.toString(leaves.size() + 1))) {
                problems.add("Leaf %s stands in place %d.".formatted(row.get("leaf_number"), leaves.size() + 1));
            }
            leaves.add(row.get("leaf"));
        });
        each(table("participants"), this::open);
        each(table("responses"), this::add);
        Map<String, Integer> counts = new TreeMap<>();
        summary.path("counts")
                .properties()
                .forEach(count -> counts.put(count.getKey(), count.getValue().asInt()));
        compareNumbers(counts);
        compareLeaves();
        String head = summary.path("head").asText();
        compareHead(head);
        return new Found(head, counts, List.copyOf(problems));
    }

    private JsonNode summary() throws IOException {
        try (Reader reader = reader(folder.resolve(SUMMARY))) {
            JsonNode summary = new JsonMapper().readTree(reader);
            List<String> covered = new ArrayList<>();
            summary.path("session_columns").forEach(column -> covered.add(column.asText()));
            summary.path("response_columns").forEach(column -> covered.add(column.asText()));
            List<String> known = new ArrayList<>(Leaf.SESSION_COLUMNS);
            known.addAll(Leaf.RESPONSE_COLUMNS);
            if (!covered.equals(known)) {
                throw new InvalidInputException(
                        "The leaves of this data set cover other columns than this program knows: take its analysis/check.py.");
            }
            return summary;
        } catch (JsonProcessingException broken) {
            throw new InvalidInputException(SUMMARY + " is no JSON.");
        }
    }

    /** Begins the leaf of a session of the table of participants. */
    private void open(CSVRecord row) {
        String id = text(row, "session_id");
        String number = text(row, "start_number");
        CSVRecord numbered = numbers.get(number);
        boolean finished = !row.get("session_finished_at").isEmpty();
        if (sessions.containsKey(id)) {
            problems.add("Session %s is there twice.".formatted(id));
        }
        staff += row.get("staff").equals("true") ? 1 : 0;
        excluded += finished
                        && row.get("staff").equals("false")
                        && row.get("excluded").equals("true")
                ? 1
                : 0;
        if (numbered == null || !numbered.get("state").equals(finished ? FINISHED : "left")) {
            problems.add("Session %s has the number %s, which is not that of a session that %s."
                    .formatted(id, number, finished ? "was finished" : "was left"));
        }
        sessions.put(id, numbered == null || !finished ? null : opened(row, number, numbered));
    }

    private @Nullable Opened opened(CSVRecord row, String number, CSVRecord numbered) {
        var replies = new TreeMap<String, String>();
        row.getParser().getHeaderNames().stream()
                .filter(name -> name.startsWith(REPLY) && !row.get(name).isEmpty())
                .forEach(name -> replies.put(name, text(row, name)));
        try {
            return new Opened(
                    number,
                    Integer.parseInt(numbered.get("leaf_number")),
                    new Leaf(numbered.get("leaf_nonce"), cells(row, Leaf.SESSION_COLUMNS), replies));
        } catch (IllegalArgumentException none) {
            problems.add("The finished session %s has no place in the chain.".formatted(number));
            return null;
        }
    }

    private void add(CSVRecord row) {
        String id = text(row, "session_id");
        if (!sessions.containsKey(id)) {
            problems.add("The table of responses has the session %s, and that of participants has not.".formatted(id));
            sessions.put(id, null); // said once
        }
        Opened opened = sessions.get(id);
        if (opened != null && row.get("superseded").equals("false")) {
            opened.leaf.addTrial(cells(row, Leaf.RESPONSE_COLUMNS));
        }
    }

    private void compareNumbers(Map<String, Integer> counts) {
        int started = counts.getOrDefault("started", 0);
        for (int number = 1; number <= Math.min(started, numbers.size() + 1); number++) { // more is said below
            if (!numbers.containsKey(Integer.toString(number))) {
                problems.add("Number %d is of no session.".formatted(number));
            }
        }
        if (numbers.size() != started) {
            problems.add("There are %d numbers, and %d sessions began.".formatted(numbers.size(), started));
        }
        for (String state : List.of(FINISHED, "left", "withdrawn")) {
            compare(counts, state, count(row -> row.get("state").equals(state)));
        }
        compare(counts, "staff", staff);
        compare(counts, "excluded", excluded);
        int present = count(row -> !row.get("state").equals("withdrawn"));
        if (present != sessions.size()) {
            problems.add("%d sessions did not withdraw, and the tables have %d.".formatted(present, sessions.size()));
        }
    }

    private int count(Predicate<CSVRecord> counted) {
        return (int) numbers.values().stream().filter(counted).count();
    }

    private void compare(Map<String, Integer> counts, String key, int found) {
        if (!Integer.valueOf(found).equals(counts.get(key))) {
            problems.add("%s is to say “%s”: %s, and %d are there.".formatted(SUMMARY, key, counts.get(key), found));
        }
    }

    private void compareLeaves() {
        List<Opened> opened =
                sessions.values().stream().flatMap(Stream::ofNullable).toList();
        var places = new boolean[leaves.size()];
        for (Opened each : opened) {
            boolean inChain = each.place >= 1 && each.place <= leaves.size();
            if (!inChain || !leaves.get(each.place - 1).equals(each.leaf.end())) {
                problems.add("What session %s answered does not agree with its leaf.".formatted(each.number));
            } else if (places[each.place - 1]) {
                problems.add("Two sessions have the leaf %d.".formatted(each.place));
            } else {
                places[each.place - 1] = true;
            }
        }
        int withoutSession = leaves.size() - opened.size();
        if (withoutSession > count(row -> row.get("state").equals("withdrawn"))) {
            problems.add("%d leaves are of no session, more than withdrew.".formatted(withoutSession));
        }
    }

    private void compareHead(String head) {
        try {
            String link = HashChain.START;
            for (String leaf : leaves) {
                link = HashChain.next(link, leaf);
            }
            if (!link.equals(head)) {
                problems.add("The chain of the leaves ends in another head: a leaf was changed, or stands elsewhere.");
            }
        } catch (IllegalArgumentException noHash) {
            problems.add("A leaf is no hash.");
        }
    }

    private Path table(String name) throws IOException {
        Path data = folder.resolve("data");
        if (Files.isDirectory(data)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(data, "*-" + name + "_data.csv")) {
                List<Path> found =
                        StreamSupport.stream(files.spliterator(), false).toList();
                if (found.size() == 1) {
                    return found.get(0);
                }
            }
        }
        throw new InvalidInputException(
                "This is no data set: the table of %s is not in its folder data.".formatted(name));
    }

    @FunctionalInterface
    private interface Rows {
        void take(CSVRecord row);
    }

    private static void each(Path file, Rows rows) throws IOException {
        try (Reader reader = reader(file);
                var parser = CSV.parse(reader)) {
            for (CSVRecord row : parser) {
                rows.take(row);
            }
        } catch (IllegalArgumentException otherColumns) {
            throw new InvalidInputException("%s lacks a column, or a row of it does: %s"
                    .formatted(file.getFileName(), otherColumns.getMessage()));
        }
    }

    private static Reader reader(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("This is no data set that can be checked: it has no %s.".formatted(file));
        }
        return Files.newBufferedReader(file, StandardCharsets.UTF_8);
    }

    private static List<String> cells(CSVRecord row, List<String> columns) {
        return columns.stream().map(column -> text(row, column)).toList();
    }

    /** Without the guard that keeps spreadsheets from running it. */
    private static String text(CSVRecord row, String column) {
        String cell = row.get(column);
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }
}

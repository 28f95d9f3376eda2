package blindbrush.statistics.crossed;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The answers to the AI Art Turing Test (Alexander 2024) as its author published them: a row a participant, and of each picture two columns under
 * its title, first what was said ("human" or another word; empty where nothing was), then whether it was right (1). What a picture was follows
 * from the two. The table says nothing about its licence, so it is not part of this project.
 *
 * @param machine of each picture
 * @param said of each participant and picture: whether it was called machine-made; null where nothing was said
 */
record AcxTable(List<Boolean> machine, List<List<Boolean>> said) {

    /** Rows with fewer filled cells were left before they began. */
    private static final int FEWEST_CELLS = 11;

    /**
     * Reads it as CSV with a header.
     *
     * @throws IllegalArgumentException if no title stands over two columns, or a picture is once human and once machine-made; says which
     */
    static AcxTable read(Reader text) throws IOException {
        List<CSVRecord> records = CSVFormat.RFC4180.parse(text).getRecords();
        Map<String, List<Integer>> columns = columns(records.get(0));
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("No title stands over two columns.");
        }
        List<CSVRecord> rows = records.stream()
                .skip(1)
                .filter(row -> row.stream().filter(cell -> !cell.isBlank()).count() >= FEWEST_CELLS)
                .toList();
        List<Boolean> machine = columns.entrySet().stream()
                .map(title -> machine(title.getKey(), title.getValue(), rows))
                .toList();
        List<List<Boolean>> said = rows.stream()
                .map(row -> columns.values().stream()
                        .map(pair -> calledMachine(row.get(pair.get(0))))
                        .collect(toCollection(() -> (List<Boolean>) new ArrayList<Boolean>())))
                .toList();
        return new AcxTable(machine, said);
    }

    /** As Kesteloot (2024) counts them: where nothing was said, the wrong answer was given. */
    List<Judgement> unansweredAsWrong() {
        return judgements(true);
    }

    /** As Alexander (2024) counts them: where nothing was said, there is no answer. */
    List<Judgement> answered() {
        return judgements(false);
    }

    private List<Judgement> judgements(boolean all) {
        List<Judgement> judgements = new ArrayList<>();
        for (int person = 0; person < said.size(); person++) {
            for (int picture = 0; picture < machine.size(); picture++) {
                Boolean called = said.get(person).get(picture);
                boolean origin = machine.get(picture);
                if (called != null || all) {
                    judgements.add(new Judgement(person, picture, origin, called == null ? !origin : called));
                }
            }
        }
        return judgements;
    }

    private static Map<String, List<Integer>> columns(CSVRecord heads) {
        Map<String, List<Integer>> columns = IntStream.range(0, heads.size())
                .boxed()
                .collect(groupingBy(heads::get, LinkedHashMap::new, toCollection(ArrayList::new)));
        columns.entrySet()
                .removeIf(title -> title.getKey().isBlank() || title.getValue().size() != 2);
        return columns;
    }

    private static boolean machine(String title, List<Integer> pair, List<CSVRecord> rows) {
        Map<Boolean, Long> origins = rows.stream()
                .filter(row -> !row.get(pair.get(0)).isBlank())
                .collect(groupingBy(
                        row -> calledMachine(row.get(pair.get(0)))
                                == row.get(pair.get(1)).equals("1"),
                        counting()));
        if (origins.size() != 1) {
            throw new IllegalArgumentException("“%s” should be of one origin: machine-made by %d rows, human by %d."
                    .formatted(title, origins.getOrDefault(true, 0L), origins.getOrDefault(false, 0L)));
        }
        return new TreeSet<>(origins.keySet()).first();
    }

    private static Boolean calledMachine(String said) {
        return said.isBlank() ? null : !said.strip().equalsIgnoreCase("human");
    }
}

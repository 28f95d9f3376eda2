package blindbrush.results;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Of what a figure is made.
 *
 * @param participants finished sessions with such answers
 * @param pictures that were answered; both of a pair
 * @param answers one a trial
 */
public record Extent(int participants, int pictures, int answers) {

    static Extent of(Stream<Answers.Row> some) {
        List<Answers.Row> rows = some.toList();
        return new Extent(
                (int) rows.stream().mapToInt(Answers.Row::session).distinct().count(),
                (int) rows.stream()
                        .flatMapToInt(row ->
                                row.isPair() ? IntStream.of(row.stimulus(), row.right()) : IntStream.of(row.stimulus()))
                        .distinct()
                        .count(),
                rows.size());
    }

    /** In one line. */
    public String words() {
        return "%s, %s, %s"
                .formatted(
                        counted(participants, "participant"), counted(pictures, "picture"), counted(answers, "answer"));
    }

    private static String counted(int number, String what) {
        return "%d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }
}

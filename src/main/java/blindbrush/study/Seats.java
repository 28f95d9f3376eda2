package blindbrush.study;

import blindbrush.design.Design;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;

/**
 * How many sessions sit in each cell of a design, a condition by an order of blocks by the side of “human”: A finished session keeps its seat for good. An
 * unfinished one keeps it for as long as it may be gone on with: a participant who leaves gives it back, and takes one again on return. Staff
 * take none.
 *
 * @param taken sessions by cell
 */
public record Seats(Map<Seat, Long> taken) {

    /** A cell of the design. */
    public record Seat(String condition, int orderRow, Side humanSide) {

        private boolean isBeside(Seat other) {
            return condition.equals(other.condition) && orderRow == other.orderRow;
        }
    }

    /** The seats as they are now; exact while the study is locked. */
    public static Seats of(Study study, Instant now) {
        Design design = study.design;
        List<Side> sides = sides(StudyVersion.design(study, study.version));
        Map<Seat, Long> taken = new LinkedHashMap<>();
        for (var condition : design.conditions()) {
            for (int row = 0; row < design.orders().size(); row++) {
                for (Side side : sides) {
                    taken.put(new Seat(condition.name(), row, side), 0L);
                }
            }
        }
        Session.getEntityManager()
                .createQuery("""
                        select s.conditionName, s.orderRow, s.humanSide, count(*) from Session s
                        where s.study = :study and s.version = :version and s.staff = false and (s.finishedAt is not null or s.lastSeenAt > :gone)
                        group by s.conditionName, s.orderRow, s.humanSide""", Tuple.class)
                .setParameter("study", study)
                .setParameter("version", study.version)
                .setParameter(
                        "gone",
                        now.minus(Duration.ofMinutes(design.recruitment().resumeMinutes())))
                .getResultList()
                .forEach(row -> taken.computeIfPresent(
                        new Seat(row.get(0, String.class), row.get(1, Integer.class), row.get(2, Side.class)),
                        (seat, none) -> row.get(3, Long.class)));
        return new Seats(taken);
    }

    /** Where “human” may stand in sessions of a design; in designs of pairs alone it stands nowhere, and one side is as good as two. */
    static List<Side> sides(Design design) {
        return switch (design.humanSide()) {
            case LEFT -> List.of(Side.LEFT);
            case RIGHT -> List.of(Side.RIGHT);
            case BALANCED -> design.hasYesNo() ? List.of(Side.values()) : List.of(Side.LEFT);
        };
    }

    /** Of all cells. */
    long sum() {
        return taken.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether the quota is taken. */
    boolean isFull(Design design) {
        return design.recruitment().limit().filter(quota -> sum() >= quota).isPresent();
    }

    /**
     * The emptiest cell. Of several, one of the condition and order that has the fewest sessions, then of the side that has: so that neither any
     * two cells, nor any two pairs of condition and order, nor the sides differ by more than one session while nobody leaves. Chance decides
     * among equals.
     */
    Seat next(RandomGenerator chance) {
        List<Seat> emptiest = fewest(List.copyOf(taken.keySet()), taken::get);
        emptiest = fewest(emptiest, seat -> sum(seat::isBeside));
        emptiest = fewest(emptiest, seat -> sum(other -> other.humanSide == seat.humanSide));
        return emptiest.get(chance.nextInt(emptiest.size()));
    }

    private long sum(Predicate<Seat> cells) {
        return taken.entrySet().stream()
                .filter(cell -> cells.test(cell.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static List<Seat> fewest(List<Seat> among, ToLongFunction<Seat> sessions) {
        long least = among.stream().mapToLong(sessions).min().orElseThrow();
        return among.stream()
                .filter(seat -> sessions.applyAsLong(seat) == least)
                .toList();
    }
}

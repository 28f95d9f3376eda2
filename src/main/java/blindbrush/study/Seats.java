package blindbrush.study;

import blindbrush.design.Design;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How many sessions sit in each cell of a design, a condition by an order of blocks: A finished session keeps its seat for good. An
 * unfinished one keeps it for as long as it may be gone on with: a participant who leaves gives it back, and takes one again on return. Staff
 * take none.
 *
 * @param taken sessions by cell
 */
public record Seats(Map<Seat, Long> taken) {

    /** A cell of the design. */
    public record Seat(String condition, int orderRow) {}

    /** The seats as they are now; exact while the study is locked. */
    public static Seats of(Study study, Instant now) {
        Design design = study.design;
        Map<Seat, Long> taken = new LinkedHashMap<>();
        for (var condition : design.conditions()) {
            for (int row = 0; row < design.orders().size(); row++) {
                taken.put(new Seat(condition.name(), row), 0L);
            }
        }
        Session.getEntityManager()
                .createQuery("""
                        select s.conditionName, s.orderRow, count(*) from Session s
                        where s.study = :study and s.version = :version and s.staff = false and (s.finishedAt is not null or s.lastSeenAt > :gone)
                        group by s.conditionName, s.orderRow""", Tuple.class)
                .setParameter("study", study)
                .setParameter("version", study.version)
                .setParameter(
                        "gone",
                        now.minus(Duration.ofMinutes(design.recruitment().resumeMinutes())))
                .getResultList()
                .forEach(row -> taken.computeIfPresent(
                        new Seat(row.get(0, String.class), row.get(1, Integer.class)),
                        (seat, none) -> row.get(2, Long.class)));
        return new Seats(taken);
    }

    /** Of all cells. */
    long sum() {
        return taken.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether the quota is taken. */
    boolean isFull(Design design) {
        return design.recruitment().limit().filter(quota -> sum() >= quota).isPresent();
    }

    /** The emptiest cell; chance decides among equals. */
    Seat next(RandomGenerator chance) {
        long least = taken.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        List<Seat> emptiest = taken.entrySet().stream()
                .filter(cell -> cell.getValue() == least)
                .map(Map.Entry::getKey)
                .toList();
        return emptiest.get(chance.nextInt(emptiest.size()));
    }
}

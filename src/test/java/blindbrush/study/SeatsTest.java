package blindbrush.study;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.study.Seats.Seat;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cells of a design as sessions are dealt to them. */
class SeatsTest {

    private static final int CELLS = 6;

    @Test
    void sides_orders_and_cells_never_differ_by_more_than_one_session() {
        for (long seed = 0; seed < 50; seed++) {
            var chance = new SplittableRandom(seed);
            var taken = empty();
            for (int session = 1; session <= 130; session++) {
                taken.merge(new Seats(taken).next(chance), 1L, Long::sum);
                assertThat(spread(taken, Function.identity())).isLessThanOrEqualTo(1);
                assertThat(spread(taken, Seat::humanSide)).isLessThanOrEqualTo(1);
                assertThat(spread(taken, seat -> seat.condition() + seat.orderRow()))
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    /** Of fair coins, 400 lie within 4 standard deviations of their half; one seed is one study. */
    @Test
    void chance_decides_who_sees_human_on_which_side_and_who_meets_which_condition() {
        Map<Side, Integer> first = new EnumMap<>(Side.class);
        Map<String, Integer> together = new LinkedHashMap<>();
        for (long seed = 0; seed < 400; seed++) {
            var chance = new SplittableRandom(seed);
            var taken = empty();
            Seat one = new Seats(taken).next(chance);
            first.merge(one.humanSide(), 1, Integer::sum);
            together.merge(one.condition() + one.orderRow() + one.humanSide(), 1, Integer::sum);
        }
        assertThat(first.get(Side.LEFT)).isBetween(160, 240);
        assertThat(together).hasSize(2 * CELLS);
        assertThat(Collections.min(together.values())).isGreaterThan(10);
    }

    @Test
    void a_seat_that_was_given_back_is_the_next_to_be_taken() {
        var taken = empty();
        taken.replaceAll((seat, none) -> 3L);
        var left = new Seat("b", 1, Side.RIGHT);
        taken.put(left, 2L);
        assertThat(new Seats(taken).next(new SplittableRandom(1))).isEqualTo(left);
    }

    private static Map<Seat, Long> empty() {
        Map<Seat, Long> taken = new LinkedHashMap<>();
        List.of("a", "b", "c").forEach(condition -> IntStream.range(0, 2)
                .forEach(row -> List.of(Side.values()).forEach(side -> taken.put(new Seat(condition, row, side), 0L))));
        return taken;
    }

    private static <K> long spread(Map<Seat, Long> taken, Function<Seat, K> by) {
        Map<K, Long> sums = taken.entrySet().stream()
                .collect(Collectors.groupingBy(
                        cell -> by.apply(cell.getKey()), Collectors.summingLong(Map.Entry::getValue)));
        return Collections.max(sums.values()) - Collections.min(sums.values());
    }
}

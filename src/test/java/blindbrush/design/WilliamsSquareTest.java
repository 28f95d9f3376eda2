package blindbrush.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WilliamsSquareTest {

    @Test
    void the_square_of_four_is_the_published_one() {
        assertThat(WilliamsSquare.of(4))
                .containsExactly(List.of(0, 1, 3, 2), List.of(1, 2, 0, 3), List.of(2, 3, 1, 0), List.of(3, 0, 2, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 11, 12})
    void each_stands_in_each_place_and_after_each_other_equally_often(int treatments) {
        List<List<Integer>> rows = WilliamsSquare.of(treatments);
        Map<List<Integer>, Integer> places = new HashMap<>();
        Map<List<Integer>, Integer> neighbours = new HashMap<>();
        for (List<Integer> row : rows) {
            for (int place = 0; place < treatments; place++) {
                places.merge(List.of(place, row.get(place)), 1, Integer::sum);
                if (place > 0) {
                    neighbours.merge(List.of(row.get(place - 1), row.get(place)), 1, Integer::sum);
                }
            }
        }
        int times = rows.size() / treatments;
        assertThat(rows).hasSize(treatments % 2 == 0 || treatments == 1 ? treatments : 2 * treatments);
        assertThat(places).hasSize(treatments * treatments).allSatisfy((place, count) -> assertThat(count)
                .isEqualTo(times));
        assertThat(neighbours).hasSize(treatments * (treatments - 1)).allSatisfy((pair, count) -> assertThat(count)
                .isEqualTo(times));
    }
}

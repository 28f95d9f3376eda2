package blindbrush.design;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Orders of n treatments in which each stands in each place equally often and follows each other one equally often: n rows for an even
 * n, 2n for an odd one (Williams 1949, Australian Journal of Scientific Research A 2).
 */
final class WilliamsSquare {

    private WilliamsSquare() {}

    /** @param treatments at least 1 */
    static List<List<Integer>> of(int treatments) {
        List<List<Integer>> rows = new ArrayList<>();
        for (int shift = 0; shift < treatments; shift++) {
            rows.add(row(treatments, shift));
        }
        if (treatments % 2 == 1 && treatments > 1) {
            List.copyOf(rows).forEach(row -> rows.add(reversed(row)));
        }
        return List.copyOf(rows);
    }

    /** 0, 1, n − 1, 2, n − 2 … all shifted. */
    private static List<Integer> row(int treatments, int shift) {
        return IntStream.range(0, treatments)
                .map(place -> place % 2 == 1 ? (place + 1) / 2 : (treatments - place / 2) % treatments)
                .map(treatment -> (treatment + shift) % treatments)
                .boxed()
                .toList();
    }

    private static List<Integer> reversed(List<Integer> row) {
        return IntStream.range(0, row.size())
                .mapToObj(place -> row.get(row.size() - 1 - place))
                .toList();
    }
}

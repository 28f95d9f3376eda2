package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Sorted samples in rows, to be read at as many equally likely values as somebody else's sample has. */
final class Quantiles {

    private final NDArray sorted;
    private NDArray latest;

    /** @param sorted [K, M], each row ascending; it owns what is read from it */
    Quantiles(NDArray sorted) {
        this.sorted = sorted;
        this.latest = sorted;
    }

    /** The values at (j + ½)/count, straight between the sample's own at (i + ½)/M, constant beyond them; not to be closed. */
    NDArray at(long count) {
        if (latest.getShape().get(1) != count) {
            latest = resampled(Math.toIntExact(count));
        }
        return latest;
    }

    private NDArray resampled(int count) {
        long last = sorted.getShape().get(1) - 1;
        double[] places = IntStream.range(0, count)
                .mapToDouble(j -> Math.min((double) last, Math.max(0, (j + 0.5) * (last + 1) / count - 0.5)))
                .toArray();
        long[] below =
                IntStream.range(0, count).mapToLong(j -> (long) places[j]).toArray();
        long[] above = LongStream.of(below).map(i -> Math.min(last, i + 1)).toArray();
        double[] shares =
                IntStream.range(0, count).mapToDouble(j -> places[j] - below[j]).toArray();
        try (NDArray low = column(below);
                NDArray high = column(above);
                NDArray step = high.sub(low);
                NDArray created = sorted.getManager().create(shares);
                NDArray share = created.toType(sorted.getDataType(), false);
                NDArray part = step.mul(share)) {
            return low.add(part);
        }
    }

    private NDArray column(long[] indices) {
        try (NDArray index = sorted.getManager().create(indices)) {
            return sorted.get(new NDIndex(":, {}", index));
        }
    }
}

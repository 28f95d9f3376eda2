package blindbrush.statistics.crossed;

import java.util.stream.IntStream;

/**
 * A statistic of answers to pictures, each of which moves it in its own way, as a sum over answers and over pictures (delta method).
 *
 * @param value what it is
 * @param calledMachine by how much an answer “machine” to each picture moves it
 * @param calledHuman by how much an answer “human” does
 * @param own by how much each picture moves it by itself
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PictureStatistic(double value, double[] calledMachine, double[] calledHuman, double[] own) {

    PictureStatistic minus(PictureStatistic other) {
        return new PictureStatistic(
                value - other.value,
                minus(calledMachine, other.calledMachine),
                minus(calledHuman, other.calledHuman),
                minus(own, other.own));
    }

    /** Whether answers to a picture move it. */
    boolean depends(int picture) {
        return calledMachine[picture] != 0 || calledHuman[picture] != 0;
    }

    private static double[] minus(double[] some, double[] others) {
        return IntStream.range(0, some.length)
                .mapToDouble(place -> some[place] - others[place])
                .toArray();
    }
}

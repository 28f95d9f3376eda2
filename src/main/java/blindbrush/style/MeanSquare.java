package blindbrush.style;

import ai.djl.ndarray.NDArray;

/** Means of squares; what they are computed through is closed. */
final class MeanSquare {

    private MeanSquare() {}

    /** Mean of a², a scalar. */
    static NDArray of(NDArray array) {
        try (NDArray square = array.square()) {
            return square.mean();
        }
    }

    /** Mean of (a − b)², a scalar. */
    static NDArray ofDifference(NDArray a, NDArray b) {
        try (NDArray difference = a.sub(b)) {
            return of(difference);
        }
    }
}

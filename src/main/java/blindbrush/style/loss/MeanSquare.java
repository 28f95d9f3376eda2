package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;
import blindbrush.optimize.Scalar;

/** Means of squares; what they are computed through is closed. */
public final class MeanSquare {

    private MeanSquare() {}

    /** Mean of a², a scalar. */
    public static NDArray of(NDArray array) {
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

    /** Mean of a² as a number. */
    public static double number(NDArray array) {
        return Scalar.taken(of(array));
    }
}

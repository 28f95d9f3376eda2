package blindbrush.optimize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** Numbers read out of tensors of 32 or 64 bits. */
public final class Scalar {

    private Scalar() {}

    /** The one number of a scalar tensor. */
    public static double of(NDArray scalar) {
        return scalar.getDataType() == DataType.FLOAT64 ? scalar.getDouble() : scalar.getFloat();
    }

    /** The one number of a scalar tensor, which is closed. */
    public static double taken(NDArray scalar) {
        try (scalar) {
            return of(scalar);
        }
    }

    /** All numbers of a tensor, row after row. */
    public static double[] all(NDArray array) {
        if (array.getDataType() == DataType.FLOAT64) {
            return array.toDoubleArray();
        }
        float[] floats = array.toFloatArray();
        double[] doubles = new double[floats.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }
}

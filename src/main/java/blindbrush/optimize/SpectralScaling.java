package blindbrush.optimize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.stream.DoubleStream;

/**
 * A preconditioner for losses of a picture's features. It is diagonal in the picture's discrete Fourier transform, which takes
 * the picture as periodic, and differs for lightness and colour. The curvature of such losses is some hundred times smaller
 * along fine detail and along colour than along coarse lightness. Steps that are scaled accordingly need far fewer evaluations.
 *
 * <p>The curvatures are averages over random directions, measured of one style-transfer loss of VGG-19 at its start. A floor
 * under them, and a factor that favours low frequencies as natural pictures do, limit how far the scaling goes.
 */
final class SpectralScaling implements Preconditioner {

    /** Cycles per pixel at which curvature was measured. */
    private static final double[] FREQUENCY = {
        0, .015, .03, .05, .075, .1075, .1425, .18, .225, .275, .33, .39, .46, .55, .66, .72
    };

    /** Curvature there, as its logarithm. */
    private static final double[] LIGHTNESS = logarithms(
            .01, .01, .0235, .0407, .0343, .0283, .0227, .0168, .0117, .0071, .0033, .0016, .0007, .0001, 1e-5, 1e-5);

    private static final double[] COLOUR = logarithms(
            .002, .004, .0117, .0193, .017, .010, .0043, .0008, .0001, .00002, 1e-5, 1e-5, 1e-5, 1e-5, 1e-5, 1e-5);

    /** The axes of a picture [1, 3, height, width] that are its height and width. */
    private static final long[] SPACE = {2, 3};

    private static final double FLOOR = 0.001;
    private static final double TYPICAL = 0.04;

    /** Lightness and two differences of colour, at right angles and of length one. */
    private static final float[] OPPONENTS = {
        (float) Math.sqrt(1 / 3.0), (float) Math.sqrt(1 / 3.0), (float) Math.sqrt(1 / 3.0),
        (float) Math.sqrt(1 / 2.0), (float) -Math.sqrt(1 / 2.0), 0,
        (float) Math.sqrt(1 / 6.0), (float) Math.sqrt(1 / 6.0), (float) -Math.sqrt(2 / 3.0)
    };

    private final NDArray opponents;
    private final NDArray gains;

    /**
     * For pictures of this shape.
     *
     * @param manager owns the tables
     * @param shape [1, 3, height, width]
     */
    SpectralScaling(NDManager manager, Shape shape) {
        int height = Math.toIntExact(shape.get(2));
        int width = Math.toIntExact(shape.get(3));
        this.opponents = manager.create(OPPONENTS, new Shape(3, 3));
        float[] values = new float[3 * height * width];
        double[][] curvatures = {LIGHTNESS, COLOUR, COLOUR};
        for (int i = 0; i < values.length; i++) {
            int row = i / width % height;
            int column = i % width;
            double down = Math.min(row, height - row) / (double) height;
            double across = Math.min(column, width - column) / (double) width;
            values[i] = (float) gain(Math.hypot(down, across), curvatures[i / (height * width)]);
        }
        this.gains = manager.create(values, shape);
    }

    @Override
    public NDArray apply(NDArray vector) {
        long[] size = {vector.getShape().get(2), vector.getShape().get(3)};
        try (NDArray singles = vector.toType(
                        DataType.FLOAT32, true); // precise enough for a guess, and DJL has no larger complex type
                NDArray opponent = mixed(opponents, singles);
                NDArray spectrum = opponent.fft2(size, SPACE);
                NDArray scaled = spectrum.mul(gains);
                NDArray back = scaled.ifft2(size, SPACE);
                NDArray parts = back.real(); // and imaginary, along a last axis
                NDArray real = parts.get(new NDIndex(":, :, :, :, 0"));
                NDArray transposed = opponents.transpose();
                NDArray mixed = mixed(transposed, real)) {
            return mixed.toType(vector.getDataType(), true);
        }
    }

    /** Each pixel's channels times a matrix. */
    private static NDArray mixed(NDArray matrix, NDArray picture) {
        try (NDArray pixels = picture.reshape(3, -1);
                NDArray mixed = matrix.matMul(pixels)) {
            return mixed.reshape(picture.getShape());
        }
    }

    private static double gain(double frequency, double[] curvature) {
        return TYPICAL / (interpolated(frequency, curvature) + FLOOR) * Math.sqrt(0.1 / (frequency + 0.02));
    }

    /** Between the measured frequencies, straight in the logarithm. */
    private static double interpolated(double frequency, double[] curvature) {
        int i = 1;
        while (i < FREQUENCY.length - 1 && FREQUENCY[i] < frequency) {
            i++;
        }
        double share = Math.min(1, (frequency - FREQUENCY[i - 1]) / (FREQUENCY[i] - FREQUENCY[i - 1]));
        return Math.exp((1 - share) * curvature[i - 1] + share * curvature[i]);
    }

    private static double[] logarithms(double... curvatures) {
        return DoubleStream.of(curvatures).map(Math::log).toArray();
    }
}

package blindbrush.optimize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * A preconditioner for losses of a picture's features: diagonal in the picture's cosine transform (DCT-II, even at the
 * edges), apart for lightness and colour. Losses of convolutional features curve some hundred times less along fine detail
 * and along colour than along coarse lightness; a step that makes up for it needs far fewer evaluations.
 *
 * <p>The curvatures are averages over random directions of one style-transfer loss of VGG-19 at its start; a floor, and a
 * factor that favours low frequencies as natural pictures do, keep them from being believed too much.
 */
final class SpectralScaling implements Preconditioner {

    /** Cycles per pixel at which curvature was measured. */
    private static final double[] FREQUENCY = {
        0, .015, .03, .05, .075, .1075, .1425, .18, .225, .275, .33, .39, .46, .55, .66, .72
    };

    private static final double[] LIGHTNESS = {
        .01, .01, .0235, .0407, .0343, .0283, .0227, .0168, .0117, .0071, .0033, .0016, .0007, .0001, 1e-5, 1e-5
    };

    private static final double[] COLOUR = {
        .002, .004, .0117, .0193, .017, .010, .0043, .0008, .0001, .00002, 1e-5, 1e-5, 1e-5, 1e-5, 1e-5, 1e-5
    };

    private static final double FLOOR = 0.001;
    private static final double TYPICAL = 0.04;

    private final NDArray rows;
    private final NDArray columns;
    private final NDArray lightness;
    private final NDArray colour;

    /**
     * For pictures of this shape.
     *
     * @param manager owns the tables
     * @param shape [1, 3, height, width]
     */
    SpectralScaling(NDManager manager, Shape shape, DataType type) {
        int height = Math.toIntExact(shape.get(2));
        int width = Math.toIntExact(shape.get(3));
        this.rows = cosines(manager, height, type);
        this.columns = cosines(manager, width, type);
        this.lightness = gains(manager, height, width, LIGHTNESS, type);
        this.colour = gains(manager, height, width, COLOUR, type);
    }

    @Override
    public NDArray apply(NDArray vector) {
        try (NDArray down = rows.matMul(vector);
                NDArray rowsOfColumns = columns.transpose();
                NDArray spectrum = down.matMul(rowsOfColumns);
                NDArray scaled = scaled(spectrum);
                NDArray back = rows.transpose();
                NDArray up = back.matMul(scaled)) {
            return up.matMul(columns);
        }
    }

    private NDArray scaled(NDArray spectrum) {
        try (NDArray mean = spectrum.mean(new int[] {1}, true);
                NDArray differences = spectrum.sub(mean);
                NDArray light = mean.mul(lightness);
                NDArray hues = differences.mul(colour)) {
            return hues.add(light);
        }
    }

    /** The orthogonal matrix of the DCT-II, [n, n]. */
    private static NDArray cosines(NDManager manager, int n, DataType type) {
        double[] values = new double[n * n];
        for (int k = 0; k < n; k++) {
            double norm = Math.sqrt((k == 0 ? 1.0 : 2.0) / n);
            for (int i = 0; i < n; i++) {
                values[k * n + i] = norm * Math.cos(Math.PI * (i + 0.5) * k / n);
            }
        }
        return array(manager, values, new Shape(n, n), type);
    }

    private static NDArray gains(NDManager manager, int height, int width, double[] curvature, DataType type) {
        double[] values = new double[height * width];
        for (int i = 0; i < values.length; i++) {
            int row = i / width;
            int column = i % width;
            double down = row / (2.0 * height);
            double across = column / (2.0 * width);
            values[i] = gain(Math.hypot(down, across), curvature);
        }
        return array(manager, values, new Shape(1, 1, height, width), type);
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
        return Math.exp((1 - share) * Math.log(curvature[i - 1]) + share * Math.log(curvature[i]));
    }

    private static NDArray array(NDManager manager, double[] values, Shape shape, DataType type) {
        try (NDArray doubles = manager.create(values, shape);
                NDArray typed = doubles.toType(type, false)) {
            return typed.duplicate();
        }
    }
}

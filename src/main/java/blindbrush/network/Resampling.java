package blindbrush.network;

/**
 * Resampling of one axis with the Catmull–Rom cubic (Keys 1981, a = −½). When it shrinks, the kernel is stretched by
 * the same factor, so that nothing aliases; beyond the edge the outermost sample repeats.
 */
final class Resampling {

    private final int from;
    private final int to;
    private final int[] first;
    private final float[][] weights;

    Resampling(int from, int to) {
        this.from = from;
        this.to = to;
        this.first = new int[to];
        this.weights = new float[to][];
        double stretch = Math.max(1, from / (double) to);
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * from / to - 0.5;
            first[i] = (int) Math.ceil(centre - 2 * stretch);
            weights[i] = kernelAround(centre, first[i], stretch);
        }
    }

    /** Rows of {@code from} values become rows of {@code to} values. */
    float[] alongRows(float[] values) {
        int rows = values.length / from;
        float[] result = new float[rows * to];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < to; i++) {
                result[row * to + i] = sample(values, row * from, 1, i);
            }
        }
        return result;
    }

    /** Planes of {@code from} rows, each {@code width} wide, become planes of {@code to} rows. */
    float[] alongColumns(float[] values, int width) {
        int planes = values.length / (from * width);
        float[] result = new float[planes * to * width];
        for (int plane = 0; plane < planes; plane++) {
            for (int i = 0; i < to; i++) {
                for (int x = 0; x < width; x++) {
                    result[(plane * to + i) * width + x] = sample(values, plane * from * width + x, width, i);
                }
            }
        }
        return result;
    }

    private float sample(float[] values, int offset, int stride, int i) {
        float sum = 0;
        for (int k = 0; k < weights[i].length; k++) {
            int position = Math.min(from - 1, Math.max(0, first[i] + k));
            sum += weights[i][k] * values[offset + stride * position];
        }
        return sum;
    }

    private static float[] kernelAround(double centre, int first, double stretch) {
        int taps = (int) Math.floor(centre + 2 * stretch) - first + 1;
        float[] kernel = new float[taps];
        double sum = 0;
        for (int k = 0; k < taps; k++) {
            sum += cubic((first + k - centre) / stretch);
        }
        for (int k = 0; k < taps; k++) {
            kernel[k] = (float) (cubic((first + k - centre) / stretch) / sum);
        }
        return kernel;
    }

    private static double cubic(double signed) {
        double x = Math.abs(signed);
        if (x < 1) {
            return (1.5 * x - 2.5) * x * x + 1;
        }
        return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
    }
}

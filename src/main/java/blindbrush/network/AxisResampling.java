package blindbrush.network;

/**
 * Resampling of one axis. When it shrinks, the kernel is stretched by the same factor, so that nothing aliases; beyond the
 * edge the outermost sample repeats.
 */
final class AxisResampling {

    /** The weight of a sample by its distance. */
    enum Kernel {
        /** The Catmull–Rom cubic (Keys 1981, a = −½): short, with hardly any ringing. */
        CUBIC(2) {
            @Override
            double at(double x) {
                if (x < 1) {
                    return (1.5 * x - 2.5) * x * x + 1;
                }
                return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
            }
        },
        /** Lanczos' windowed sinc of eight lobes: an enlarged picture is as rough between the old samples as at them. */
        LANCZOS(8) {
            @Override
            double at(double x) {
                return x < 8 ? sinc(x) * sinc(x / 8) : 0;
            }
        };

        private final int radius;

        Kernel(int radius) {
            this.radius = radius;
        }

        /** The weight at a distance, in samples, at least 0. */
        abstract double at(double distance);

        private static double sinc(double x) {
            return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
        }
    }

    private final Kernel kernel;
    private final int from;
    private final int to;
    private final int[] first;
    private final float[][] weights;

    AxisResampling(Kernel kernel, int from, int to) {
        this.kernel = kernel;
        this.from = from;
        this.to = to;
        this.first = new int[to];
        this.weights = new float[to][];
        double stretch = Math.max(1, from / (double) to);
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * from / to - 0.5;
            first[i] = (int) Math.ceil(centre - kernel.radius * stretch);
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

    private float[] kernelAround(double centre, int first, double stretch) {
        int taps = (int) Math.floor(centre + kernel.radius * stretch) - first + 1;
        float[] weighted = new float[taps];
        double sum = 0;
        for (int k = 0; k < taps; k++) {
            sum += kernel.at(Math.abs(first + k - centre) / stretch);
        }
        for (int k = 0; k < taps; k++) {
            weighted[k] = (float) (kernel.at(Math.abs(first + k - centre) / stretch) / sum);
        }
        return weighted;
    }
}

package blindbrush.image;

import java.awt.image.BufferedImage;

/** Makes pictures smaller with Lanczos' window of three lobes, across and then down, whatever the factor. */
final class Resampling {

    private static final int LOBES = 3;

    /** Where the pixels of a line that make one of the shorter line begin, and how much each weighs. */
    private static final class Weights {

        private final int first;
        private final float[] weights;

        Weights(int first, float[] weights) {
            this.first = first;
            this.weights = weights;
        }
    }

    private Resampling() {}

    /** The whole picture in another size; with no more pixels a side than it has. */
    static BufferedImage to(BufferedImage picture, int width, int height) {
        Weights[] across = weights(picture.getWidth(), width);
        Weights[] down = weights(picture.getHeight(), height);
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        float[][] narrowed = new float[picture.getHeight()][];
        for (int y = 0; y < height; y++) {
            int end = down[y].first + down[y].weights.length;
            for (int row = down[y].first; row < end; row++) {
                if (narrowed[row] == null) {
                    narrowed[row] = narrowed(picture, row, across);
                }
            }
            Pixels.setRow(result, y, blended(narrowed, down[y], width));
            forget(narrowed, y + 1 < height ? down[y + 1].first : 0);
        }
        return result;
    }

    private static Weights[] weights(int from, int to) {
        double factor = Math.max(1, (double) from / to);
        Weights[] all = new Weights[to];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * from / to - 0.5;
            int first = (int) Math.max(0, Math.ceil(centre - LOBES * factor));
            int last = (int) Math.min(from - 1, Math.floor(centre + LOBES * factor));
            all[i] = new Weights(first, normalized(first, last, centre, factor));
        }
        return all;
    }

    private static float[] normalized(int first, int last, double centre, double factor) {
        double sum = 0;
        for (int i = first; i <= last; i++) {
            sum += lanczos((i - centre) / factor);
        }
        float[] weights = new float[last - first + 1];
        for (int i = first; i <= last; i++) {
            weights[i - first] = (float) (lanczos((i - centre) / factor) / sum);
        }
        return weights;
    }

    private static double lanczos(double x) {
        if (Math.abs(x) < 1e-9) {
            return 1;
        }
        double turn = Math.PI * x;
        return Math.abs(x) >= LOBES ? 0 : LOBES * Math.sin(turn) * Math.sin(turn / LOBES) / (turn * turn);
    }

    /** One row in its new width: red, green and blue of each pixel. */
    private static float[] narrowed(BufferedImage picture, int row, Weights[] across) {
        int[] pixels = Pixels.rows(picture, row, 1);
        float[] result = new float[3 * across.length];
        for (int x = 0; x < across.length; x++) {
            float[] weights = across[x].weights;
            int first = across[x].first;
            float red = 0;
            float green = 0;
            float blue = 0;
            for (int i = 0; i < weights.length; i++) {
                int rgb = pixels[first + i];
                red += weights[i] * ((rgb >> 16) & 255);
                green += weights[i] * ((rgb >> 8) & 255);
                blue += weights[i] * (rgb & 255);
            }
            result[3 * x] = red;
            result[3 * x + 1] = green;
            result[3 * x + 2] = blue;
        }
        return result;
    }

    private static int[] blended(float[][] rows, Weights down, int width) {
        float[] sums = new float[3 * width];
        for (int i = 0; i < down.weights.length; i++) {
            float[] row = rows[down.first + i];
            float weight = down.weights[i];
            for (int x = 0; x < sums.length; x++) {
                sums[x] += weight * row[x];
            }
        }
        int[] pixels = new int[width];
        for (int x = 0; x < width; x++) {
            pixels[x] = level(sums[3 * x]) << 16 | level(sums[3 * x + 1]) << 8 | level(sums[3 * x + 2]);
        }
        return pixels;
    }

    private static int level(float value) {
        return Math.max(0, Math.min(255, Math.round(value)));
    }

    /** Rows above are needed no more. */
    private static void forget(float[][] rows, int above) {
        for (int row = above - 1; row >= 0 && rows[row] != null; row--) {
            rows[row] = null;
        }
    }
}

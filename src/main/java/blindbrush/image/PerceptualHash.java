package blindbrush.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * What a picture looks like, in 64 bits: the signs of its coarsest waves in brightness (discrete cosine transform of the picture brought to 32 ×
 * 32 grey values) against their median. The same picture at another size, encoded anew or a little lighter has nearly the same bits; other
 * pictures differ in about half of them.
 */
public final class PerceptualHash {

    /**
     * Up to so many differing bits, two pictures are taken for the same one. Of 48 paintings and photographs the same one at another size,
     * encoded anew or without a hundredth of each edge differed in 6 at most, as did Van Gogh's two versions of one composition; any two
     * others in 16 and more.
     */
    private static final int SAME = 8;

    private static final int SIDE = 32;
    private static final int WAVES = 8;

    /** Of each wave at each place. */
    private static final double[][] COSINES = cosines();

    private PerceptualHash() {}

    /** The hash of a picture of any size. */
    public static long of(BufferedImage picture) {
        double[] waves = waves(grey(picture));
        double[] sorted = Arrays.copyOfRange(waves, 1, waves.length); // without the mean brightness
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        long hash = 0;
        for (int wave = 1; wave < waves.length; wave++) {
            hash |= waves[wave] > median ? 1L << wave : 0;
        }
        return hash;
    }

    /** Whether two hashes are of pictures that look the same. */
    public static boolean same(long one, long other) {
        return Long.bitCount(one ^ other) <= SAME;
    }

    /** Means of the cells of a grid over the picture. */
    private static double[][] grey(BufferedImage picture) {
        double[][] sums = new double[SIDE][SIDE];
        double[][] counts = new double[SIDE][SIDE];
        for (int y = 0; y < picture.getHeight(); y++) {
            int[] row = Pixels.rows(picture, y, 1);
            int down = y * SIDE / picture.getHeight();
            for (int x = 0; x < row.length; x++) {
                int across = x * SIDE / row.length;
                sums[down][across] +=
                        0.299 * (row[x] >> 16 & 255) + 0.587 * (row[x] >> 8 & 255) + 0.114 * (row[x] & 255);
                counts[down][across]++;
            }
        }
        for (int down = 0; down < SIDE; down++) {
            for (int across = 0; across < SIDE; across++) {
                sums[down][across] /= Math.max(1, counts[down][across]);
            }
        }
        return sums;
    }

    /** The lowest waves, the mean first. */
    private static double[] waves(double[][] grey) {
        double[] waves = new double[WAVES * WAVES];
        for (int down = 0; down < WAVES; down++) {
            for (int across = 0; across < WAVES; across++) {
                double sum = 0;
                for (int y = 0; y < SIDE; y++) {
                    for (int x = 0; x < SIDE; x++) {
                        sum += grey[y][x] * COSINES[down][y] * COSINES[across][x];
                    }
                }
                waves[down * WAVES + across] = sum;
            }
        }
        return waves;
    }

    private static double[][] cosines() {
        double[][] cosines = new double[WAVES][SIDE];
        for (int number = 0; number < WAVES; number++) {
            for (int at = 0; at < SIDE; at++) {
                cosines[number][at] = Math.cos(Math.PI * number * (2 * at + 1) / (2 * SIDE));
            }
        }
        return cosines;
    }
}

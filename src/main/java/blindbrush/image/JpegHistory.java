package blindbrush.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import javax.imageio.plugins.jpeg.JPEGQTable;

/**
 * Traces of an earlier JPEG file on the same grid of 8 × 8 blocks. One who rounds twice, to multiples of one number and then of another,
 * leaves regular gaps and peaks behind in the histogram of the coefficients (Popescu and Farid 2004); a picture that was made smaller after
 * its first file has lost that grid. An earlier file of about the quality of our encoder, or finer, leaves none that is sure to be seen.
 */
final class JpegHistory {

    private static final int BLOCK = 8;
    /** Down and across: those of which most blocks have some. */
    private static final int[][] FREQUENCIES = {{0, 1}, {1, 0}, {1, 1}, {0, 2}, {2, 0}, {1, 2}, {2, 1}, {0, 3}, {3, 0}};

    private static final int REACH = 60;
    private static final int NEIGHBOURS = 3;
    private static final int WAVES = 256;
    /** A histogram's own slopes are longer waves. */
    private static final int LONGEST_WAVE = 10;

    private static final double[][] COSINES = cosines();

    /** Of each of so many parts of a turn. */
    private static final double[] TURN_COSINES = new double[WAVES];

    private static final double[] TURN_SINES = new double[WAVES];

    static {
        Arrays.setAll(TURN_COSINES, part -> Math.cos(2 * Math.PI * part / WAVES));
        Arrays.setAll(TURN_SINES, part -> Math.sin(2 * Math.PI * part / WAVES));
    }

    private JpegHistory() {}

    /**
     * The strongest regularity of the histograms, as a power of ten: below 2 where there is none, above after other tables.
     *
     * @param picture decoded from a file of our encoder, with at least one block
     */
    static double of(BufferedImage picture) {
        double[][] luma = luma(picture);
        double strongest = 0;
        for (int[] frequency : FREQUENCIES) {
            strongest = Math.max(strongest, regularity(histogram(luma, frequency[0], frequency[1])));
        }
        return Math.log10(1 + strongest);
    }

    /** How often each multiple of the quantisation step occurs; 0, which says nothing, is left out. */
    private static double[] histogram(double[][] luma, int down, int across) {
        double[] histogram = new double[2 * REACH + 1];
        double step = step(down, across);
        for (int y = 0; y + BLOCK <= luma.length; y += BLOCK) {
            for (int x = 0; x + BLOCK <= luma[0].length; x += BLOCK) {
                long multiple = Math.round(coefficient(luma, y, x, down, across) / step);
                if (multiple != 0 && Math.abs(multiple) <= REACH) {
                    histogram[(int) multiple + REACH]++;
                }
            }
        }
        return histogram;
    }

    private static double coefficient(double[][] luma, int top, int left, int down, int across) {
        double sum = 0;
        for (int y = 0; y < BLOCK; y++) {
            for (int x = 0; x < BLOCK; x++) {
                sum += COSINES[down][y] * COSINES[across][x] * luma[top + y][left + x];
            }
        }
        return sum;
    }

    /** Power of the strongest wave in what of a histogram its neighbourhood does not explain, in units of its chance. */
    private static double regularity(double[] histogram) {
        double[] rest = new double[histogram.length];
        for (int i = 0; i < rest.length; i++) {
            double expected = neighbourhood(histogram, i);
            rest[i] = i == REACH ? 0 : (histogram[i] - expected) / Math.sqrt(expected + 1);
        }
        double strongest = 0;
        for (int wave = WAVES / LONGEST_WAVE; wave <= WAVES / 2; wave++) {
            strongest = Math.max(strongest, power(rest, wave) / rest.length);
        }
        return strongest;
    }

    private static double neighbourhood(double[] histogram, int middle) {
        double sum = 0;
        int counted = 0;
        for (int i = Math.max(0, middle - NEIGHBOURS); i <= Math.min(histogram.length - 1, middle + NEIGHBOURS); i++) {
            if (i != REACH) {
                sum += histogram[i];
                counted++;
            }
        }
        return sum / counted;
    }

    private static double power(double[] values, int wave) {
        double cosine = 0;
        double sine = 0;
        for (int i = 0; i < values.length; i++) {
            int part = Math.floorMod(wave * (i - REACH), WAVES);
            cosine += values[i] * TURN_COSINES[part];
            sine += values[i] * TURN_SINES[part];
        }
        return cosine * cosine + sine * sine;
    }

    private static double step(int down, int across) {
        float scale = 2 - 2 * PictureEncoder.JPEG_QUALITY; // as the JDK's encoder takes its quality above one half
        return JPEGQTable.K1Luminance.getScaledInstance(scale, true).getTable()[down * BLOCK + across];
    }

    /** Rec. 601, as JPEG files have it, 0 to 255. */
    private static double[][] luma(BufferedImage picture) {
        int[] pixels = Pixels.of(picture);
        double[][] luma = new double[picture.getHeight()][picture.getWidth()];
        for (int y = 0; y < luma.length; y++) {
            for (int x = 0; x < luma[y].length; x++) {
                int rgb = pixels[y * luma[y].length + x];
                luma[y][x] = 0.299 * ((rgb >> 16) & 255) + 0.587 * ((rgb >> 8) & 255) + 0.114 * (rgb & 255);
            }
        }
        return luma;
    }

    private static double[][] cosines() {
        double[][] cosines = new double[BLOCK][BLOCK];
        for (int frequency = 0; frequency < BLOCK; frequency++) {
            for (int i = 0; i < BLOCK; i++) {
                double wave = Math.cos((2 * i + 1) * frequency * Math.PI / (2 * BLOCK));
                cosines[frequency][i] = frequency == 0 ? Math.sqrt(1.0 / BLOCK) : wave / 2;
            }
        }
        return cosines;
    }
}

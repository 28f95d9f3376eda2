package blindbrush.image;

import jakarta.persistence.Embeddable;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.hipparchus.complex.Complex;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/**
 * Simple numbers about a picture's pixels, of its luma (Rec. 709 weights of the sRGB values, 0 to 1) where nothing else is said.
 *
 * @param luminance mean
 * @param contrast standard deviation
 * @param saturation mean of the largest less the smallest of a pixel's three values
 * @param sharpness standard deviation of the Laplacian (Pech-Pacheco et al. 2000)
 * @param noise standard deviation of the noise after Immerkær (1996)
 * @param border how far the outermost rows and columns differ from their neighbours, by how far neighbours differ anywhere
 * @param blockiness how far neighbours differ across the edges of 8 × 8 blocks, by how far they differ elsewhere
 * @param spectralSlope slope of log power over log frequency along rows and columns of the middle of the picture
 * @param jpegHistory how regular the gaps in the histograms of its DCT coefficients are, as a power of ten: below 2 where it was never a JPEG
 *     of this size before, above where it was
 */
@Embeddable
public record PictureStatistics(
        double luminance,
        double contrast,
        double saturation,
        double sharpness,
        double noise,
        double border,
        double blockiness,
        double spectralSlope,
        double jpegHistory) {

    private static final int BLOCK = 8;
    private static final double EVEN = 1e-9;

    /**
     * Of a picture.
     *
     * @param picture at least 16 pixels wide and high
     */
    public static PictureStatistics of(BufferedImage picture) {
        int[] pixels = Pixels.of(picture);
        double[][] luma = luma(pixels, picture.getWidth(), picture.getHeight());
        double mean = mean(luma);
        return new PictureStatistics(
                mean,
                deviation(luma, mean),
                saturation(pixels),
                sharpness(luma),
                noise(luma),
                border(luma),
                blockiness(luma),
                slope(luma),
                JpegHistory.of(picture));
    }

    private static double[][] luma(int[] pixels, int width, int height) {
        double[][] luma = new double[height][width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = pixels[y * width + x];
                luma[y][x] = (0.2126 * ((rgb >> 16) & 255) + 0.7152 * ((rgb >> 8) & 255) + 0.0722 * (rgb & 255)) / 255;
            }
        }
        return luma;
    }

    private static double saturation(int[] pixels) {
        double sum = 0;
        for (int rgb : pixels) {
            int red = (rgb >> 16) & 255;
            int green = (rgb >> 8) & 255;
            int blue = rgb & 255;
            sum += Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
        }
        return sum / 255 / pixels.length;
    }

    private static double mean(double[][] values) {
        double sum = 0;
        for (double[] row : values) {
            for (double value : row) {
                sum += value;
            }
        }
        return sum / values.length / values[0].length;
    }

    private static double deviation(double[][] values, double mean) {
        double sum = 0;
        for (double[] row : values) {
            for (double value : row) {
                sum += (value - mean) * (value - mean);
            }
        }
        return Math.sqrt(sum / values.length / values[0].length);
    }

    private static double sharpness(double[][] luma) {
        double[][] laplacian = filtered(luma, 0, 1, -4);
        return deviation(laplacian, mean(laplacian));
    }

    private static double noise(double[][] luma) {
        double sum = 0;
        double[][] filtered = filtered(luma, 1, -2, 4);
        for (double[] row : filtered) {
            for (double value : row) {
                sum += Math.abs(value);
            }
        }
        return Math.sqrt(Math.PI / 2) / 6 * sum / filtered.length / filtered[0].length;
    }

    /** By a symmetric 3 × 3 mask of that corner, side and middle, without the outermost pixels. */
    private static double[][] filtered(double[][] luma, double corner, double side, double middle) {
        double[][] result = new double[luma.length - 2][luma[0].length - 2];
        for (int y = 0; y < result.length; y++) {
            double[] above = luma[y];
            double[] here = luma[y + 1];
            double[] below = luma[y + 2];
            for (int x = 0; x < result[y].length; x++) {
                result[y][x] = corner * (above[x] + above[x + 2] + below[x] + below[x + 2])
                        + side * (above[x + 1] + here[x] + here[x + 2] + below[x + 1])
                        + middle * here[x + 1];
            }
        }
        return result;
    }

    private static double border(double[][] luma) {
        double[][] turned = transposed(luma);
        int lastRow = luma.length - 2;
        int lastColumn = turned.length - 2;
        double outermost = difference(luma, row -> row == 0 || row == lastRow)
                + difference(turned, column -> column == 0 || column == lastColumn);
        return ratio(outermost, difference(luma, row -> true) + difference(turned, column -> true));
    }

    private static double blockiness(double[][] luma) {
        double[][] turned = transposed(luma);
        IntPredicate edge = before -> (before + 1) % BLOCK == 0;
        return ratio(
                difference(luma, edge) + difference(turned, edge),
                difference(luma, edge.negate()) + difference(turned, edge.negate()));
    }

    /** Mean absolute difference between a row and the next, over the chosen rows. */
    private static double difference(double[][] luma, IntPredicate chosen) {
        double sum = 0;
        int rows = 0;
        for (int y = 0; y < luma.length - 1; y++) {
            if (chosen.test(y)) {
                rows++;
                for (int x = 0; x < luma[y].length; x++) {
                    sum += Math.abs(luma[y + 1][x] - luma[y][x]);
                }
            }
        }
        return sum / rows / luma[0].length;
    }

    /** 1 where there is nothing to compare, as in a picture of one colour. */
    private static double ratio(double some, double others) {
        return others < EVEN ? 1 : some / others;
    }

    private static double slope(double[][] luma) {
        int length = Integer.highestOneBit(Math.min(luma.length, luma[0].length));
        double[] power = new double[length / 2];
        addPower(luma, length, power);
        addPower(transposed(luma), length, power);
        return slopeOfLogarithms(power);
    }

    /** Of each middle row, under a Hann window so that its ends do not jump. */
    private static void addPower(double[][] luma, int length, double[] power) {
        var fourier = new FastFourierTransformer(DftNormalization.STANDARD);
        int top = (luma.length - length) / 2;
        int left = (luma[0].length - length) / 2;
        double mean = mean(luma);
        double[] window = new double[length];
        Arrays.setAll(window, i -> 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length));
        for (int y = top; y < top + length; y++) {
            double[] row = new double[length];
            for (int i = 0; i < length; i++) {
                row[i] = window[i] * (luma[y][left + i] - mean);
            }
            Complex[] waves = fourier.transform(row, TransformType.FORWARD);
            for (int frequency = 1; frequency < power.length; frequency++) {
                Complex wave = waves[frequency];
                power[frequency] += wave.getReal() * wave.getReal() + wave.getImaginary() * wave.getImaginary();
            }
        }
    }

    /** By least squares over all frequencies but the constant and, where the window leaks, the first. */
    private static double slopeOfLogarithms(double[] power) {
        double[] frequencies = new double[power.length - 2];
        double[] powers = new double[frequencies.length];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = Math.log(i + 2);
            powers[i] = Math.log(power[i + 2] + EVEN);
        }
        double meanFrequency = mean(new double[][] {frequencies});
        double meanPower = mean(new double[][] {powers});
        double together = 0;
        double alone = 0;
        for (int i = 0; i < frequencies.length; i++) {
            together += (frequencies[i] - meanFrequency) * (powers[i] - meanPower);
            alone += (frequencies[i] - meanFrequency) * (frequencies[i] - meanFrequency);
        }
        return together / alone;
    }

    private static double[][] transposed(double[][] values) {
        double[][] result = new double[values[0].length][values.length];
        for (int y = 0; y < values.length; y++) {
            for (int x = 0; x < values[y].length; x++) {
                result[x][y] = values[y][x];
            }
        }
        return result;
    }
}

package blindbrush.style;

import blindbrush.network.RgbPlanes;

/**
 * By how much a finished picture differs from its content to the eye: the mean colour difference of their pixels in CIELAB (ΔE*ab of CIE 1976, white
 * D65), both at a quarter of the picture's size, where the grain that a start from noise leaves is gone. About 2.3 is what is just noticed of
 * two plain colours side by side.
 */
public final class ContentDifference {

    /**
     * Below it a picture is its content over again. With the compact network at 256 pixels, pictures whose style had no weight came to 1.4 and
     * 1.6, one in the style of its own content at 64 pixels to 2.5; pictures of the presets quality and preview came to 34 and 26, and one that
     * took its style's brightness only to 14.5.
     */
    public static final double HARDLY = 5;

    private static final int SMALLER = 4;

    /** Linear sRGB to XYZ, each row over its white. */
    private static final double[][] TO_XYZ = {
        {0.4124 / 0.9505, 0.3576 / 0.9505, 0.1805 / 0.9505},
        {0.2126, 0.7152, 0.0722},
        {0.0193 / 1.089, 0.1192 / 1.089, 0.9505 / 1.089}
    };

    private ContentDifference() {}

    static double of(RgbPlanes content, RgbPlanes picture) {
        RgbPlanes small = picture.resized(smaller(picture.width()), smaller(picture.height()));
        RgbPlanes beside = content.resized(small.width(), small.height());
        int pixels = small.width() * small.height();
        double sum = 0;
        for (int pixel = 0; pixel < pixels; pixel++) {
            sum += distance(lab(small.values(), pixel, pixels), lab(beside.values(), pixel, pixels));
        }
        return sum / pixels;
    }

    private static int smaller(int edge) {
        return Math.max(1, edge / SMALLER);
    }

    private static double distance(double[] one, double[] other) {
        return Math.sqrt(square(one[0] - other[0]) + square(one[1] - other[1]) + square(one[2] - other[2]));
    }

    private static double square(double value) {
        return value * value;
    }

    private static double[] lab(float[] planes, int pixel, int pixels) {
        double red = linear(planes[pixel]);
        double green = linear(planes[pixels + pixel]);
        double blue = linear(planes[2 * pixels + pixel]);
        double[] bent = new double[3];
        for (int row = 0; row < bent.length; row++) {
            bent[row] = bent(TO_XYZ[row][0] * red + TO_XYZ[row][1] * green + TO_XYZ[row][2] * blue);
        }
        return new double[] {116 * bent[1] - 16, 500 * (bent[0] - bent[1]), 200 * (bent[1] - bent[2])};
    }

    private static double linear(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static double bent(double value) {
        return value > 216.0 / 24389 ? Math.cbrt(value) : (24389.0 / 27 * value + 16) / 116;
    }
}

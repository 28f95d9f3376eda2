package blindbrush.style.colour;

import blindbrush.network.RgbPlanes;

/** Luma Y = 0.299 R + 0.587 G + 0.114 B of sRGB values (ITU-R BT.601), as in the authors' code. */
final class Luminance {

    private Luminance() {}

    /** Its luma in all three channels. */
    static RgbPlanes grey(RgbPlanes picture) {
        int pixels = picture.width() * picture.height();
        float[] values = new float[3 * pixels];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) luma(picture, i % pixels);
        }
        return new RgbPlanes(picture.width(), picture.height(), values);
    }

    /**
     * The chrominance of one picture with the luma of another. Adding the same to red, green and blue changes Y alone,
     * whatever the axes of the chrominance.
     */
    static RgbPlanes replaced(RgbPlanes chrominance, RgbPlanes luma) {
        int pixels = chrominance.width() * chrominance.height();
        float[] values = chrominance.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (luma(luma, i % pixels) - luma(chrominance, i % pixels));
        }
        return new RgbPlanes(chrominance.width(), chrominance.height(), values);
    }

    private static double luma(RgbPlanes picture, int pixel) {
        float[] values = picture.values();
        int pixels = values.length / 3;
        return 0.299 * values[pixel] + 0.587 * values[pixels + pixel] + 0.114 * values[2 * pixels + pixel];
    }
}

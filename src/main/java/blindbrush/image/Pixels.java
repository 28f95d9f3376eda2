package blindbrush.image;

import java.awt.image.BufferedImage;

/**
 * Pixels of an opaque picture in sRGB: 0xRRGGBB each, row by row. Of a picture of {@link BufferedImage#TYPE_INT_RGB}, as this program makes
 * them, they are copied and not asked for one by one.
 */
final class Pixels {

    private static final int RGB = 0xFFFFFF;

    private Pixels() {}

    /** All of them. */
    static int[] of(BufferedImage picture) {
        return rows(picture, 0, picture.getHeight());
    }

    /** Those of some rows. */
    static int[] rows(BufferedImage picture, int first, int rows) {
        int width = picture.getWidth();
        int[] pixels = picture.getType() == BufferedImage.TYPE_INT_RGB
                ? (int[]) picture.getRaster().getDataElements(0, first, width, rows, null)
                : picture.getRGB(0, first, width, rows, null, 0, width);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= RGB; // Java draws with a high byte, too
        }
        return pixels;
    }

    /** Writes one row of a picture of {@link BufferedImage#TYPE_INT_RGB}. */
    static void setRow(BufferedImage picture, int row, int[] pixels) {
        picture.getRaster().setDataElements(0, row, picture.getWidth(), 1, pixels);
    }
}

package blindbrush.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Turns and mirrors a picture as its EXIF orientation asks. */
final class Upright {

    private Upright() {}

    /**
     * An opaque RGB copy, upright. Transparency is laid on white: that is how the page of a browser showed the picture
     * to the person who chose it.
     *
     * @param orientation EXIF orientation, 1 to 8
     */
    static BufferedImage opaque(BufferedImage picture, int orientation) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        boolean sideways = orientation >= 5;
        BufferedImage upright =
                new BufferedImage(sideways ? height : width, sideways ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = upright.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, upright.getWidth(), upright.getHeight());
        graphics.drawImage(picture, transform(orientation, width, height), null);
        graphics.dispose();
        return upright;
    }

    /** From stored to upright coordinates: {@code x' = m00 x + m01 y + m02}, {@code y' = m10 x + m11 y + m12}. */
    private static AffineTransform transform(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}

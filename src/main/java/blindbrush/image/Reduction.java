package blindbrush.image;

import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * Makes of a decoded picture an opaque one in sRGB, strip by strip, so that a large one is never there twice; and smaller on the way, each
 * square of {@code side} pixels a side averaged to one.
 */
final class Reduction {

    private static final int PIXELS_OF_A_STRIP = 1 << 20;

    private final BufferedImage decoded;
    private final Optional<ICC_Profile> profile;
    private final int side;
    private final BufferedImage reduced;

    private Reduction(BufferedImage decoded, Optional<ICC_Profile> profile, int side) {
        this.decoded = decoded;
        this.profile = profile;
        this.side = side;
        this.reduced = new BufferedImage(
                Math.max(1, decoded.getWidth() / side),
                Math.max(1, decoded.getHeight() / side),
                BufferedImage.TYPE_INT_RGB);
    }

    /** The side of squares by which a picture of so many pixels stays just above {@code wanted} of them; 1 if it has no more. */
    static int side(long pixels, long wanted) {
        return (int) Math.max(1, Math.sqrt((double) pixels / wanted));
    }

    /** @throws UnreadablePictureException at the deadline */
    static BufferedImage of(BufferedImage decoded, Optional<ICC_Profile> profile, int side, Deadline deadline) {
        Reduction reduction = new Reduction(decoded, profile, side);
        int rows = Math.max(1, PIXELS_OF_A_STRIP / decoded.getWidth() / side);
        for (int row = 0; row < reduction.reduced.getHeight(); row += rows) {
            deadline.check();
            reduction.addStrip(row, Math.min(rows, reduction.reduced.getHeight() - row));
        }
        return reduction.reduced;
    }

    private void addStrip(int row, int rows) {
        int height = Math.min(rows * side, decoded.getHeight() - row * side);
        BufferedImage strip = decoded.getSubimage(0, row * side, decoded.getWidth(), height);
        BufferedImage rgb = Upright.opaque(Srgb.of(strip, profile), Exif.UPRIGHT);
        for (int y = 0; y < rows; y++) {
            Pixels.setRow(reduced, row + y, averages(Pixels.rows(rgb, y * side, side)));
        }
    }

    private int[] averages(int[] pixels) {
        if (side == 1) {
            return pixels;
        }
        int[] averages = new int[reduced.getWidth()];
        for (int x = 0; x < averages.length; x++) {
            averages[x] = average(pixels, x * side);
        }
        return averages;
    }

    private int average(int[] pixels, int left) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int rgb = pixels[y * decoded.getWidth() + left + x];
                red += (rgb >> 16) & 255;
                green += (rgb >> 8) & 255;
                blue += rgb & 255;
            }
        }
        int area = side * side;
        return rounded(red, area) << 16 | rounded(green, area) << 8 | rounded(blue, area);
    }

    private static int rounded(int sum, int area) {
        return (sum + area / 2) / area;
    }
}

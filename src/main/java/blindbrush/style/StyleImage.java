package blindbrush.style;

import java.awt.image.BufferedImage;

/**
 * A picture whose style is taken.
 *
 * @param image upright and in sRGB
 * @param weight its share among several, positive; only ratios count
 * @param scale its size relative to the preset's rule, 0.1 to 10; smaller makes finer strokes. Never enlarged beyond the
 *     image's own size
 */
public record StyleImage(BufferedImage image, double weight, double scale) {

    /** One that is used as it is. */
    public StyleImage(BufferedImage image) {
        this(image, 1, 1);
    }

    public StyleImage {
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("a style's weight must be positive but is " + weight);
        }
        if (!(scale >= 0.1 && scale <= 10)) {
            throw new IllegalArgumentException("a style's scale must be from 0.1 to 10 but is " + scale);
        }
    }
}

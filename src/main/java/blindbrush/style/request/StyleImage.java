package blindbrush.style.request;

import blindbrush.refusal.InvalidInputException;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * A picture whose style is taken.
 *
 * @param image upright and in sRGB
 * @param weight its share among several, positive; only ratios count
 * @param scale its size relative to the preset's rule, 0.1 to 10; smaller makes finer strokes. Never enlarged beyond the
 *     image's own size
 * @param region where in the stylised image it applies, white for fully and black for not at all, stretched to the
 *     picture; empty for everywhere
 * @param part which part of its own image is looked at, in the same way; empty for the whole
 */
public record StyleImage(
        BufferedImage image,
        double weight,
        double scale,
        Optional<BufferedImage> region,
        Optional<BufferedImage> part) {

    /** One that is used as it is. */
    public StyleImage(BufferedImage image) {
        this(image, 1, 1);
    }

    /** Whole and everywhere. */
    public StyleImage(BufferedImage image, double weight, double scale) {
        this(image, weight, scale, Optional.empty(), Optional.empty());
    }

    public StyleImage {
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new InvalidInputException("a style's weight must be positive but is " + weight);
        }
        if (!(scale >= 0.1 && scale <= 10)) {
            throw new InvalidInputException("a style's scale must be from 0.1 to 10 but is " + scale);
        }
    }

    /** Whether it has a region or a part. */
    boolean isMasked() {
        return region.isPresent() || part.isPresent();
    }
}

package blindbrush.style.preset;

import blindbrush.network.Padding;
import blindbrush.network.Pixels;
import blindbrush.network.Pooling;
import blindbrush.refusal.InvalidInputException;
import blindbrush.style.loss.LossWeight;
import blindbrush.style.loss.Smoothness;

/**
 * How the network looks at pictures, and what is asked of the picture itself.
 *
 * @param pooling how its blocks halve their features
 * @param padding what it sees beyond the picture's edge
 * @param pixels how it reads values
 * @param smoothness weight of the squared total variation
 * @param range weight of the squared distance of values from 0 to 1, for methods that do not hold them there
 * @param margin by which the picture is continued on each side while it is made, as a share of its long edge from 0 to
 *     {@value #LARGEST_MARGIN}; cut off in the end
 */
public record PictureSettings(
        Pooling pooling, Padding padding, Pixels pixels, Smoothness smoothness, double range, double margin) {

    /** Beyond it most of the time would go into what is cut off. */
    public static final double LARGEST_MARGIN = 0.25;

    public PictureSettings {
        LossWeight.check("range", range);
        if (!(margin >= 0 && margin <= LARGEST_MARGIN)) {
            throw new InvalidInputException(
                    "the margin is a share of the long edge from 0 to %s, not %s".formatted(LARGEST_MARGIN, margin));
        }
    }

    /** Without a margin. */
    public PictureSettings(Pooling pooling, Padding padding, Pixels pixels, Smoothness smoothness, double range) {
        this(pooling, padding, pixels, smoothness, range, 0);
    }
}

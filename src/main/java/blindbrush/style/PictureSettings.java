package blindbrush.style;

import blindbrush.network.Padding;
import blindbrush.network.Pixels;
import blindbrush.network.Pooling;

/**
 * How the network looks at pictures, and what is asked of the picture itself.
 *
 * @param pooling how its blocks halve their features
 * @param padding what it sees beyond the picture's edge
 * @param pixels how it reads values
 * @param smoothness weight of the squared total variation
 * @param range weight of the squared distance of values from 0 to 1
 */
public record PictureSettings(Pooling pooling, Padding padding, Pixels pixels, Smoothness smoothness, double range) {

    public PictureSettings {
        LossWeight.check("range", range);
    }
}

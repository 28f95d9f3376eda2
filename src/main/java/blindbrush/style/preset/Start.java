package blindbrush.style.preset;

import blindbrush.refusal.InvalidInputException;

/**
 * What the picture is before its first step.
 *
 * @param from what it begins as
 * @param noise standard deviation of the normal noise on it, pixels being 0 to 1
 */
public record Start(From from, double noise) {

    /** What may be begun from. */
    public enum From {
        /** The content image: soonest at a good picture, and biased towards its structure (Gatys et al. 2016, figure 6). */
        CONTENT,
        /** The content image in the mean and covariance of the first style image's colours: a good deal of the way. */
        RECOLOURED,
        /** The network's mean colour, so with noise: another seed gives another picture. */
        NOISE,
        /** The first style image, cropped to the picture's shape. */
        STYLE;

        /** Whether a style image is needed for it. */
        public boolean takesStyle() {
            return this == RECOLOURED || this == STYLE;
        }
    }

    public Start {
        if (!(noise >= 0) || noise > 1) {
            throw new InvalidInputException("the start's noise must be from 0 to 1 but is " + noise);
        }
    }
}

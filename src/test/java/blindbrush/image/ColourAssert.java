package blindbrush.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;

/** Compares colours channel by channel. */
final class ColourAssert {

    private ColourAssert() {}

    /** @param tolerance largest difference of a channel, in steps of 0 to 255 */
    static void assertColour(int actual, int expected, int tolerance) {
        Color seen = new Color(actual);
        Color wanted = new Color(expected);
        String difference = "%s instead of %s".formatted(seen, wanted);
        assertThat(Math.abs(seen.getRed() - wanted.getRed())).as(difference).isLessThanOrEqualTo(tolerance);
        assertThat(Math.abs(seen.getGreen() - wanted.getGreen())).as(difference).isLessThanOrEqualTo(tolerance);
        assertThat(Math.abs(seen.getBlue() - wanted.getBlue())).as(difference).isLessThanOrEqualTo(tolerance);
    }
}

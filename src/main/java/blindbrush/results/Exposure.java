package blindbrush.results;

import blindbrush.statistics.crossed.ExposureThreshold;
import org.jspecify.annotations.Nullable;

/**
 * How long the pictures of an answer stood, where chance dealt that.
 *
 * @param frames that chance dealt, of 1/60 s; 0 where it dealt none
 * @param asAsked whether they stood so long, within half a frame of a screen that is painted 60 times a second, or the answer came before they
 *     were covered
 */
record Exposure(int frames, boolean asAsked) {

    private static final Exposure NOT_DEALT = new Exposure(0, false);

    /** In ms: half a frame, and what rounding adds. */
    private static final double SLACK = 9;

    /**
     * Of an answer.
     *
     * @param measured in ms; null where nothing was covered before it
     * @param unverified whether nobody knows that the pictures stood on the screen
     */
    static Exposure of(@Nullable Integer frames, @Nullable Integer measured, boolean unverified) {
        return frames == null
                ? NOT_DEALT
                : new Exposure(
                        frames,
                        !unverified
                                && (measured == null
                                        || Math.abs(measured - frames * ExposureThreshold.FRAME) <= SLACK));
    }

    /** Whether chance dealt one. */
    boolean isDealt() {
        return frames > 0;
    }
}

package blindbrush.style;

import blindbrush.style.checkpoint.Checkpoint;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a style transfer stands after an iteration.
 *
 * @param scale number of the pyramid's level being worked on, 1 is the coarsest
 * @param scales how many levels there are
 * @param width width of this level in pixels
 * @param height height of this level in pixels
 * @param iteration iterations done over the whole run
 * @param iterations iterations of the whole run
 * @param loss weighted sum of all terms at the iteration's point; comparable within one scale only
 * @param elapsed time since the transfer began
 * @param left estimate of the time that remains, from the seconds per pixel and evaluation of this scale
 * @param preview makes the picture as it stands, in this level's size; only valid inside the listener's call
 * @param checkpoint makes that from which the transfer can be taken up again; only valid inside the listener's call;
 *     empty for a dream, which takes seconds and begins anew
 */
public record Progress(
        int scale,
        int scales,
        int width,
        int height,
        int iteration,
        int iterations,
        double loss,
        Duration elapsed,
        Duration left,
        Supplier<BufferedImage> preview,
        Supplier<Optional<Checkpoint>> checkpoint) {}

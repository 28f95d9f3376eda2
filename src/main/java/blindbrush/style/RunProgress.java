package blindbrush.style;

import blindbrush.style.checkpoint.Checkpoint;
import blindbrush.style.checkpoint.RunState;
import blindbrush.style.request.Pyramid;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Counts iterations and evaluations, estimates the time left, and tells the listener. */
final class RunProgress {

    private final List<Pyramid.Level> levels;
    private final int iterations;
    private final StyleTransferListener listener;
    private final long begun = System.nanoTime();
    private int scale;
    private int iterationOfScale;
    private int iteration;
    private Duration before = Duration.ZERO;
    private int timedFrom;
    private long scaleBegun;

    RunProgress(Pyramid pyramid, StyleTransferListener listener) {
        this.levels = pyramid.levels();
        this.iterations = pyramid.iterations();
        this.listener = listener;
    }

    /** The next level begins; its start has been evaluated. */
    void enter(Pyramid.Level level) {
        scale = levels.indexOf(level) + 1;
        iterationOfScale = 0;
        timedFrom = 0;
        scaleBegun = System.nanoTime();
    }

    /** Goes on in the middle of a level, where an earlier process left off. */
    void resume(Pyramid.Level level, RunState state) {
        enter(level);
        iterationOfScale = state.iterationOfScale();
        timedFrom = iterationOfScale;
        iteration = state.iteration();
        before = state.elapsed();
    }

    /** One more iteration is done. */
    void iterated(double loss, Supplier<BufferedImage> preview, Supplier<Optional<Checkpoint>> checkpoint) {
        iteration++;
        iterationOfScale++;
        Pyramid.Level level = level();
        listener.onProgress(new Progress(
                scale,
                levels.size(),
                level.width(),
                level.height(),
                iteration,
                iterations,
                loss,
                elapsed(),
                left(),
                preview,
                checkpoint));
    }

    /** Such as "scale 2 of 3". */
    String scaleInWords() {
        return "scale %d of %d".formatted(scale, levels.size());
    }

    int iterationOfScale() {
        return iterationOfScale;
    }

    int iteration() {
        return iteration;
    }

    /** One per iteration, and one for each level's start. */
    int evaluations() {
        return iteration + scale;
    }

    /** Time of the whole run, that of earlier processes included. */
    Duration elapsed() {
        return before.plusNanos(System.nanoTime() - begun);
    }

    private Pyramid.Level level() {
        return levels.get(scale - 1);
    }

    /** The estimated time left, from the nanoseconds that a pixel's evaluation has taken at this scale. */
    private Duration left() {
        double perPixel =
                (System.nanoTime() - scaleBegun) / (double) ((iterationOfScale - timedFrom) * level().pixels());
        double work = level().pixels() * (double) (level().iterations() - iterationOfScale);
        for (Pyramid.Level coming : levels.subList(scale, levels.size())) {
            work += coming.pixels() * (coming.iterations() + 1.0);
        }
        return Duration.ofNanos((long) (perPixel * work));
    }
}

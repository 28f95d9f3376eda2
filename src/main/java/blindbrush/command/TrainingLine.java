package blindbrush.command;

import blindbrush.command.option.ProgressLine;
import java.time.Duration;
import java.util.Locale;

/** Tells how far a training is, every ten seconds. */
final class TrainingLine {

    private static final Duration BETWEEN = Duration.ofSeconds(10);

    /** Share of the newest step in the loss that is shown: one batch says little. */
    private static final double NEWEST = 0.02;

    private final long begun = System.nanoTime();
    private final int first;
    private final int steps;
    private long last = begun;
    private double loss = Double.NaN;

    /**
     * Begins now.
     *
     * @param first steps that had been taken before
     * @param steps in all
     */
    TrainingLine(int first, int steps) {
        this.first = first;
        this.steps = steps;
    }

    void stepped(int before, double batchLoss) {
        int step = before + 1;
        loss = Double.isNaN(loss) ? batchLoss : (1 - NEWEST) * loss + NEWEST * batchLoss;
        long now = System.nanoTime();
        if (now - last > BETWEEN.toNanos()) {
            last = now;
            double each = (now - begun) / (double) (step - first);
            System.err.printf(
                    Locale.ROOT,
                    "step %d of %d, loss %.4f, %s left%n",
                    step,
                    steps,
                    loss,
                    ProgressLine.spoken(Duration.ofNanos(Math.round(each * (steps - step)))));
        }
    }
}

package blindbrush.style;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import blindbrush.optimize.Method;
import blindbrush.optimize.NonFiniteLossException;
import blindbrush.optimize.Objective;
import blindbrush.optimize.Optimizer;
import blindbrush.style.checkpoint.OptimizerState;
import blindbrush.style.checkpoint.RunState;
import blindbrush.style.checkpoint.Setbacks;
import blindbrush.style.objective.WatchedObjective;
import java.util.Locale;

/**
 * The work at one size: steps of an optimiser. Where its loss stops being a number it goes back to the best picture so far
 * and on from there with shorter steps, at most three times in a run; L-BFGS takes such steps back by itself.
 */
final class Refinement implements AutoCloseable {

    private static final int MOST_RETREATS = 3;

    private final NDManager scope;
    private final WatchedObjective objective;
    private final Setbacks setbacks;
    private Method method;
    private Optimizer optimizer;
    private NDArray best;
    private double bestLoss = Double.POSITIVE_INFINITY;

    /**
     * From a start.
     *
     * @param scope owns all that this makes; closed by whoever made it
     */
    Refinement(NDManager scope, Objective objective, Method method, NDArray start, Setbacks setbacks) {
        this(scope, new WatchedObjective(objective), method, setbacks);
        this.optimizer = this.method.start(this.objective, start);
        this.best = owned(start);
    }

    /**
     * From where an earlier process left off.
     *
     * @param picture the best of the level so far
     */
    Refinement(
            NDManager scope, Objective objective, Method method, NDArray picture, RunState state, Setbacks setbacks) {
        this(scope, new WatchedObjective(objective), method, setbacks);
        this.best = owned(picture);
        this.bestLoss = state.loss();
        boolean kept = state.optimizer().length > 0;
        if (kept) {
            this.objective.sleep();
        }
        this.optimizer = this.method.start(this.objective, picture);
        if (kept) {
            OptimizerState.restore(optimizer, state.optimizer());
            this.objective.wake();
        }
    }

    @SuppressWarnings("NullAway.Init") // its callers begin with optimizer and picture
    private Refinement(NDManager scope, WatchedObjective objective, Method method, Setbacks setbacks) {
        this.scope = scope;
        this.objective = objective;
        this.setbacks = setbacks;
        this.method = method;
        for (int i = 0; i < setbacks.retreats(); i++) {
            this.method = this.method.gentler();
        }
    }

    /**
     * One iteration.
     *
     * @param scale at which size, in words for a note
     * @param iteration its number at that size
     */
    void step(String scale, int iteration) {
        try (NDArray before = optimizer.point().duplicate()) {
            optimizer.step();
            keep(before);
            if (objective.wasTroubled()) {
                setbacks.note(scale + ": a step led to where the loss is not finite, and was taken back.");
            }
        } catch (NonFiniteLossException lost) {
            retreat("%s, iteration %d".formatted(scale, iteration), lost);
        }
    }

    /** The picture as it stands. */
    NDArray point() {
        return optimizer.point();
    }

    /** Whether no further step would change anything. */
    boolean isAtRest() {
        return optimizer.isAtRest();
    }

    double loss() {
        return optimizer.loss();
    }

    /** The best picture so far, of those whose loss is known, and its loss. */
    NDArray best() {
        return best;
    }

    double bestLoss() {
        return bestLoss;
    }

    /** All that the next steps depend on; empty where it is too large to be kept. */
    byte[] state() {
        return OptimizerState.of(
                optimizer, method.memory(best.size(), best.getDataType().getNumOfBytes()));
    }

    @Override
    public void close() {
        optimizer.close();
    }

    /** A step's loss is that of the point it was taken from, or, where it is never raised, at most that. */
    private void keep(NDArray before) {
        if (optimizer.loss() <= bestLoss) {
            bestLoss = optimizer.loss();
            best.close();
            best = owned(before);
        }
    }

    private void retreat(String where, NonFiniteLossException lost) {
        if (Double.isInfinite(bestLoss) || setbacks.retreats() >= MOST_RETREATS) {
            throw lost;
        }
        setbacks.retreat(String.format(
                Locale.ROOT,
                "%s: %s; gone back to the best picture so far (loss %.4g), with steps a quarter as long.",
                where,
                lost.getMessage(),
                bestLoss));
        objective.wasTroubled();
        optimizer.close();
        method = method.gentler();
        optimizer = method.start(objective, best);
    }

    private NDArray owned(NDArray point) {
        NDArray copy = point.duplicate();
        copy.attach(scope);
        return copy;
    }
}

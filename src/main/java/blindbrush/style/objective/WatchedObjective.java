package blindbrush.style.objective;

import ai.djl.ndarray.NDArray;
import blindbrush.optimize.Evaluation;
import blindbrush.optimize.Objective;

/**
 * An objective that notes where it was not finite. Asleep it answers nothing in particular, at no cost: a method that is
 * about to take over a saved state asks once about a start that it will not use.
 */
public final class WatchedObjective implements Objective {

    private final Objective objective;
    private boolean asleep;
    private boolean troubled;

    /** Watches an objective; it begins awake. */
    public WatchedObjective(Objective objective) {
        this.objective = objective;
    }

    /** From now on nothing is computed. */
    public void sleep() {
        asleep = true;
    }

    /** From now on it computes again. */
    public void wake() {
        asleep = false;
    }

    @Override
    public Evaluation at(NDArray point) {
        if (asleep) {
            return new Evaluation(0, point.zerosLike());
        }
        Evaluation evaluation = objective.at(point);
        troubled |= !Double.isFinite(evaluation.loss());
        return evaluation;
    }

    /** Whether the loss was infinite or not a number since this was asked last. */
    public boolean wasTroubled() {
        boolean was = troubled;
        troubled = false;
        return was;
    }
}

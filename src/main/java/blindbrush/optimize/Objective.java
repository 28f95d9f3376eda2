package blindbrush.optimize;

import ai.djl.ndarray.NDArray;

/** A differentiable function to be minimised. */
@FunctionalInterface
public interface Objective {

    /** Value and gradient at a point, which is left as it is. */
    Evaluation at(NDArray point);
}

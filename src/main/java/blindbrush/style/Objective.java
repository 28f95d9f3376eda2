package blindbrush.style;

import ai.djl.ndarray.NDArray;

/** A differentiable function to be minimised. */
@FunctionalInterface
interface Objective {

    /** Value and gradient at a point, which is left as it is. */
    Evaluation at(NDArray point);
}

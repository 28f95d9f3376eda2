package blindbrush.optimize;

import ai.djl.ndarray.NDArray;

/** A first guess at the inverse Hessian, symmetric and positive definite. L-BFGS corrects it with its pairs of steps and gradient changes. */
interface Preconditioner {

    /** The identity: all coordinates have the same curvature. */
    Preconditioner NONE = NDArray::duplicate;

    /** The guess applied to a vector of the point's shape; a new array in the vector's manager. */
    NDArray apply(NDArray vector);
}

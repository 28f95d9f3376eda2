package blindbrush.optimize;

import ai.djl.ndarray.NDArray;

/** A first guess at the inverse Hessian, symmetric and positive: what L-BFGS corrects with the pairs that it has seen. */
interface Preconditioner {

    /** None: every coordinate is taken to be curved alike. */
    Preconditioner NONE = NDArray::duplicate;

    /** The guess applied to a vector of the point's shape; a new array in the vector's manager. */
    NDArray apply(NDArray vector);
}

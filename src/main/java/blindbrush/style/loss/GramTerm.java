package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;

/** A term that is a function of a layer's Gram matrix G, which is a sum over positions. */
interface GramTerm extends SummableTerm {

    /** The term's unweighted value. */
    double ofGram(NDArray gram, long positions);

    /** Its derivative by G, symmetric, [N, N]. */
    NDArray byGram(NDArray gram, long positions);

    /** F Fᵀ. */
    @Override
    default NDArray summand(NDArray features, Part part) {
        try (NDArray matrix = GramMatrix.matrix(features);
                NDArray transposed = matrix.transpose()) {
            return matrix.matMul(transposed);
        }
    }

    @Override
    default double value(NDArray sum, long positions) {
        try (NDArray gram = sum.div(positions)) {
            return ofGram(gram, positions);
        }
    }

    /** 2/M ∂L/∂G F. */
    @Override
    default NDArray derivative(NDArray features, Part part, NDArray sum, long positions) {
        try (NDArray gram = sum.div(positions);
                NDArray byGram = byGram(gram, positions);
                NDArray matrix = GramMatrix.matrix(features);
                NDArray product = byGram.matMul(matrix);
                NDArray scaled = product.mul(2.0 / positions)) {
            return scaled.reshape(features.getShape());
        }
    }
}

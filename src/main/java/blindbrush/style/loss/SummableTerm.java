package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;

/**
 * A term that depends on the features through sums over positions only, so that a picture can be looked at part by part:
 * what the parts add is summed up first; with the whole sum known, each gives its share of the gradient. No gradients flow
 * through these; the derivative is given in closed form.
 */
public interface SummableTerm extends LossTerm {

    /**
     * What the positions of a part add, of the same shape for every part.
     *
     * @param features the part's, [1, channels, height, width]
     * @param part where it lies in the layer
     */
    NDArray summand(NDArray features, Part part);

    /**
     * The term's unweighted value.
     *
     * @param sum over all positions of the picture
     * @param positions how many there are
     */
    double value(NDArray sum, long positions);

    /** The value's derivative by the features of a part, in their shape. */
    NDArray derivative(NDArray features, Part part, NDArray sum, long positions);
}

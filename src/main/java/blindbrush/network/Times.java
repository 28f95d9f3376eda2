package blindbrush.network;

import ai.djl.ndarray.NDArray;

/** Multiplication by a plain number inside a loss. */
public final class Times {

    private Times() {}

    /**
     * The array times a number. DJL's own {@code array.mul(number)} lends the number to PyTorch from memory that Java may
     * reuse as soon as it returns, while the way back still needs it: now and then, after a garbage collection, a gradient
     * would be wrong. Here it lives as long as the array's manager.
     */
    public static NDArray number(NDArray array, double number) {
        return array.mul(array.getManager().create(number));
    }
}

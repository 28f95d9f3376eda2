package blindbrush.network;

import ai.djl.ndarray.NDArray;

/** Multiplication by a plain number inside a loss. */
public final class Times {

    private Times() {}

    /**
     * The array times a number. DJL's own {@code array.mul(number)} lends the number to PyTorch from memory that Java may
     * reuse as soon as it returns, while the backward pass still needs it: a gradient would sometimes be wrong after a garbage
     * collection. Here the number lives as long as the array's manager.
     */
    public static NDArray number(NDArray array, double number) {
        return array.mul(array.getManager().create(number));
    }
}

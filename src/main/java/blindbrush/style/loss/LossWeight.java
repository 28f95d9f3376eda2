package blindbrush.style.loss;

import blindbrush.refusal.InvalidInputException;

/** Checks of the numbers that terms of the loss are multiplied by. */
public final class LossWeight {

    private LossWeight() {}

    /**
     * Checks a weight of the loss.
     *
     * @throws InvalidInputException if it is negative, infinite or not a number
     */
    public static void check(String what, double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new InvalidInputException("the %s weight must be 0 or more but is %s".formatted(what, weight));
        }
    }
}

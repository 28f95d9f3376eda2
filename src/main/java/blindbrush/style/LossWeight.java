package blindbrush.style;

/** Checks of the numbers that terms of the loss are multiplied by. */
final class LossWeight {

    private LossWeight() {}

    /** @throws IllegalArgumentException if it is negative, infinite or not a number */
    static void check(String what, double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("the %s weight must be 0 or more but is %s".formatted(what, weight));
        }
    }
}

package blindbrush.optimize;

import blindbrush.refusal.FailedException;

/** The loss is infinite or not a number where the method under way has no better point to return to. */
public final class NonFiniteLossException extends FailedException {

    public NonFiniteLossException(String message) {
        super(message);
    }

    /** Throws one unless the loss is finite. */
    static void refuse(double loss, int steps) {
        if (!Double.isFinite(loss)) {
            throw new NonFiniteLossException("the loss is %s after %d steps".formatted(loss, steps));
        }
    }
}

package blindbrush.optimize;

/** The loss is infinite or not a number already at the start of a scale, so there is no better point to return to. */
public final class NonFiniteLossException extends RuntimeException {

    public NonFiniteLossException(String message) {
        super(message);
    }

    public NonFiniteLossException(String message, Throwable cause) {
        super(message, cause);
    }
}

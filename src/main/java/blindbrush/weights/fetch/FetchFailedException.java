package blindbrush.weights.fetch;

import blindbrush.refusal.FailedException;

/** Weights that could not be fetched; the message is one line that names the address and says why. */
public final class FetchFailedException extends FailedException {

    public FetchFailedException(String message) {
        super(message);
    }

    public FetchFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}

package blindbrush.weights.file;

import blindbrush.refusal.InvalidInputException;

/** A weights file that is truncated, mislabelled or not VGG-19; the message is one line that says which. */
public final class UnusableWeightsException extends InvalidInputException {

    public UnusableWeightsException(String message) {
        super(message);
    }

    public UnusableWeightsException(String message, Throwable cause) {
        super(message, cause);
    }
}

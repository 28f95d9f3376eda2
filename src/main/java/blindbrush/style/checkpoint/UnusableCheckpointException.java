package blindbrush.style.checkpoint;

import blindbrush.refusal.InvalidInputException;

/** A checkpoint that is damaged, or of another transfer than the one that is to go on from it; one line says which. */
public final class UnusableCheckpointException extends InvalidInputException {

    public UnusableCheckpointException(String message) {
        super(message);
    }

    public UnusableCheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}

package blindbrush.style.checkpoint;

/** A checkpoint that is damaged, or of another transfer than the one that is to go on from it; one line says which. */
public final class UnusableCheckpointException extends IllegalArgumentException {

    public UnusableCheckpointException(String message) {
        super(message);
    }

    public UnusableCheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}

package blindbrush.style.memory;

/** A picture that would need more memory than there is, said before its start; the message tells how much. */
public final class NotEnoughMemoryException extends IllegalArgumentException {

    public NotEnoughMemoryException(String message) {
        super(message);
    }
}

package blindbrush.style.memory;

import blindbrush.refusal.InvalidInputException;

/** A picture that would need more memory than there is, said before its start; the message tells how much. */
public final class NotEnoughMemoryException extends InvalidInputException {

    public NotEnoughMemoryException(String message) {
        super(message);
    }
}

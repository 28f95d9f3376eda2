package blindbrush.style.memory;

import ai.djl.engine.EngineException;
import blindbrush.refusal.InvalidInputException;

/** A picture that would need more memory than there is, said before its start; the message tells how much. */
public final class NotEnoughMemoryException extends InvalidInputException {

    public NotEnoughMemoryException(String message) {
        super(message);
    }

    /** Whether a failure is PyTorch's that the GPU has no room left, which it says in words alone. */
    public static boolean isFullGpu(Throwable failure) {
        return failure instanceof EngineException
                && String.valueOf(failure.getMessage()).contains("CUDA out of memory");
    }
}

package blindbrush.gallery;

import blindbrush.network.UnsupportedPlatformException;
import blindbrush.optimize.NonFiniteLossException;
import blindbrush.refusal.InvalidInputException;
import blindbrush.refusal.RefusedException;
import blindbrush.style.memory.NotEnoughMemoryException;

/** What a curator reads about a failed transfer, and whether another attempt may succeed. */
final class StyleTransferFailure {

    private static final int LONGEST_LINE = 1000;

    private StyleTransferFailure() {}

    /** Wrong settings fail the same way each time; anything else (memory, a full disk, the database away) may pass. */
    static boolean mayPass(Throwable failure) {
        return !(failure instanceof UnsupportedPlatformException
                || failure instanceof NonFiniteLossException
                || (failure instanceof InvalidInputException && !(failure instanceof NotEnoughMemoryException)));
    }

    /** @param reference under which it is logged, shown where nobody foresaw it */
    static String line(Throwable failure, String reference) {
        if (failure instanceof RefusedException refused) {
            String line = refused.getMessage().replaceAll("\\s+", " ").strip();
            return line.substring(0, Math.min(line.length(), LONGEST_LINE));
        }
        return failure instanceof OutOfMemoryError
                ? "There was not enough memory."
                : "An unexpected error happened in the program. The log has it under the reference %s."
                        .formatted(reference);
    }
}

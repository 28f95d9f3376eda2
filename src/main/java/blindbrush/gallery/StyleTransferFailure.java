package blindbrush.gallery;

import blindbrush.image.UndecodedPictureException;
import blindbrush.network.UnsupportedPlatformException;
import blindbrush.optimize.NonFiniteLossException;
import blindbrush.refusal.InvalidInputException;
import blindbrush.refusal.RefusedException;
import blindbrush.style.memory.NotEnoughMemoryException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a curator reads about a failed transfer, and whether another attempt may succeed. */
final class StyleTransferFailure {

    private static final int LONGEST_LINE = 1000;

    private StyleTransferFailure() {}

    /** Wrong settings fail the same way each time; anything else (memory, a full disk, the database away) may pass. */
    static boolean mayPass(Throwable failure) {
        return !(failure instanceof UnsupportedPlatformException
                || failure instanceof NonFiniteLossException
                || (failure instanceof InvalidInputException && !isOfTheMoment(failure)));
    }

    /** Refusals of what was given that speak of the machine as it is now. */
    private static boolean isOfTheMoment(Throwable failure) {
        return failure instanceof NotEnoughMemoryException || failure instanceof UndecodedPictureException;
    }

    /** @param reference under which it is logged, shown where nobody foresaw it */
    static String line(Throwable failure, String reference) {
        if (failure instanceof RefusedException refused) {
            String line = refused.getMessage().replaceAll("\\s+", " ").strip();
            return line.substring(0, Math.min(line.length(), LONGEST_LINE));
        }
        if (failure instanceof OutOfMemoryError || NotEnoughMemoryException.isFullGpu(failure)) {
            return "There was not enough memory.";
        }
        String what = failure instanceof IOException || failure instanceof UncheckedIOException
                ? "A file could not be read or written."
                : "An unexpected error happened in the program.";
        return "%s The log has it under the reference %s.".formatted(what, reference);
    }
}

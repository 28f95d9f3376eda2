package blindbrush.gallery;

import blindbrush.network.DeviceNotAvailableException;
import blindbrush.network.UnsupportedPlatformException;
import blindbrush.optimize.NonFiniteLossException;
import blindbrush.style.memory.NotEnoughMemoryException;
import blindbrush.weights.file.UnusableWeightsException;

/** What a curator reads about a failed transfer, and whether another attempt may succeed. */
final class StyleTransferFailure {

    private static final int LONGEST_LINE = 1000;

    private StyleTransferFailure() {}

    /** Wrong settings fail the same way each time; anything else (memory, a full disk, the database away) may pass. */
    static boolean mayPass(Throwable failure) {
        return !(failure instanceof UnusableWeightsException
                || failure instanceof UnsupportedPlatformException
                || failure instanceof DeviceNotAvailableException
                || failure instanceof NonFiniteLossException
                || (failure instanceof IllegalArgumentException && !(failure instanceof NotEnoughMemoryException)));
    }

    static String line(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String line = message.replaceAll("\\s+", " ").strip();
        return line.substring(0, Math.min(line.length(), LONGEST_LINE));
    }
}

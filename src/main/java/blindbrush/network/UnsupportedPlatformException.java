package blindbrush.network;

import blindbrush.refusal.FailedException;

/** The native libraries of the engine are missing or do not load on this platform. */
public final class UnsupportedPlatformException extends FailedException {

    public UnsupportedPlatformException(String message, Throwable cause) {
        super(message, cause);
    }
}

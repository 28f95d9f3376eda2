package blindbrush.weights.fetch;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Hears about the progress of a fetch, on the thread that fetches. */
public interface FetchListener {

    /**
     * How far a fetch came.
     *
     * @param bytes that are here, those of earlier attempts included
     * @param total bytes that are wanted, once that is known
     * @param left an estimate of the time, once there is one
     */
    record FetchProgress(long bytes, OptionalLong total, Optional<Duration> left) {}

    /** Often: after every few kilobytes. */
    default void onProgress(FetchProgress progress) {}

    /** Something went wrong and is tried again; one line. */
    default void onTrouble(String trouble) {}
}

package blindbrush.weights.fetch;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Counts what arrives and estimates the time left from what arrived in this run. */
final class ProgressMeter {

    private static final long SECOND = 1_000_000_000L;

    private final FetchListener listener;
    private final LongSupplier nanoTime;
    private final long start;
    private long before;
    private long arrived;
    private OptionalLong total = OptionalLong.empty();

    ProgressMeter(FetchListener listener, LongSupplier nanoTime) {
        this.listener = listener;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** How many bytes are here from earlier runs. */
    void startsWith(long bytes) {
        before = bytes;
        arrived = 0;
    }

    /** How many bytes are wanted in all. */
    void wants(long bytes) {
        total = OptionalLong.of(bytes);
    }

    void arrived(int bytes) {
        arrived += bytes;
        long here = before + arrived;
        OptionalLong wanted = total.isPresent() ? OptionalLong.of(Math.max(here, total.getAsLong())) : total;
        listener.onProgress(new FetchListener.FetchProgress(here, wanted, left(wanted, here)));
    }

    /** None before a second has passed: the first kilobytes mislead. */
    private Optional<Duration> left(OptionalLong wanted, long here) {
        long elapsed = nanoTime.getAsLong() - start;
        if (wanted.isEmpty() || arrived == 0 || elapsed < SECOND) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos((long) ((double) elapsed / arrived * (wanted.getAsLong() - here))));
    }
}

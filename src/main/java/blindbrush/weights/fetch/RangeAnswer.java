package blindbrush.weights.fetch;

import static java.util.Objects.requireNonNull;

import blindbrush.weights.file.UnusableWeightsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's answer to a request for a part of a file: that part, or the whole file if it cannot give parts or the file
 * changed. What its headers say is checked before any byte is taken.
 */
final class RangeAnswer implements AutoCloseable {

    /** A body's own read waits for ever; so it waits on a thread of its own, which closing the body wakes. */
    private static final ExecutorService READERS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "weights-fetch");
        thread.setDaemon(true);
        return thread;
    });

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    private final HttpHeaders headers;
    private final InputStream body;
    private final Duration silence;
    private final boolean partial;
    private final OptionalLong size;

    private RangeAnswer(HttpResponse<InputStream> response, long from, long to, Duration silence) {
        this.headers = response.headers();
        this.body = response.body();
        this.silence = silence;
        this.partial = response.statusCode() == 206;
        this.size = partial ? OptionalLong.of(sizeByRange(from, to)) : headers.firstValueAsLong("Content-Length");
        if (headers.firstValue("Content-Type").orElse("").startsWith("text/html")) {
            throw new UnusableWeightsException("the server answers with a web page");
        }
    }

    /** @throws UnusableWeightsException if the server gives other bytes than those asked for */
    static RangeAnswer of(HttpResponse<InputStream> response, long from, long to, Duration silence) throws IOException {
        try {
            return new RangeAnswer(response, from, to, silence);
        } catch (UnusableWeightsException lie) {
            response.body().close();
            throw lie;
        }
    }

    /** Whether this is the part asked for, not the whole file. */
    boolean partial() {
        return partial;
    }

    /** Of the whole file, in bytes; a whole file may come without. */
    OptionalLong size() {
        return size;
    }

    /** What the server calls this version of the file, if it does, in a form that it takes back. */
    Optional<String> version() {
        return headers.firstValue("ETag")
                .filter(tag -> !tag.startsWith("W/")) // of a weak one the bytes may differ
                .or(() -> headers.firstValue("Last-Modified"));
    }

    /**
     * Some bytes more.
     *
     * @return how many, or −1 at the end
     * @throws IOException if the connection breaks or falls silent
     */
    int read(byte[] into, int most) throws IOException {
        Future<Integer> reading = READERS.submit(() -> body.read(into, 0, most));
        try {
            return reading.get(silence.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            throw new InterruptedIOException("nothing came for %d s".formatted(silence.toSeconds()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FetchFailedException("interrupted", interrupted);
        } catch (ExecutionException broken) {
            throw new IOException(requireNonNull(broken.getCause()).getMessage(), requireNonNull(broken.getCause()));
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private long sizeByRange(long from, long to) {
        String range = headers.firstValue("Content-Range").orElse("");
        Matcher numbers = CONTENT_RANGE.matcher(range);
        if (numbers.matches()) {
            long first = Long.parseLong(numbers.group(1));
            long last = Long.parseLong(numbers.group(2));
            long all = Long.parseLong(numbers.group(3));
            long length = headers.firstValueAsLong("Content-Length").orElse(last - first + 1);
            if (first == from && last == Math.min(to, all - 1) && length == last - first + 1) {
                return all;
            }
        }
        throw new UnusableWeightsException("the server gives other bytes than those asked for");
    }
}

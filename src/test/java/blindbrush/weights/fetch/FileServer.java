package blindbrush.weights.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves one file on loopback, well or badly. */
final class FileServer implements AutoCloseable {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    /** What a bad server does in place of answering. */
    @FunctionalInterface
    interface Misbehaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private final AtomicLong served = new AtomicLong();

    volatile byte[] content = new byte[0];
    volatile boolean givesParts = true;
    volatile String etag = "\"one\"";
    volatile String contentType = "application/octet-stream";
    volatile Misbehaviour misbehaviour;

    /** After so many bytes each answer breaks off. */
    volatile long breaksAfter = Long.MAX_VALUE;

    /** In place of breaking off. */
    volatile boolean fallsSilent;

    FileServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
    }

    /** The Range headers that came, "" for none. */
    List<String> ranges() {
        return ranges;
    }

    long served() {
        return served.get();
    }

    void forget() {
        ranges.clear();
        served.set(0);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String range = exchange.getRequestHeaders().getFirst("Range");
            ranges.add(range == null ? "" : range);
            if (misbehaviour == null) {
                answer(exchange, range);
            } else {
                misbehaviour.answer(exchange);
            }
        }
    }

    void answer(HttpExchange exchange, String range) throws IOException {
        Matcher asked = RANGE.matcher(range == null ? "" : range);
        String same = exchange.getRequestHeaders().getFirst("If-Range");
        exchange.getResponseHeaders().set("ETag", etag);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        if (!givesParts || !asked.matches() || (same != null && !same.equals(etag))) {
            exchange.sendResponseHeaders(200, content.length);
            send(exchange, 0, content.length);
            return;
        }
        int from = Integer.parseInt(asked.group(1));
        int to = asked.group(2).isEmpty() ? content.length : Integer.parseInt(asked.group(2)) + 1;
        int end = Math.min(to, content.length);
        exchange.getResponseHeaders().set("Content-Range", "bytes %d-%d/%d".formatted(from, end - 1, content.length));
        exchange.sendResponseHeaders(206, end - from);
        send(exchange, from, end);
    }

    /** A stream that is closed before all was written closes the connection. */
    private void send(HttpExchange exchange, int from, int end) throws IOException {
        OutputStream out = exchange.getResponseBody();
        int length = (int) Math.min(end - from, breaksAfter);
        out.write(content, from, length);
        out.flush();
        served.addAndGet(length);
        if (fallsSilent && length < end - from) {
            pause();
        }
    }

    /** Until the server is closed. */
    private static void pause() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}

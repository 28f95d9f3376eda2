package blindbrush.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line to a server that is not to be relied on: a TCP proxy that does to each request what a test says. */
public final class BadLine implements AutoCloseable {

    /** What becomes of a request. */
    public enum Fate {
        /** Answered as the server does. */
        WHOLE,
        /** A fifth of the body comes, then the connection ends. */
        CUT,
        /** The same, by a proxy that took the length away: nothing says that more was to come. */
        CUT_UNNOTICED,
        /** A fifth of the body comes, then nothing more. */
        STALLED,
        /** Nothing comes, not even a word that something will. */
        SILENT,
        /** The connection is reset. */
        RESET,
        /** Answered after a second and a half. */
        LATE,
        /** Answered with 503 by something before the server. */
        UNAVAILABLE
    }

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)\r\n");

    private final URI server;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile BiFunction<String, Integer, Fate> fates;

    /** @param fates of a request line, and how many requests came before it */
    public BadLine(URI server, BiFunction<String, Integer, Fate> fates) {
        this.server = server;
        this.fates = fates;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(this::accept);
    }

    /** Where a browser finds it. */
    public String home() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** From now on. */
    public void turn(BiFunction<String, Integer, Fate> changed) {
        fates = changed;
    }

    /** Request lines so far. */
    public List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "bad line");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket browser = door.accept();
                open.add(browser);
                start(() -> serve(browser));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** One request a connection. */
    private void serve(Socket browser) {
        try (browser) {
            var in = new BufferedInputStream(browser.getInputStream());
            String head = head(in);
            if (head.isEmpty()) {
                return;
            }
            byte[] body = in.readNBytes(length(head));
            String line = head.substring(0, head.indexOf('\r'));
            requests.add(line);
            Fate fate = fates.apply(line, number.getAndIncrement());
            if (fate == Fate.RESET) {
                browser.setSoLinger(true, 0);
            } else if (fate == Fate.SILENT) {
                in.read(); // until the browser gives it up
            } else if (fate == Fate.UNAVAILABLE) {
                browser.getOutputStream()
                        .write("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.ISO_8859_1));
            } else {
                pass(head, body, fate, browser);
            }
        } catch (IOException | InterruptedException gone) {
            // the other side has had enough
        } finally {
            open.remove(browser);
        }
    }

    private void pass(String head, byte[] body, Fate fate, Socket browser) throws IOException, InterruptedException {
        try (var there = new Socket(server.getHost(), server.getPort())) {
            open.add(there);
            OutputStream out = there.getOutputStream();
            out.write(closing(head).getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            Thread.sleep(fate == Fate.LATE ? 1500 : 0);
            var answer = new BufferedInputStream(there.getInputStream());
            if (fate == Fate.WHOLE || fate == Fate.LATE) {
                answer.transferTo(browser.getOutputStream());
                return;
            }
            String answered = head(answer);
            String told = fate == Fate.CUT_UNNOTICED ? LENGTH.matcher(answered).replaceFirst("") : answered;
            browser.getOutputStream().write(told.getBytes(StandardCharsets.ISO_8859_1));
            browser.getOutputStream().write(answer.readNBytes(length(answered) / 5));
            browser.getOutputStream().flush();
            if (fate == Fate.STALLED) {
                browser.getInputStream().read(); // until the browser gives it up
            }
        }
    }

    private static String closing(String head) {
        return head.replaceAll("(?i)\r\nconnection: [^\r]*", "").replaceFirst("\r\n", "\r\nConnection: close\r\n");
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static int length(String head) {
        Matcher length = LENGTH.matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }
}

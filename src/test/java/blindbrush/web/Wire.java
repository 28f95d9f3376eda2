package blindbrush.web;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A bare connection to the server, to say what no well-behaved client would. */
final class Wire implements AutoCloseable {

    private final Socket socket;

    /** @param patience for which an answer is waited */
    Wire(URI home, Duration patience) throws IOException {
        socket = new Socket(home.getHost(), home.getPort());
        socket.setSoTimeout((int) patience.toMillis());
    }

    /** Sends these lines as the head of a request, without a body. */
    Wire head(String... lines) throws IOException {
        return say(String.join("\r\n", lines) + "\r\nHost: localhost\r\nAccept: text/html\r\n\r\n");
    }

    Wire say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Whether anything has come back, or the server closed after it. */
    boolean isAnswered() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /** All that comes back until the server closes. */
    String answer() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package blindbrush.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A request sent from another network address of this machine (127.0.0.2 …), over a socket of its own. */
public record FromAddress(String address) {

    /**
     * What came back.
     *
     * @param retryAfter seconds; 0 where none are said
     */
    public record Answer(int status, int retryAfter) {}

    public Answer post(URI home, String path, String cookie, String form) {
        return send(home, """
                POST %s HTTP/1.1\r
                Cookie: %s\r
                Content-Type: application/x-www-form-urlencoded\r
                Content-Length: %d\r
                """.formatted(path, cookie, form.length()), form);
    }

    /** A program with a token. */
    public Answer get(URI home, String path, String token) {
        return send(home, """
                GET %s HTTP/1.1\r
                Authorization: Bearer %s\r
                """.formatted(path, token), "");
    }

    private Answer send(URI home, String head, String body) {
        String rest =
                "Host: %s\r\nAccept: text/html,*/*;q=0.8\r\nConnection: close\r\n\r\n".formatted(home.getAuthority());
        try (var socket =
                new Socket(InetAddress.getByName(home.getHost()), home.getPort(), InetAddress.getByName(address), 0)) {
            socket.getOutputStream().write((head + rest + body).getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return new Answer(number("^HTTP/1.1 (\\d+)", answer), number("(?i)\r\nRetry-After: (\\d+)", answer));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int number(String pattern, String answer) {
        var found = Pattern.compile(pattern).matcher(answer);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }
}

package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Connection.KeyVal;
import org.jsoup.helper.HttpConnection;
import org.jsoup.nodes.FormElement;

/** A browser without scripts: keeps cookies, reads pages, sends their forms; follows no redirect by itself. */
public final class Guest {

    private static final String BOUNDARY = "----the-tests-own-boundary";
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final URI home;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    /** A file as a browser sends it. */
    public static final class Upload {
        final String name;
        final byte[] content;

        public Upload(String name, byte[] content) {
            this.name = name;
            this.content = content;
        }
    }

    public Guest(URI home) {
        this.home = home;
    }

    /** What a cookie holds. */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    /** All cookies, as a request carries them. */
    String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    public void give(String cookie, String value) {
        cookies.put(cookie, value);
    }

    void forget(String cookie) {
        cookies.remove(cookie);
    }

    /** Fetches a page; {@code headers} are names and values in turn. */
    public Page get(String path, String... headers) {
        return exchange(request(path, headers).GET());
    }

    /** As {@link #get}, of an address that no page would have as a link. */
    Page getRaw(String address) {
        return exchange(request("/")
                .uri(URI.create(home.toString().replaceFirst("/$", "") + address))
                .GET());
    }

    /** Sends the form that {@code selector} finds with all that it holds, save what is {@code given} anew. */
    public Page send(Page page, String selector, Map<String, String> given) {
        FormElement form = page.document().expectForm(selector);
        return post(form.attr("action"), fields(form, given));
    }

    /** As {@link #send}, with files. */
    public Page upload(Page page, String selector, Map<String, String> given, List<Upload> files) {
        return exchange(multipart(page, selector, given, files));
    }

    /** As {@link #upload}, but who sends it closes the line when no answer has come in this time. */
    void uploadAndLeave(Page page, String selector, Map<String, String> given, List<Upload> files, Duration patience) {
        HttpRequest request =
                multipart(page, selector, given, files).timeout(patience).build();
        assertThatThrownBy(() -> CLIENT.send(request, BodyHandlers.discarding()))
                .isInstanceOf(HttpTimeoutException.class);
    }

    private HttpRequest.Builder multipart(Page page, String selector, Map<String, String> given, List<Upload> files) {
        FormElement form = page.document().expectForm(selector);
        return request(form.attr("action"), "Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(multipart(fields(form, given), files)));
    }

    /** Sends a few bytes of a type that no form has; with these credentials of a program, if any. */
    Page sendRaw(String verb, String path, String type, String scheme) {
        var request =
                request(path).method(verb, type.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
        if (!type.isEmpty()) {
            request.setHeader("Content-Type", type);
        }
        if (!scheme.isEmpty()) {
            request.setHeader("Authorization", scheme + " nonsense");
        }
        return exchange(request);
    }

    /** The whole answer to a request that names these hosts. */
    String raw(String verb, String path, String form, String hosts) throws IOException {
        try (var socket = new Socket(home.getHost(), home.getPort())) {
            String head =
                    verb + " " + path + " HTTP/1.1\r\n" + hosts + "Connection: close\r\nAccept: text/html\r\nCookie: "
                            + cookieHeader() + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                            + form.length() + "\r\n\r\n";
            socket.setSoTimeout(300_000);
            socket.getOutputStream().write((head + form).getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The form's token against requests from elsewhere. */
    public static String token(Page page) {
        return page.document().select("input[name=csrf-token]").attr("value");
    }

    public Page post(String path, Map<String, String> fields, String... headers) {
        return post(path, pairs(fields).toList(), headers);
    }

    public Page post(String path, List<KeyVal> fields, String... headers) {
        String form = fields.stream()
                .map(field -> encoded(field.key()) + "=" + encoded(field.value()))
                .collect(Collectors.joining("&"));
        return exchange(request(path, headers)
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Sends a body as it is. */
    Page postText(String path, String type, String body, String... headers) {
        return exchange(request(path, headers).setHeader("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    /** Sends these bytes, of a type or of none. */
    Page sendBytes(String verb, String path, String type, byte[] body, String... headers) {
        var request = request(path, headers).method(verb, BodyPublishers.ofByteArray(body));
        return exchange(type == null ? request : request.setHeader("Content-Type", type));
    }

    private static List<KeyVal> fields(FormElement form, Map<String, String> given) {
        return Stream.concat(
                        form.formData().stream()
                                .filter(field -> !given.containsKey(field.key()) && !field.hasInputStream()),
                        pairs(given))
                .filter(field -> !field.key().equals("files"))
                .toList();
    }

    private static Stream<KeyVal> pairs(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> HttpConnection.KeyVal.create(field.getKey(), field.getValue()));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(home.resolve(path)).setHeader("Accept", "text/html,*/*;q=0.8");
        if (!cookies.isEmpty()) {
            request.setHeader("Cookie", cookieHeader());
        }
        for (int index = 0; index < headers.length; index += 2) {
            request.setHeader(headers[index], headers[index + 1]);
        }
        return request;
    }

    private Page exchange(HttpRequest.Builder request) {
        try {
            var page = new Page(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
            page.cookiesSet().forEach(this::keep);
            return page;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void keep(String setCookie) {
        String pair = setCookie.replaceFirst(";.*", "");
        String name = pair.replaceFirst("=.*", "");
        String value = pair.substring(name.length() + 1);
        if (value.isEmpty() || setCookie.matches("(?i).*;\\s*max-age=0(;.*|$)")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    private static byte[] multipart(List<KeyVal> fields, List<Upload> files) {
        var body = new ByteArrayOutputStream();
        for (KeyVal field : fields) {
            body.writeBytes(part("name=\"" + field.key() + "\"", field.value().getBytes(StandardCharsets.UTF_8)));
        }
        for (Upload file : files) {
            body.writeBytes(part(
                    "name=\"files\"; filename=\"" + file.name + "\"\r\nContent-Type: application/octet-stream",
                    file.content));
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static byte[] part(String disposition, byte[] content) {
        var part = new ByteArrayOutputStream();
        part.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

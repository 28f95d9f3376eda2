package blindbrush.web;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** What came back: status, headers and every byte. */
public final class Page {

    private final HttpResponse<byte[]> response;

    Page(HttpResponse<byte[]> response) {
        this.response = response;
    }

    public int status() {
        return response.statusCode();
    }

    public byte[] bytes() {
        return response.body();
    }

    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    public Document document() {
        return Jsoup.parse(text(), response.uri().toString());
    }

    /** The first element of that kind, as people read it; empty where there is none. */
    public String words(String selector) {
        return document().select(selector).stream()
                .findFirst()
                .map(element -> element.text())
                .orElse("");
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    List<String> cookiesSet() {
        return response.headers().allValues("Set-Cookie");
    }

    /** Path, with query, of where it sends on to; empty if nowhere. */
    public String location() {
        String location = header("Location");
        if (location.isEmpty()) {
            return "";
        }
        URI address = response.uri().resolve(location);
        return address.getRawQuery() == null ? address.getPath() : address.getPath() + "?" + address.getRawQuery();
    }

    /** All headers by name, without what the clock put there. */
    Map<String, List<String>> headers() {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(response.headers().map());
        headers.remove("Date");
        headers.replaceAll((name, values) -> values.stream()
                .map(value -> value.replaceFirst("Expires=[^;]*", ""))
                .toList());
        return headers;
    }
}

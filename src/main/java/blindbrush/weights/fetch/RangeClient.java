package blindbrush.weights.fetch;

import blindbrush.weights.file.UnusableWeightsException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Asks servers for parts of files. */
final class RangeClient {

    private static final int MOST_REDIRECTIONS = 10;
    private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> MAY_PASS = Set.of(408, 425, 429);

    private final HttpClient client;
    private final Duration silence;

    /** @param silence after which a connection counts as broken */
    RangeClient(Duration silence) {
        this.silence = silence;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // one large body at a time gains nothing by more
                .followRedirects(HttpClient.Redirect.NEVER) // each is looked at first
                .connectTimeout(silence)
                .build();
    }

    /**
     * Asks for a file from a byte on, to another, that one included.
     *
     * @param unchanged what the server called this version of the file when it was asked first; if that changed, it
     *     gives the whole file instead
     * @throws IOException if the connection fails or the server is busy: it may go better next time
     * @throws UnusableWeightsException if the server contradicts itself or leads astray
     * @throws FetchFailedException if the server has no such file
     */
    RangeAnswer get(URI address, long from, long to, Optional<String> unchanged) throws IOException {
        return RangeAnswer.of(sent(address, "bytes=%d-%d".formatted(from, to), unchanged), from, to, silence);
    }

    /** Asks for a whole file; throws as {@link #get} does. */
    RangeAnswer getWhole(URI address) throws IOException {
        return RangeAnswer.of(sent(address, "", Optional.empty()), 0, Long.MAX_VALUE, silence);
    }

    private HttpResponse<InputStream> sent(URI address, String range, Optional<String> unchanged) throws IOException {
        URI next = address;
        for (int hop = 0; hop <= MOST_REDIRECTIONS; hop++) {
            HttpResponse<InputStream> response = sent(request(next, range, unchanged));
            if (!REDIRECTIONS.contains(response.statusCode())) {
                return accepted(response);
            }
            response.body().close();
            next = Addresses.redirected(
                    next, response.headers().firstValue("Location").orElse(""));
        }
        throw new UnusableWeightsException("the server redirects more than %d times".formatted(MOST_REDIRECTIONS));
    }

    private HttpRequest request(URI address, String range, Optional<String> unchanged) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(silence)
                .header("User-Agent", "blindbrush")
                .header("Accept-Encoding", "identity");
        if (!range.isEmpty()) {
            request.header("Range", range);
            unchanged.ifPresent(version -> request.header("If-Range", version));
        }
        return request.build();
    }

    private HttpResponse<InputStream> sent(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FetchFailedException("interrupted", interrupted);
        }
    }

    private static HttpResponse<InputStream> accepted(HttpResponse<InputStream> response) throws IOException {
        int status = response.statusCode();
        if (status == 200 || status == 206) {
            return response;
        }
        response.body().close();
        if (status >= 500 || MAY_PASS.contains(status)) {
            throw new IOException("the server answers " + status);
        }
        throw new FetchFailedException("the server answers " + status);
    }
}

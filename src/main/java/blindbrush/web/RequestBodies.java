package blindbrush.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes in a request's body before any worker thread hears of the request: it is small, comes soon and holds text. Only an upload is
 * left for its page, which asks first who sends it.
 */
@ApplicationScoped
class RequestBodies {

    /** After an address was found plain and its path taken off, before anything else. */
    private static final int SECOND = PlainAddresses.FIRST - 20;

    /** Bytes of a body: of anybody's, and of who shows a sign-in or a token (a design, many labels). */
    private static final int SMALL = 64 * 1024;

    private static final int LARGE = 4 * 1024 * 1024;

    @ConfigProperty(name = "blindbrush.sign-in-cookie")
    String signInCookie;

    private final UnfinishedBodies unfinished = new UnfinishedBodies();

    void register(@Observes Filters filters) {
        filters.register(this::take, SECOND);
    }

    private void take(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (RefusalPages.isRefused(routing) || !hasBody(request) || Uploads.are(request)) {
            routing.next();
        } else if (type(request).startsWith("multipart/")) {
            RefusalPages.refuse(routing, Problem.contentType());
        } else if (length(request).orElse(0) > most(request)) {
            RefusalPages.refuse(routing, Problem.tooLarge());
        } else {
            new ArrivingBody(routing, most(request), type(request)).take(unfinished);
        }
    }

    private static boolean hasBody(HttpServerRequest request) {
        return length(request).orElse(0) > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /** As announced; the server below refused already what is no number. */
    static OptionalLong length(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(length));
    }

    private static String type(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        return type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
    }

    private int most(HttpServerRequest request) {
        boolean known = request.getHeader("Authorization") != null || request.getCookie(signInCookie) != null;
        return known ? LARGE : SMALL;
    }
}

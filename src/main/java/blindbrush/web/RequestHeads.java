package blindbrush.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses addresses and headers longer than any of ours, in our words. The server below takes eight times as much
 * ({@code quarkus.http.limits}) so that it is us who answer; what is longer still it ends itself, with the same status and no page.
 */
@ApplicationScoped
class RequestHeads {

    private static final int LONGEST_ADDRESS = 8 * 1024;
    private static final int LONGEST_HEADERS = 16 * 1024;

    void register(@Observes Filters filters) {
        filters.register(RequestHeads::check, PlainAddresses.FIRST + 1);
    }

    private static void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (RefusalPages.isRefused(routing)) {
            routing.next();
        } else if (request.uri().length() > LONGEST_ADDRESS) {
            RefusalPages.refuse(routing, Problem.refused(414, "This address is too long."));
        } else if (length(request) > LONGEST_HEADERS) {
            RefusalPages.refuse(
                    routing,
                    Problem.refused(
                            431, "The request's headers are too long. Delete this site's cookies and come again."));
        } else {
            routing.next();
        }
    }

    private static long length(HttpServerRequest request) {
        return request.headers().entries().stream()
                .mapToLong(
                        header -> header.getKey().length() + header.getValue().length())
                .sum();
    }
}

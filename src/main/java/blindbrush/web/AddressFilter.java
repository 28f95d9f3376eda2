package blindbrush.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses malformed addresses. If only the part behind the question mark is not escaped, as in a panel's address with unfilled placeholders,
 * the browser is sent to the escaped address, so that the page can say what is wrong.
 */
@ApplicationScoped
class AddressFilter {

    /** Later filters may rely on the address being well formed. */
    private static final int FIRST = PlainAddresses.FIRST + 5;

    private static final Pattern PAGE_HERE = Pattern.compile("/(?:[^/\\\\].*)?");
    private static final Pattern UNESCAPED = Pattern.compile("%(?![0-9A-Fa-f]{2})|[{}|\\\\^\"<>`\\[\\]]");

    void register(@Observes Filters filters) {
        filters.register(AddressFilter::check, FIRST);
    }

    private static void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (isAddress(request.uri())) {
            routing.next();
        } else {
            escaped(request)
                    .ifPresentOrElse(
                            address -> routing.response()
                                    .setStatusCode(303)
                                    .putHeader("Location", address)
                                    .end(),
                            () -> RefusalPages.refuse(routing, Problem.oddAddress()));
        }
    }

    private static Optional<String> escaped(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.GET)
                || request.query() == null
                || !PAGE_HERE.matcher(request.path()).matches()) {
            return Optional.empty();
        }
        String query = UNESCAPED.matcher(request.query()).replaceAll(sign -> "%%%02X"
                .formatted((int) sign.group().charAt(0)));
        return Optional.of(request.path() + "?" + query).filter(AddressFilter::isAddress);
    }

    private static boolean isAddress(String text) {
        try {
            new URI(text);
            return true;
        } catch (URISyntaxException none) {
            return false;
        }
    }
}

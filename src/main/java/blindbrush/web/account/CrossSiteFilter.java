package blindbrush.web.account;

import blindbrush.web.Problem;
import blindbrush.web.PublicAddress;
import blindbrush.web.RefusalPages;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * Refuses what another site's page sends in a visitor's name. Signing in is answered before any resource, out of reach of the
 * forms' tokens: this stands before it.
 */
@ApplicationScoped
class CrossSiteFilter {

    /** Higher comes first; authentication has 200. */
    private static final int BEFORE_SIGNING_IN = 250;

    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> FROM_HERE = Set.of("same-origin", "none");

    @Inject
    PublicAddress address;

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_SIGNING_IN);
    }

    private void check(RoutingContext routing) {
        if (HARMLESS.contains(routing.request().method()) || isFromHere(routing.request())) {
            routing.next();
        } else {
            RefusalPages.refuse(routing, Problem.fromElsewhere());
        }
    }

    /** What the browser says. Browsers too old to say anything, and programs, are trusted. */
    private boolean isFromHere(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return FROM_HERE.contains(site);
        }
        String origin = request.getHeader("Origin");
        return origin == null
                || origin.replaceFirst("^https?://", "").equalsIgnoreCase(request.getHeader("Host"))
                || address.isAt(origin);
    }
}

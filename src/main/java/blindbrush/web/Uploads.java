package blindbrush.web;

import blindbrush.account.Account;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks who sends files before any of them is read. A page would only be able to ask once all files were on the disk. */
@ApplicationScoped
class Uploads {

    private static final int AFTER_SIGNING_IN = 60;

    @ConfigProperty(name = "quarkus.http.limits.max-body-size")
    MemorySize most;

    /** Who may bring files to a page. No other page takes any. */
    private static final Map<String, String> PAGES =
            Map.of("/artworks", Account.CURATOR, "/studies/packages", Account.RESEARCHER);

    /** Whether a request brings files. */
    static boolean are(HttpServerRequest request) {
        return request.method().equals(HttpMethod.POST) && PAGES.containsKey(request.path());
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_SIGNING_IN);
    }

    private void check(RoutingContext routing) {
        if (RefusalPages.isRefused(routing) || !are(routing.request())) {
            routing.next();
            return;
        }
        if (RequestBodies.length(routing.request()).orElse(0) > most.asLongValue()) {
            RefusalPages.refuse(
                    routing,
                    Problem.refused(
                            413,
                            "These files have more than %d MB together. Bring them in several parts."
                                    .formatted(most.asLongValue() >> 20)));
            return;
        }
        Context connection = Vertx.currentContext();
        Uni<SecurityIdentity> who = routing.get(QuarkusHttpUser.DEFERRED_IDENTITY_KEY);
        who.subscribe()
                .with(
                        known -> connection.runOnContext(now -> decide(routing, known)),
                        unknown -> connection.runOnContext(now -> refuse(routing, 401)));
    }

    private static void decide(RoutingContext routing, SecurityIdentity known) {
        if (known.hasRole(PAGES.get(routing.request().path()))) {
            routing.next();
        } else {
            refuse(routing, known.isAnonymous() ? 401 : 403);
        }
    }

    private static void refuse(RoutingContext routing, int status) {
        RefusalPages.refuse(
                routing,
                Problem.refused(
                        status,
                        "Only %ss who have signed in can bring files here."
                                .formatted(PAGES.get(routing.request().path()))));
    }
}

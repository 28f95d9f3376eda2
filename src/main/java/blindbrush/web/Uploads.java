package blindbrush.web;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Asks who sends files before any of them is read: a page would be asked only when they all lie on the disk. */
@ApplicationScoped
class Uploads {

    private static final int AFTER_SIGNING_IN = 60;

    void register(@Observes Filters filters) {
        filters.register(Uploads::check, AFTER_SIGNING_IN);
    }

    private static void check(RoutingContext routing) {
        if (RefusalPages.isRefused(routing) || !ArtworkPages.isUpload(routing.request())) {
            routing.next();
            return;
        }
        Context connection = Vertx.currentContext();
        Uni<SecurityIdentity> who = routing.get(QuarkusHttpUser.DEFERRED_IDENTITY_KEY);
        who.subscribe()
                .with(
                        known -> connection.runOnContext(now -> decide(routing, known.hasRole(Account.CURATOR))),
                        unknown -> connection.runOnContext(now -> decide(routing, false)));
    }

    private static void decide(RoutingContext routing, boolean curator) {
        if (curator) {
            routing.next();
        } else {
            RefusalPages.refuse(
                    routing,
                    Problem.refused(401, "Files are taken in from curators who have signed in, and nobody else."));
        }
    }
}

package blindbrush.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Lets whoever shows a sign-in be asked for in the database by any page, also by one that only says what is wrong: their pages are made
 * where somebody may wait. Only what has no body: nobody waits for a slow line here.
 */
@ApplicationScoped
class StaffOnWorkers {

    private static final int AFTER_SIGNING_IN = 50;

    @Inject
    Visitor.Credentials credentials;

    void register(@Observes Filters filters) {
        filters.register(this::dispatch, AFTER_SIGNING_IN);
    }

    private void dispatch(RoutingContext routing) {
        if (routing.request().method().equals(HttpMethod.GET) && credentials.isShownBy(routing.request())) {
            routing.vertx().executeBlocking(() -> onWorker(routing), false);
        } else {
            routing.next();
        }
    }

    private static Void onWorker(RoutingContext routing) {
        routing.next();
        return null;
    }
}

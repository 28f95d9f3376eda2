package blindbrush.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Moves requests that show a sign-in to worker threads, where a page may wait for the database, even a page that only says what is wrong.
 * Only requests without a body are moved, since no worker should wait for a slow line.
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

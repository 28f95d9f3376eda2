package blindbrush.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;

/** Tells what was refused before any page could answer, in the same words and forms as pages do. */
@Path("/refusal")
@PermitAll
public class RefusalPages {

    private static final String REFUSAL = RefusalPages.class.getName();

    @Inject
    RoutingContext routing;

    /**
     * How long after the answer the rest of the request is still read and thrown away. If the connection ended at once, the answer would be
     * lost with it.
     */
    private static final long LINGER_MILLIS = 1_000;

    /** Ends a request that no page shall see. What is left of its body is not kept: the connection ends soon after the answer. */
    public static void refuse(RoutingContext routing, Problem problem) {
        routing.put(REFUSAL, problem);
        if (!routing.request().isEnded()) {
            routing.addEndHandler(answered -> hangUp(routing));
        }
        routing.request().headers().remove(HttpHeaders.CONTENT_TYPE);
        // else the form's token would be looked for in what may never come
        ((RoutingContextInternal) routing).setBody(Buffer.buffer());
        routing.reroute(HttpMethod.GET, "/refusal");
    }

    static boolean isRefused(RoutingContext routing) {
        return routing.get(REFUSAL) != null;
    }

    @GET
    public void tell() {
        Problem problem = routing.get(REFUSAL);
        if (problem != null && !routing.request().isEnded()) {
            routing.response().putHeader("Connection", "close");
        }
        throw Optional.ofNullable(problem).orElseGet(() -> Problem.notFound("There is no page at this address."));
    }

    private static void hangUp(RoutingContext routing) {
        routing.vertx()
                .setTimer(
                        LINGER_MILLIS, passed -> routing.request().connection().close());
    }
}

package blindbrush.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Refuses an address that two readers could read differently ({@code ;}, {@code //}, dots, encoded slashes, controls), before anybody
 * asks who may have it and before it is looked up.
 */
@ApplicationScoped
class PlainAddresses {

    /** Higher comes first: before all others. */
    static final int FIRST = 1000;

    /**
     * Single slashes between segments of letters, digits, marks and octets that stand for other characters. What is matched is not given
     * back ({@code ++}): a long address costs no stack.
     */
    private static final Pattern PATH = Pattern.compile("/|(/(?!(\\.|%2[eE]){1,2}(/|$))"
            + "([A-Za-z0-9._~!$&'()*+,=:@-]|%(?!0|1|2[fF]|3[bB]|5[cC]|7[fF])[0-9A-Fa-f]{2})++)++/?");

    /** ASCII without controls and blanks: all else is sent encoded, and judged by the page that reads it. */
    private static final Pattern QUERY = Pattern.compile("[!-~]*");

    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    void register(@Observes Filters filters) {
        filters.register(PlainAddresses::check, FIRST);
    }

    private static void check(RoutingContext routing) {
        if (RefusalPages.isRefused(routing) || isPlain(routing.request())) {
            routing.next();
        } else {
            RefusalPages.refuse(routing, Problem.oddAddress());
        }
    }

    private static boolean isPlain(HttpServerRequest request) {
        String[] parts = request.uri().split("\\?", 2);
        String host = request.getHeader("Host");
        return PATH.matcher(parts[0]).matches()
                && (parts.length == 1 || QUERY.matcher(parts[1]).matches())
                && (host == null || HOST.matcher(host).matches());
    }
}

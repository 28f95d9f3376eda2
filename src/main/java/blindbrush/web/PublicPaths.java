package blindbrush.web;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets the application live below a path ({@code https://museum.example/test/}). Its pages know nothing of it: what stands before all
 * paths is taken off what comes in, and put before every address of this site that a template holds. {@link OutgoingHeaders} does the same
 * for redirects and cookies.
 */
@ApplicationScoped
class PublicPaths {

    private static final int AFTER_THE_CHECK = PlainAddresses.FIRST - 10;

    /** Where a request keeps that its path was taken off. */
    private static final String INSIDE = "blindbrush.inside";

    /** Where an attribute's value begins that is a path of this site. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?<= (href|src|action|formaction|data-[a-z]{1,20})=\")(?=/(?!/))");

    @Inject
    PublicAddress address;

    void register(@Observes Filters filters) {
        if (!address.getPath().isEmpty()) {
            filters.register(this::enter, AFTER_THE_CHECK);
        }
    }

    /** Once for each template, when it is read. */
    void register(@Observes EngineBuilder builder) {
        if (!address.getPath().isEmpty()) {
            builder.addParserHook(template -> template.addContentFilter(this::below));
        }
    }

    private void enter(RoutingContext routing) {
        if (routing.get(INSIDE) != null) {
            routing.next(); // what is left may begin alike
            return;
        }
        String uri = routing.request().uri();
        String inside = uri.equals(address.getPath()) ? "/" : address.inside(uri);
        if (inside.equals(uri)) {
            routing.next();
        } else {
            routing.put(INSIDE, true).reroute(routing.request().method(), inside);
        }
    }

    private String below(String template) {
        return ADDRESS.matcher(template).replaceAll(Matcher.quoteReplacement(address.getPath()));
    }
}

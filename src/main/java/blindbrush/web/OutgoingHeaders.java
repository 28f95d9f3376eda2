package blindbrush.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.ServerCookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Checks the headers of every answer last, whoever wrote them. Redirects stay within this site, cookies can be sent and stay within this
 * site, and no browser cache keeps what an account saw.
 */
@ApplicationScoped
class OutgoingHeaders {

    private static final int BEFORE_ALL = PlainAddresses.FIRST + 10;

    private static final Pattern SITE = Pattern.compile("^https?://[^/?#]*");

    /** What no cookie may hold, of all that an address may. */
    private static final Pattern UNFIT = Pattern.compile("[^!#-+--:<-\\[\\]-~]");

    @Inject
    PublicAddress address;

    @Inject
    Visitor.Credentials credentials;

    @ConfigProperty(name = "blindbrush.strict-transport-security")
    Optional<Duration> strictTransport;

    void register(@Observes Filters filters) {
        filters.register(this::watch, BEFORE_ALL);
    }

    private void watch(RoutingContext routing) {
        routing.addHeadersEndHandler(
                ending -> finish(routing.request(), routing.response().headers()));
        routing.next();
    }

    private void finish(HttpServerRequest request, MultiMap headers) {
        boolean https = address.isHttps(request);
        if (headers.contains("Location")) {
            headers.set("Location", within(headers.get("Location")));
        }
        if (!mayBeKept(request, headers.get("Cache-Control"))) {
            headers.set("Cache-Control", "no-store");
        }
        if (https && strictTransport.isPresent()) {
            headers.set(
                    "Strict-Transport-Security",
                    "max-age=" + strictTransport.get().toSeconds());
        }
        List.copyOf(request.cookies()).forEach(cookie -> finish(cookie, https));
    }

    /** A path of this site, whatever host a request named. */
    private String within(String location) {
        String path = SITE.matcher(location).replaceFirst("");
        return address.getPath() + address.inside(path.startsWith("/") ? path : "/" + path);
    }

    private boolean mayBeKept(HttpServerRequest request, String said) {
        return said != null && (said.contains("public") || !credentials.isShownBy(request));
    }

    private void finish(Cookie cookie, boolean https) {
        if (!((ServerCookie) cookie).isChanged()) {
            return;
        }
        cookie.setSecure(https).setPath(address.getPath() + "/").setValue(fit(cookie.getValue()));
        if (cookie.getSameSite() == null) {
            cookie.setSameSite(CookieSameSite.LAX);
        }
    }

    private static String fit(String value) {
        return UNFIT.matcher(value).replaceAll(found -> URLEncoder.encode(found.group(), StandardCharsets.UTF_8));
    }
}

package blindbrush.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Our own cookies: unreadable to scripts, kept from other sites, named so that two instances on one host keep theirs apart. */
@RequestScoped
class Cookies {

    @ConfigProperty(name = "blindbrush.cookie-suffix")
    String suffix;

    @Inject
    PublicAddress address;

    @Inject
    RoutingContext routing;

    /** What the browser holds under this name, or held before names told instances apart. */
    Optional<String> value(String name) {
        return Stream.of(named(name), "blindbrush_" + name)
                .map(routing.request()::getCookie)
                .filter(java.util.Objects::nonNull)
                .map(cookie -> cookie.getValue())
                .findFirst();
    }

    NewCookie make(String name, String value, Duration life) {
        return new NewCookie.Builder(named(name))
                .value(value)
                .path(address.getPath() + "/")
                .maxAge((int) life.toSeconds())
                .httpOnly(true)
                .secure(address.isHttps(routing.request()))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private String named(String name) {
        return "blindbrush_" + name + "_" + suffix;
    }
}

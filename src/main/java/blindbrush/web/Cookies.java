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
public class Cookies {

    @ConfigProperty(name = "blindbrush.cookie-suffix")
    String suffix;

    @Inject
    PublicAddress address;

    @Inject
    RoutingContext routing;

    /** What the browser holds under this name, or held before names told instances apart. */
    public Optional<String> value(String name) {
        return Stream.of(named(name), "blindbrush_" + name)
                .map(routing.request()::getCookie)
                .filter(java.util.Objects::nonNull)
                .map(cookie -> cookie.getValue())
                .findFirst();
    }

    /** One that comes along when somebody follows a link from another site. */
    public NewCookie make(String name, String value, Duration life) {
        return make(name, value, (int) life.toSeconds(), NewCookie.SameSite.LAX);
    }

    /** One that comes along within this site only. */
    public NewCookie strict(String name, String value, int seconds) {
        return make(name, value, seconds, NewCookie.SameSite.STRICT);
    }

    private NewCookie make(String name, String value, int seconds, NewCookie.SameSite site) {
        return new NewCookie.Builder(named(name))
                .value(value)
                .path(address.getPath() + "/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(address.isHttps(routing.request()))
                .sameSite(site)
                .build();
    }

    private String named(String name) {
        return "blindbrush_" + name + "_" + suffix;
    }
}

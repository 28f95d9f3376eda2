package blindbrush.web;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where the world finds this application: as set ({@code blindbrush.public-address}), else where the request's own connection reached it.
 * What a request says of the host is never believed.
 */
@Named("site")
@ApplicationScoped
public class PublicAddress {

    private static final Pattern FORM = Pattern.compile("https?://[^/?#@]+(/[A-Za-z0-9._~-]+)*/?");

    @ConfigProperty(name = "blindbrush.public-address")
    Optional<URI> setting;

    @Inject
    CurrentVertxRequest current;

    @PostConstruct
    void check() {
        setting.filter(address -> !FORM.matcher(address.toString()).matches()).ifPresent(address -> {
            throw new ConfigurationException(
                    "blindbrush.public-address must look like https://museum.example/test, but is " + address);
        });
    }

    /** A whole address of a page, for an invitation, a QR code, a program; {@code path} begins with a slash. */
    public String link(String path) {
        return base() + path;
    }

    /** As people read an address: host, port and path. */
    public String shown() {
        return base().replaceFirst("^https?://", "");
    }

    /** What stands before all paths: empty, or {@code /test}. Templates say it where an address comes whole out of an expression. */
    public String getPath() {
        return setting.map(URI::getPath)
                .map(path -> path.replaceFirst("/+$", ""))
                .orElse("");
    }

    /** A path as the pages here know it, without what stands before all paths; nothing stays nothing. */
    public String inside(String path) {
        return path != null && path.startsWith(getPath() + "/")
                ? path.substring(getPath().length())
                : path;
    }

    /** Whether visitors come by https. */
    boolean isHttps(HttpServerRequest request) {
        return setting.map(address -> address.getScheme().equals("https")).orElse(request.isSSL());
    }

    /** Whether this is our own site, as a browser names one. */
    public boolean isAt(String origin) {
        return setting.filter(
                        address -> (address.getScheme() + "://" + address.getAuthority()).equalsIgnoreCase(origin))
                .isPresent();
    }

    /** As set, without a slash at its end. */
    public Optional<String> set() {
        return setting.map(address -> address.toString().replaceFirst("/+$", ""));
    }

    private String base() {
        return set().orElseGet(() -> reached(current.getCurrent().request()));
    }

    private static String reached(HttpServerRequest request) {
        SocketAddress here = request.localAddress();
        String host = here.hostAddress().contains(":")
                ? "[" + here.hostAddress().replaceFirst("%.*", "") + "]"
                : here.hostAddress();
        return request.scheme() + "://" + host + ":" + here.port();
    }
}

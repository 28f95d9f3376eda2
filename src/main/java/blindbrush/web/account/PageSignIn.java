package blindbrush.web.account;

import blindbrush.account.SignIn;
import blindbrush.database.Secret;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets people in by the cookie of their sign-in, asked for in the database at each request, so that ending one takes effect at once. People
 * without a sign-in, or with one that has ended, are strangers and are shown where to sign in.
 */
@ApplicationScoped
class PageSignIn implements HttpAuthenticationMechanism, IdentityProvider<PageSignIn.Request> {

    /** Quarkus's name for signing in at a page. */
    private static final String SCHEME = "form";

    private static final int LONGEST_ADDRESS = 1000;

    @ConfigProperty(name = "blindbrush.sign-in-cookie")
    String cookieName;

    @ConfigProperty(name = "blindbrush.wanted-cookie")
    String wantedName;

    @Inject
    Clock clock;

    /** A browser's secret. */
    static final class Request extends BaseAuthenticationRequest {

        private final Secret secret;

        private Request(Secret secret) {
            this.secret = secret;
        }
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext routing, IdentityProviderManager manager) {
        Cookie cookie = routing.request().getCookie(cookieName);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return manager.authenticate(new Request(Secret.of(cookie.getValue())))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithNull();
    }

    @Override
    public Uni<SecurityIdentity> authenticate(Request request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> {
            Instant now = clock.instant();
            Optional<SignIn> known = QuarkusTransaction.requiringNew().call(() -> SignIn.find(request.secret, now));
            known.ifPresent(signIn -> signIn.seen(now));
            return known.map(signIn -> signIn.account.identity()).orElse(null);
        });
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext routing) {
        String address = URLEncoder.encode(routing.request().uri(), StandardCharsets.UTF_8);
        if (isPage(routing.request()) && address.length() <= LONGEST_ADDRESS) {
            routing.response()
                    .addCookie(
                            Cookie.cookie(wantedName, address).setHttpOnly(true).setSameSite(CookieSameSite.STRICT));
        }
        return Uni.createFrom().item(new ChallengeData(302, "Location", "/sign-in"));
    }

    /** Whether a person would come back to it: a picture of a page or a part that the page renews is no page. */
    private static boolean isPage(HttpServerRequest request) {
        String shownAs = request.getHeader("Sec-Fetch-Dest");
        return request.method().equals(HttpMethod.GET) && (shownAs == null || shownAs.equals("document"));
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext routing) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.COOKIE, cookieName, SCHEME));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(Request.class);
    }

    @Override
    public Class<Request> getRequestType() {
        return Request.class;
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY - 1; // programs at theirs are asked first
    }
}

package blindbrush.web.account;

import blindbrush.account.AccessToken;
import blindbrush.database.Secret;
import blindbrush.web.RemoteAddress;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Lets programs in by a personal token ({@code Authorization: Bearer …}), with its owner's roles. */
@ApplicationScoped
public class BearerSignIn implements HttpAuthenticationMechanism, IdentityProvider<TokenAuthenticationRequest> {

    private static final String SCHEME = "Bearer ";

    /** Where a request keeps how long it came too soon. */
    private static final String WAIT = "blindbrush.wait";

    private static final int MOST_REMEMBERED = 10_000;

    /** By address; a token that was good a while ago is no guess, whoever else guesses there. */
    private final Delays guesses = new Delays(100, Duration.ofMinutes(1));

    private final Cache<String, Boolean> good = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    @Inject
    Clock clock;

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext routing, IdentityProviderManager manager) {
        String header = routing.request().getHeader("Authorization");
        if (!isTried(header)) {
            return Uni.createFrom().nullItem();
        }
        String token = header.substring(SCHEME.length()).strip();
        String hash = Secret.of(token).sha256();
        String address = RemoteAddress.of(routing.request());
        Duration wait = good.getIfPresent(hash) == null ? guesses.remaining(address, clock.instant()) : Duration.ZERO;
        if (!wait.isZero()) {
            routing.put(WAIT, wait);
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return manager.authenticate(new TokenAuthenticationRequest(new TokenCredential(token, "bearer")))
                .invoke(() -> good.put(hash, true))
                .onFailure(AuthenticationFailedException.class)
                .invoke(() -> guesses.count(address, clock.instant()));
    }

    /** Whether an Authorization header shows a token, good or not. */
    public static boolean isTried(String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> {
            Instant now = clock.instant();
            AccessToken known = QuarkusTransaction.requiringNew()
                    .call(() -> AccessToken.find(Secret.of(request.getToken().getToken()), now))
                    .orElseThrow(AuthenticationFailedException::new);
            known.used(now);
            return known.account.identity();
        });
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext routing) {
        Duration wait = routing.get(WAIT);
        if (wait != null) {
            return Uni.createFrom().item(new ChallengeData(429, "Retry-After", "" + (wait.toSeconds() + 1)));
        }
        // people at a page are shown where to sign in
        boolean program = routing.request().getHeader("Authorization") != null
                || routing.normalizedPath().startsWith("/api/");
        return program
                ? Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"))
                : Uni.createFrom().nullItem();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext routing) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }
}

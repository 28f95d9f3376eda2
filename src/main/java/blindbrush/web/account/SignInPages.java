package blindbrush.web.account;

import blindbrush.account.Account;
import blindbrush.account.KnownAddress;
import blindbrush.account.PasswordHash;
import blindbrush.account.SignIn;
import blindbrush.database.Secret;
import blindbrush.web.RemoteAddress;
import blindbrush.web.Visitor;
import blindbrush.web.Words;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.FormAuthentication;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
@Path("/")
public class SignInPages {

    private static final int WRONG = 400;
    private static final int TOO_SOON = 429;

    /** Names that nobody has are looked at for as long as others. */
    private static final String NOBODYS_HASH = PasswordHash.of("nobody's");

    @Inject
    SignInCookie cookie;

    @Inject
    PasswordGuesses guesses;

    @Inject
    Visitor visitor;

    @Inject
    HttpServerRequest request;

    @Inject
    RandomGenerator chance;

    @Inject
    Clock clock;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance signIn(String name, @Nullable String problem);
    }

    @GET
    @Path("sign-in")
    @PermitAll
    public TemplateInstance signIn() {
        return Templates.signIn("", null);
    }

    /** Signs in and goes on to the page that was asked for before, or refuses without saying which of the two was wrong. */
    @POST
    @Path("sign-in")
    @PermitAll
    public RestResponse<TemplateInstance> signIn(@RestForm @Nullable String name, @RestForm @Nullable String password) {
        Instant now = clock.instant();
        String typed = name == null ? "" : name.strip();
        String address = RemoteAddress.of(request);
        Optional<Account> account = Account.named(typed);
        Duration wait = guesses.count(typed, account, address, now);
        if (!wait.isZero()) {
            return refused(TOO_SOON, typed, "Too many wrong passwords came for this name.", wait);
        }
        if (!isRight(account, password)) {
            return refused(
                    WRONG,
                    typed,
                    "That name and password do not go together. Passwords are case-sensitive.",
                    guesses.remaining(typed, address, now));
        }
        guesses.right(typed, address);
        return begin(account.orElseThrow(), address, now)
                .map(this::welcome)
                .orElseGet(() -> refused(
                        WRONG, typed, "This account is disabled. An administrator can enable it.", Duration.ZERO));
    }

    @POST
    @Path("sign-out")
    @FormAuthentication
    @Authenticated
    @Transactional
    public RestResponse<Void> signOut() {
        cookie.secret().ifPresent(SignIn::end);
        return ResponseBuilder.<Void>seeOther(URI.create("/"))
                .cookie(cookie.gone())
                .build();
    }

    /** Where signing in leads: to the desk of the account's role. */
    @GET
    @Path("desk")
    @FormAuthentication
    @Authenticated
    public RestResponse<Void> desk() {
        if (visitor.isCurator()) {
            return RestResponse.seeOther(URI.create("/curator"));
        }
        return RestResponse.seeOther(URI.create(visitor.isResearcher() ? "/researcher" : "/accounts"));
    }

    private static boolean isRight(Optional<Account> account, @Nullable String password) {
        String typed = password == null || !PasswordRule.isReadWhole(password) ? "" : password;
        String hash = account.map(named -> named.passwordHash).orElse(NOBODYS_HASH);
        return PasswordHash.isOf(typed, hash) && account.isPresent();
    }

    /** Empty if the account was disabled, deleted or given another password. */
    private Optional<Secret> begin(Account named, String address, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> Account.forChange(named.id)
                .filter(account -> !account.isDisabled() && account.passwordHash.equals(named.passwordHash))
                .map(account -> {
                    cookie.secret().ifPresent(SignIn::end);
                    KnownAddress.note(account, address, now);
                    return SignIn.begin(account, chance, now);
                }));
    }

    private RestResponse<TemplateInstance> welcome(Secret secret) {
        return ResponseBuilder.<TemplateInstance>seeOther(cookie.wanted().orElse(URI.create("/desk")))
                .cookie(cookie.of(secret), cookie.wantedNoMore())
                .build();
    }

    private static RestResponse<TemplateInstance> refused(int status, String name, String why, Duration wait) {
        String problem = wait.isZero() ? why : why + " Wait " + Words.waiting(wait) + ", then try again.";
        var answer =
                ResponseBuilder.ok(Templates.signIn(name, problem)).status(RestResponse.Status.fromStatusCode(status));
        return (wait.isZero() ? answer : answer.header("Retry-After", wait.toSeconds() + 1)).build();
    }
}

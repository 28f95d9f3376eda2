package blindbrush.web.account;

import blindbrush.account.Account;
import blindbrush.account.PasswordHash;
import blindbrush.account.SignIn;
import blindbrush.database.Secret;
import blindbrush.web.Problem;
import blindbrush.web.RemoteAddress;
import blindbrush.web.Visitor;
import blindbrush.web.Words;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.FormAuthentication;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** One's own account: the password, and where one is signed in. */
@Path("/account")
@FormAuthentication
@Authenticated
public class OwnAccountPages {

    private static final int WRONG = 400;
    private static final int TOO_SOON = 429;

    @Inject
    SignInCookie cookie;

    @Inject
    PasswordGuesses guesses;

    @Inject
    Visitor visitor;

    @Inject
    HttpServerRequest request;

    @Inject
    Clock clock;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance account(
                Account account,
                List<SignedInBrowser> places,
                boolean changed,
                @Nullable String oldProblem,
                @Nullable String newProblem);
    }

    /**
     * A browser in which one is signed in.
     *
     * @param here whether it is the one that asks
     */
    record SignedInBrowser(Instant signedInAt, Instant lastSeenAt, boolean here) {}

    @GET
    public TemplateInstance account(@RestQuery boolean changed) {
        return page(changed, null, null);
    }

    /** Ends one's sign-ins in other browsers at once. */
    @POST
    @Path("sign-out-elsewhere")
    @Transactional
    public RestResponse<Void> signOutElsewhere() {
        SignIn.endOthers(visitor.account(), secret());
        return RestResponse.seeOther(URI.create("/account"));
    }

    /** Takes a new password from whoever knows the old one, and ends one's sign-ins in other browsers. */
    @POST
    @Path("password")
    public RestResponse<TemplateInstance> change(
            @RestForm("old-password") @Nullable String old, @RestForm("new-password") @Nullable String fresh) {
        Account own = visitor.account();
        Optional<RestResponse<TemplateInstance>> refusal = refusal(own, old == null ? "" : old, clock.instant());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String chosen = fresh == null ? "" : fresh;
        Optional<String> unfit = PasswordRule.problem(chosen, own.name);
        if (unfit.isPresent()) {
            return refused(WRONG, null, unfit.get());
        }
        String hash = PasswordHash.of(chosen);
        QuarkusTransaction.requiringNew().run(() -> Account.forChange(own.id).ifPresent(account -> {
            account.passwordHash = hash;
            SignIn.endOthers(account, secret());
        }));
        return RestResponse.seeOther(URI.create("/account?changed=true"));
    }

    /** Somebody at a browser that was left open guesses no better than at the door. */
    private Optional<RestResponse<TemplateInstance>> refusal(Account own, String old, Instant now) {
        String address = RemoteAddress.of(request);
        Duration wait = guesses.count(own.name, Optional.of(own), address, now);
        if (!wait.isZero()) {
            String why = "Too many wrong passwords came for this name. Wait %s, then try again.";
            return Optional.of(refused(TOO_SOON, why.formatted(Words.waiting(wait)), null));
        }
        if (!PasswordRule.isReadWhole(old) || !PasswordHash.isOf(old, own.passwordHash)) {
            return Optional.of(refused(WRONG, "This is not your password.", null));
        }
        guesses.right(own.name, address);
        return Optional.empty();
    }

    private RestResponse<TemplateInstance> refused(
            int status, @Nullable String oldProblem, @Nullable String newProblem) {
        return ResponseBuilder.ok(page(false, oldProblem, newProblem))
                .status(RestResponse.Status.fromStatusCode(status))
                .build();
    }

    private TemplateInstance page(boolean changed, @Nullable String oldProblem, @Nullable String newProblem) {
        Account own = visitor.account();
        List<SignedInBrowser> places = SignIn.of(own, clock.instant()).stream()
                .map(signIn -> new SignedInBrowser(signIn.signedInAt, signIn.lastSeenAt, signIn.isOf(secret())))
                .toList();
        return Templates.account(own, places, changed, oldProblem, newProblem);
    }

    private Secret secret() {
        return cookie.secret().orElseThrow(Problem::forbidden);
    }
}

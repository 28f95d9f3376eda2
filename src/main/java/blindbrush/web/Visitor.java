package blindbrush.web;

import blindbrush.account.Account;
import blindbrush.study.Disclosure;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Who looks at the page, for the menu: a participant, or somebody who signed in. */
@Named("visitor")
@RequestScoped
public class Visitor {

    @Inject
    CurrentIdentityAssociation identity;

    /** The sign-in or token that a request shows, good or not. */
    @ApplicationScoped
    static class Credentials {

        @ConfigProperty(name = "blindbrush.sign-in-cookie")
        String account;

        boolean isShownBy(HttpServerRequest request) {
            return request.getCookie(account) != null || request.headers().contains("Authorization");
        }
    }

    private @Nullable String preview;

    private boolean hidden;

    /** Shows pages from here on as somebody sees them who is not signed in. */
    public void hides() {
        hidden = true;
    }

    /** Marks the page as part of a preview that is left by this address. */
    public void walksThrough(String leave) {
        preview = leave;
    }

    /** Where the preview is left that the page belongs to; null of any other page. */
    public @Nullable String getPreview() {
        return preview;
    }

    public boolean isSignedIn() {
        return who().isPresent();
    }

    public boolean isAdministrator() {
        return has(Account.ADMINISTRATOR);
    }

    public boolean isCurator() {
        return has(Account.CURATOR);
    }

    public boolean isResearcher() {
        return has(Account.RESEARCHER);
    }

    /** As whom a study's disclosure knows them. */
    public Disclosure.Reader reader() {
        return isResearcher() ? Disclosure.Reader.RESEARCHER : Disclosure.Reader.ANYBODY;
    }

    public String getName() {
        return who().map(who -> who.getPrincipal().getName()).orElse("");
    }

    private boolean has(String role) {
        return who().filter(who -> who.hasRole(role)).isPresent();
    }

    /** Empty of nobody, if the credentials are bad, if this thread must not wait for the database, or if the database does not answer. */
    private Optional<SecurityIdentity> who() {
        if (hidden) {
            return Optional.empty();
        }
        Uni<SecurityIdentity> asked = identity.getDeferredIdentity();
        try {
            return Optional.ofNullable(
                            BlockingOperationControl.isBlockingAllowed()
                                    ? asked.await().indefinitely()
                                    : asked.subscribeAsCompletionStage().getNow(null))
                    .filter(who -> !who.isAnonymous());
        } catch (RuntimeException unknown) {
            return Optional.empty(); // a page of refusal is shown all the same
        }
    }

    /** Of somebody who signed in. */
    public Account account() {
        return Account.of(who().orElseThrow(UnauthorizedException::new));
    }
}

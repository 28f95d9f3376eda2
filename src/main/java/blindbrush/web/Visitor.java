package blindbrush.web;

import blindbrush.account.Account;
import blindbrush.study.Disclosure;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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

    private String preview;

    /** Marks the page as part of a preview that is left by this address. */
    public void walksThrough(String leave) {
        preview = leave;
    }

    /** Where the preview is left that the page belongs to; null of any other page. */
    public String getPreview() {
        return preview;
    }

    public boolean isSignedIn() {
        SecurityIdentity who = who();
        return who != null && !who.isAnonymous();
    }

    public boolean isAdministrator() {
        return isSignedIn() && who().hasRole(Account.ADMINISTRATOR);
    }

    public boolean isCurator() {
        return isSignedIn() && who().hasRole(Account.CURATOR);
    }

    public boolean isResearcher() {
        return isSignedIn() && who().hasRole(Account.RESEARCHER);
    }

    /** As whom a study's disclosure knows them. */
    public Disclosure.Reader reader() {
        return isResearcher() ? Disclosure.Reader.RESEARCHER : Disclosure.Reader.ANYBODY;
    }

    public String getName() {
        return isSignedIn() ? who().getPrincipal().getName() : "";
    }

    /** Null if the credentials are bad, if this thread must not wait for the database, or if the database does not answer. */
    private SecurityIdentity who() {
        Uni<SecurityIdentity> asked = identity.getDeferredIdentity();
        try {
            return BlockingOperationControl.isBlockingAllowed()
                    ? asked.await().indefinitely()
                    : asked.subscribeAsCompletionStage().getNow(null);
        } catch (RuntimeException unknown) {
            return null; // a page of refusal is shown all the same
        }
    }

    /** Of somebody who signed in. */
    public Account account() {
        return Account.of(who());
    }
}

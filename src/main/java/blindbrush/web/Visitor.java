package blindbrush.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Who looks at the page, for the menu: a participant, or somebody who signed in. */
@Named("visitor")
@RequestScoped
public class Visitor {

    @Inject
    SecurityIdentity identity;

    public boolean isSignedIn() {
        return !identity.isAnonymous();
    }

    public boolean isCurator() {
        return identity.hasRole(Account.CURATOR);
    }

    public boolean isResearcher() {
        return identity.hasRole(Account.RESEARCHER);
    }

    public String getName() {
        return identity.isAnonymous() ? "" : identity.getPrincipal().getName();
    }
}

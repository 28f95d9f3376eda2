package blindbrush.web.account;

import blindbrush.account.AccessToken;
import blindbrush.account.Account;
import blindbrush.database.Secret;
import blindbrush.refusal.InvalidInputException;
import blindbrush.web.ListPage;
import blindbrush.web.Problem;
import blindbrush.web.PublicAddress;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.annotation.FormAuthentication;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A researcher's tokens for programs. */
@Path("/tokens")
@FormAuthentication
@RolesAllowed(Account.RESEARCHER)
public class TokenPages {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_LIFE = 365;

    /** Tokens on a page. */
    private static final int SIZE = 50;

    @Inject
    SecurityIdentity identity;

    @Inject
    RandomGenerator chance;

    @Inject
    Clock clock;

    @Inject
    PublicAddress address;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance tokens(ListPage<AccessToken> tokens, @Nullable String made, String home);
    }

    @GET
    public TemplateInstance tokens(@RestQuery int page) {
        return page(page, null);
    }

    /** Makes one; it is shown on the page that comes back and never again. */
    @POST
    @Transactional
    public TemplateInstance create(@RestForm @Nullable String name, @RestForm int days) {
        String named = name == null ? "" : name.strip();
        if (named.isEmpty() || named.length() > LONGEST_NAME) {
            throw new InvalidInputException("Give the token a name of 1 to %d characters.".formatted(LONGEST_NAME));
        }
        if (days < 1 || days > LONGEST_LIFE) {
            throw new InvalidInputException("A token is valid for 1 to %d days.".formatted(LONGEST_LIFE));
        }
        Secret secret = AccessToken.create(account(), named, Duration.ofDays(days), chance, clock.instant());
        return page(1, secret.text());
    }

    /** Revokes one of one's own at once. */
    @POST
    @Path("{id}/revoke")
    @Transactional
    public RestResponse<Void> revoke(UUID id) {
        if (!AccessToken.revoke(account(), id)) {
            throw Problem.notFound("You have no such token.");
        }
        return RestResponse.seeOther(URI.create("/tokens"));
    }

    private TemplateInstance page(int number, @Nullable String made) {
        return Templates.tokens(ListPage.of(AccessToken.of(account()), number, SIZE), made, address.link("/"));
    }

    private Account account() {
        return Account.of(identity);
    }
}

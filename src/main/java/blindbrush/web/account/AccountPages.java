package blindbrush.web.account;

import blindbrush.account.Account;
import blindbrush.account.Invitation;
import blindbrush.database.Secret;
import blindbrush.web.ListPage;
import blindbrush.web.Problem;
import blindbrush.web.PublicAddress;
import blindbrush.web.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.FormAuthentication;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Who has an account, and what administrators do about it. */
@Path("/accounts")
@FormAuthentication
public class AccountPages {

    /** Accounts on a page. */
    private static final int SIZE = 50;

    @Inject
    Visitor visitor;

    @Inject
    PublicAddress address;

    @Inject
    RandomGenerator chance;

    @Inject
    Clock clock;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance accounts(
                Account own, ListPage<Account> accounts, @Nullable String link, @Nullable String problem);
    }

    /** Administrators see all, others their own. */
    @GET
    @Authenticated
    public TemplateInstance accounts(@RestQuery int page) {
        return page(page, null, null);
    }

    /** Makes a link for somebody else, with roles of one's own. */
    @POST
    @RolesAllowed({Account.ADMINISTRATOR, Account.CURATOR})
    @Transactional
    public TemplateInstance invite(@RestForm Set<String> roles) {
        Account own = visitor.account();
        if (roles.isEmpty() || !own.roleSet().containsAll(roles)) {
            return page(1, null, "Choose at least one role for the new account, among your own.");
        }
        Secret secret = Invitation.invite(own, roles, chance, clock.instant());
        return page(1, address.link("/invitations/" + secret.text()), null);
    }

    /** Ends its sign-ins and lets nobody in by it, from now on. */
    @POST
    @Path("{id}/disable")
    @RolesAllowed(Account.ADMINISTRATOR)
    @Transactional
    public RestResponse<Void> disable(UUID id, @RestQuery int page) {
        return change(id, page, account -> account.disable(clock.instant()));
    }

    @POST
    @Path("{id}/enable")
    @RolesAllowed(Account.ADMINISTRATOR)
    @Transactional
    public RestResponse<Void> enable(UUID id, @RestQuery int page) {
        return change(id, page, Account::enable);
    }

    /** Takes the account away with its tokens; what was made with it stays. */
    @POST
    @Path("{id}/delete")
    @RolesAllowed(Account.ADMINISTRATOR)
    @Transactional
    public RestResponse<Void> delete(UUID id, @RestQuery int page) {
        return change(id, page, Account::remove);
    }

    /** Refuses to end one's own account, so that an administrator is always left, even if two end each other's accounts at once. */
    private RestResponse<Void> change(UUID id, int page, Consumer<Account> change) {
        Account own = visitor.account();
        if (own.id.equals(id)) {
            throw Problem.conflict("This is your own account. Another administrator can disable or delete it.");
        }
        Stream.of(own.id, id).sorted().forEach(Account::forChange);
        if (Account.count("id = ?1 and disabledAt is null", own.id) == 0) {
            throw Problem.forbidden();
        }
        change.accept(Account.forChange(id).orElseThrow(() -> Problem.notFound("There is no such account.")));
        return RestResponse.seeOther(URI.create("/accounts?page=" + page));
    }

    private TemplateInstance page(int number, @Nullable String link, @Nullable String problem) {
        Account own = visitor.account();
        ListPage<Account> accounts = visitor.isAdministrator()
                ? ListPage.of(Account.all(), number, SIZE)
                : ListPage.of(List.of(own), 1, SIZE);
        return Templates.accounts(own, accounts, link, problem);
    }
}

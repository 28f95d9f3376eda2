package blindbrush.web;

import blindbrush.study.Secret;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.annotation.FormAuthentication;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Signing in and out, and how accounts come to be: by invitation only. */
@Path("/")
@FormAuthentication
public class AccountPages {

    private static final Set<String> ROLES = Set.of(Account.CURATOR, Account.RESEARCHER);
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 72; // in bytes: bcrypt reads no more

    @Inject
    SecurityIdentity identity;

    @Inject
    PublicAddress address;

    @Inject
    RandomGenerator chance;

    @Inject
    Clock clock;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance signIn(boolean refused);

        static native TemplateInstance invitation(String token, List<String> roles, String name, String problem);

        static native TemplateInstance accounts(List<Account> accounts, String link, String problem);
    }

    @GET
    @Path("sign-in")
    @PermitAll
    public TemplateInstance signIn(@RestQuery boolean failed) {
        return Templates.signIn(failed);
    }

    @POST
    @Path("sign-out")
    @Authenticated
    public RestResponse<Void> signOut() {
        FormAuthenticationMechanism.logout(identity);
        return RestResponse.seeOther(URI.create("/"));
    }

    /** Where signing in leads: to the desk of the account's role. */
    @GET
    @Path("desk")
    @Authenticated
    public RestResponse<Void> desk() {
        return RestResponse.seeOther(URI.create(identity.hasRole(Account.CURATOR) ? "/curator" : "/researcher"));
    }

    @GET
    @Path("invitations/{token}")
    @PermitAll
    public TemplateInstance invitation(String token) {
        return Templates.invitation(token, roles(invited(token)), null, null);
    }

    @POST
    @Path("invitations/{token}")
    @PermitAll
    @Transactional
    public RestResponse<TemplateInstance> accept(String token, @RestForm String name, @RestForm String password) {
        Invitation invitation = invited(token);
        String problem = problemWith(name, password);
        if (problem != null) {
            return ResponseBuilder.ok(Templates.invitation(token, roles(invitation), name, problem))
                    .status(RestResponse.Status.BAD_REQUEST)
                    .build();
        }
        invitation.accept(name, password, clock.instant());
        return RestResponse.seeOther(URI.create("/sign-in"));
    }

    @GET
    @Path("accounts")
    @Authenticated
    public TemplateInstance accounts() {
        return Templates.accounts(Account.all(), null, null);
    }

    @POST
    @Path("accounts")
    @RolesAllowed(Account.CURATOR)
    @Transactional
    public TemplateInstance invite(@RestForm Set<String> roles) {
        if (roles.isEmpty() || !ROLES.containsAll(roles)) {
            return Templates.accounts(Account.all(), null, "Choose at least one role for the new account.");
        }
        Secret secret = Invitation.invite(roles, chance, clock.instant());
        String link = address.link("/invitations/" + secret.text());
        return Templates.accounts(Account.all(), link, null);
    }

    private static Invitation invited(String token) {
        return Invitation.find(Secret.of(token)).orElseThrow(Problem::usedInvitation);
    }

    private static List<String> roles(Invitation invitation) {
        return List.of(invitation.roles.split(","));
    }

    private static String problemWith(String name, String password) {
        if (name == null || !name.matches("[A-Za-z0-9.\\-]{1,60}")) {
            return "A name has letters, digits, dots and dashes, at most 60.";
        }
        if (password == null || password.length() < SHORTEST_PASSWORD || bytes(password) > LONGEST_PASSWORD) {
            return "A password has %d to %d characters.".formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD);
        }
        return Account.isTaken(name) ? "Somebody has that name already; choose another." : null;
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }
}

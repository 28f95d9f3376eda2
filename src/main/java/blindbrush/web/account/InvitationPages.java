package blindbrush.web.account;

import blindbrush.account.Account;
import blindbrush.account.Invitation;
import blindbrush.account.PasswordHash;
import blindbrush.database.Secret;
import blindbrush.web.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** How accounts come to be: by invitation only. */
@Path("/invitations")
@PermitAll
public class InvitationPages {

    private static final String TAKEN = "Somebody has that name already. Choose another one.";

    @Inject
    Clock clock;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance invitation(
                String token,
                Invitation invitation,
                String name,
                @Nullable String nameProblem,
                @Nullable String passwordProblem);
    }

    @GET
    @Path("{token}")
    public TemplateInstance invitation(String token) {
        return Templates.invitation(token, invited(token), "", null, null);
    }

    /** Makes the account. If the name or the password is not fit, the page says so beside it, and the invitation stays valid. */
    @POST
    @Path("{token}")
    public RestResponse<TemplateInstance> accept(
            String token, @RestForm @Nullable String name, @RestForm @Nullable String password) {
        Invitation invitation =
                Invitation.find(Secret.of(token), clock.instant()).orElseThrow(Problem::invitationUsedMeanwhile);
        String typed = name == null ? "" : name.strip();
        String nameProblem = nameProblem(typed);
        String chosen = password == null ? "" : password;
        String passwordProblem = PasswordRule.problem(chosen, typed).orElse(null);
        if (nameProblem != null || passwordProblem != null) {
            return refused(invitation, token, typed, nameProblem, passwordProblem);
        }
        try {
            String hash = PasswordHash.of(chosen);
            if (!QuarkusTransaction.requiringNew().call(() -> invitation.accept(typed, hash, clock.instant()))) {
                throw Problem.invitationUsedMeanwhile();
            }
        } catch (PersistenceException unfinished) {
            return overtaken(invitation, token, typed, unfinished);
        }
        return RestResponse.seeOther(URI.create("/sign-in"));
    }

    /** Somebody was quicker: with the same name, or with the same link. */
    private static RestResponse<TemplateInstance> overtaken(
            Invitation invitation, String token, String name, PersistenceException unfinished) {
        if (Invitation.count("tokenSha256", invitation.tokenSha256) == 0) {
            throw Problem.invitationUsedMeanwhile();
        }
        if (!Account.isTaken(name)) {
            throw unfinished;
        }
        return refused(invitation, token, name, TAKEN, null);
    }

    private static RestResponse<TemplateInstance> refused(
            Invitation invitation,
            String token,
            String name,
            @Nullable String nameProblem,
            @Nullable String passwordProblem) {
        return ResponseBuilder.ok(Templates.invitation(token, invitation, name, nameProblem, passwordProblem))
                .status(RestResponse.Status.BAD_REQUEST)
                .build();
    }

    private Invitation invited(String token) {
        return Invitation.find(Secret.of(token), clock.instant()).orElseThrow(Problem::usedInvitation);
    }

    private static @Nullable String nameProblem(String name) {
        if (!name.matches(Account.NAME)) {
            return "A name has letters, digits, dots and dashes, at most 60.";
        }
        return Account.isTaken(name) ? TAKEN : null;
    }
}

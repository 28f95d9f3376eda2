package blindbrush.web.participant;

import blindbrush.database.Storage;
import blindbrush.study.Withdrawal;
import blindbrush.web.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Taking back everything that was stored of a session, by the code that was given at its beginning. */
@Path("/withdraw")
@PermitAll
public class WithdrawalPages {

    @Inject
    Language language;

    @Inject
    Clock clock;

    @Inject
    Storage storage;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance withdraw(@Nullable String problem);

        static native TemplateInstance withdrawn(String study);
    }

    @GET
    public TemplateInstance withdraw() {
        return language.speak(Templates.withdraw(null));
    }

    /** Deletes everything of the session with this code. */
    @POST
    @Transactional
    public RestResponse<TemplateInstance> withdraw(@RestForm @Nullable String code) {
        return Withdrawal.withdraw(code == null ? "" : code, clock.instant())
                .map(this::withdrawn)
                .orElseGet(() -> ResponseBuilder.ok(language.speak(Templates.withdraw(code)))
                        .status(RestResponse.Status.NOT_FOUND)
                        .build());
    }

    private RestResponse<TemplateInstance> withdrawn(Withdrawal withdrawal) {
        storage.forgetEarlier();
        return RestResponse.ok(language.speak(Templates.withdrawn(withdrawal.study.title)));
    }
}

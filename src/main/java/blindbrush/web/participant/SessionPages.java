package blindbrush.web.participant;

import blindbrush.design.Design;
import blindbrush.results.SessionResult;
import blindbrush.results.StudyFigures;
import blindbrush.study.Disclosure;
import blindbrush.study.Reply;
import blindbrush.study.Session;
import blindbrush.study.Study;
import blindbrush.study.Withdrawal;
import blindbrush.web.Language;
import blindbrush.web.Problem;
import blindbrush.web.PublicAddress;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** A session's first page and its last. */
@Path("/")
@PermitAll
public class SessionPages {

    @Inject
    SessionCookie cookie;

    @Inject
    Language language;

    @Inject
    PublicAddress address;

    @Inject
    Clock clock;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance begin(Study study, Design design, String code, boolean staff);

        static native TemplateInstance end(
                Study study,
                Design design,
                SessionResult result,
                @Nullable Distribution distribution,
                String code,
                boolean showsProvenance,
                boolean staff);

        static native TemplateInstance card(SessionResult result, String address);

        static native TemplateInstance thanks(Design design, String code, boolean staff);
    }

    /** The withdrawal code, how it goes, and questions about the participant. */
    @GET
    @Path("begin")
    public RestResponse<TemplateInstance> begin() {
        Optional<Session> session = cookie.session();
        if (session.isEmpty()) {
            return cookie.toFirstPage();
        }
        if (session.get().isBegun()) {
            return SessionCookie.toNextTrial();
        }
        return ResponseBuilder.ok(language.speak(Templates.begin(
                        session.get().study, session.get().design(), code(session.get()), session.get().staff)))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Stores what participants say about themselves; once a picture was answered, that stays as it was. */
    @POST
    @Path("begin")
    @Transactional
    public RestResponse<Void> replies(MultivaluedMap<String, String> form) {
        Session session = cookie.sessionForChange().orElseThrow(cookie::absent);
        if (session.isAnswered()) {
            throw Problem.conflict(
                    "You have already answered a picture, so what you said about yourself stays as it was.");
        }
        Map<String, String> replies = form.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get(0)));
        Reply.store(session, replies);
        return SessionCookie.toNextTrial();
    }

    @GET
    @Path("end")
    public RestResponse<TemplateInstance> end() {
        Optional<Session> session = cookie.session();
        if (session.isEmpty()) {
            return cookie.toFirstPage();
        }
        if (!session.get().isFinished()) {
            return SessionCookie.toNextTrial();
        }
        return ResponseBuilder.ok(language.speak(ended(session.get())))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** A picture of one's score to show to others: which trials were right, and nothing of what they showed. */
    @GET
    @Path("end/card.svg")
    @Produces("image/svg+xml")
    public TemplateInstance card() {
        Session session = cookie.session()
                .filter(ended -> ended.isFinished() && Disclosure.mayTellResult(ended))
                .orElseThrow(cookie::absent);
        return language.speak(Templates.card(SessionResult.alone(session), address.shown()));
    }

    private TemplateInstance ended(Session session) {
        Study study = session.study;
        if (!Disclosure.mayTellResult(session)) {
            return Templates.thanks(session.design(), code(session), session.staff);
        }
        boolean others = Disclosure.of(study, clock.instant()).mayTellOthers();
        SessionResult result = others ? SessionResult.of(session) : SessionResult.alone(session);
        if (result.trials().isEmpty()) {
            throw cookie.absent(); // withdrawn at this moment
        }
        return Templates.end(
                study,
                session.design(),
                result,
                others
                        ? StudyFigures.of(study, clock.instant())
                                .map(kept -> Distribution.of(kept.figures.all(), result))
                                .orElse(null)
                        : null,
                code(session),
                Disclosure.mayTellProvenance(session),
                session.staff);
    }

    /** Empty in another browser than the one that agreed. */
    private String code(Session session) {
        return cookie.browser()
                .map(browser -> Withdrawal.code(session, browser))
                .filter(session::isWithdrawnBy)
                .orElse("");
    }
}

package blindbrush.web;

import blindbrush.results.SessionResult;
import blindbrush.results.StudyResult;
import blindbrush.study.Secret;
import blindbrush.study.Session;
import blindbrush.study.Study;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A session from consent to its end. */
@Path("/")
public class SessionPages {

    @Inject
    SessionCookie cookie;

    @Inject
    RandomGenerator chance;

    @Inject
    Clock clock;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance consent(Study study, long minutes, String cookieLife);

        static native TemplateInstance end(Study study, SessionResult result, Distribution distribution);
    }

    @GET
    @Path("studies/{slug}/consent")
    public TemplateInstance consent(String slug) {
        Study study = openStudy(slug);
        return Templates.consent(study, study.minutes(), SessionCookie.LIFE.toHours() + " hours");
    }

    /** Begins a session; a browser that came back to the consent page goes on with the one that it has not finished. */
    @POST
    @Path("studies/{slug}/sessions")
    @Transactional
    public RestResponse<Void> start(String slug) {
        Study study = openStudy(slug);
        if (cookie.session().filter(session -> session.isUnderWayIn(study)).isPresent()) {
            return RestResponse.seeOther(URI.create("/trials/next"));
        }
        Secret secret = Secret.draw(chance);
        Session.start(study, secret, chance, clock.instant());
        return ResponseBuilder.<Void>seeOther(URI.create("/trials/next"))
                .cookie(cookie.of(secret))
                .build();
    }

    @GET
    @Path("end")
    public RestResponse<TemplateInstance> end() {
        Optional<Session> session = cookie.session();
        if (session.isEmpty()) {
            return RestResponse.seeOther(URI.create("/"));
        }
        if (!session.get().isFinished()) {
            return RestResponse.seeOther(URI.create("/trials/next"));
        }
        SessionResult result = SessionResult.of(session.get());
        Study study = session.get().study;
        return RestResponse.ok(Templates.end(study, result, Distribution.of(StudyResult.of(study), result)));
    }

    private static Study openStudy(String slug) {
        return Study.findBySlug(slug)
                .filter(Study::isOpen)
                .orElseThrow(() -> Problem.notFound("This study takes no participants now."));
    }
}

package blindbrush.web;

import blindbrush.results.StudyResult;
import blindbrush.statistics.Interval;
import blindbrush.study.Study;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;

/** The door: what this is, and the way into the test. */
@Path("/")
public class LandingPages {

    @Inject
    SessionCookie cookie;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance index(
                Study study, boolean resumes, long minutes, Interval headline, long sessions);

        static native TemplateInstance method();
    }

    @GET
    public TemplateInstance index() {
        Study study = Study.onOffer().orElse(null);
        boolean resumes =
                cookie.session().filter(session -> !session.isFinished()).isPresent();
        Optional<StudyResult> result = Optional.ofNullable(study)
                .filter(offered -> !offered.demonstration)
                .map(StudyResult::of);
        return Templates.index(
                study,
                resumes,
                study == null ? 0 : study.minutes(),
                result.flatMap(StudyResult::accuracy).orElse(null),
                result.map(StudyResult::sessions).orElse(0L));
    }

    @GET
    @Path("method")
    public TemplateInstance method() {
        return Templates.method();
    }
}

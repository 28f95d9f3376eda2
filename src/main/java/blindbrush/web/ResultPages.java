package blindbrush.web;

import blindbrush.results.StudyResult;
import blindbrush.statistics.Interval;
import blindbrush.study.Study;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What everybody answered. */
@Path("/studies/{slug}/results")
public class ResultPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance study(Study study, StudyResult result, Interval accuracy, long responses);
    }

    @GET
    public TemplateInstance study(String slug) {
        Study study = Study.findBySlug(slug)
                .filter(found -> found.state != Study.State.DRAFT)
                .orElseThrow(() -> Problem.notFound("There is no study at this address that has begun."));
        StudyResult result = StudyResult.of(study);
        return Templates.study(
                study, result, result.accuracy().orElse(null), result.sessions() * study.design.trials());
    }
}

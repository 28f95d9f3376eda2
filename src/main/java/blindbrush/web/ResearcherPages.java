package blindbrush.web;

import blindbrush.gallery.Origin;
import blindbrush.results.Participation;
import blindbrush.study.Disclosure;
import blindbrush.study.Hanging;
import blindbrush.study.LeakAudit;
import blindbrush.study.Study;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The researcher's desk: studies, their state, and their data. */
@Path("/")
@RolesAllowed(Account.RESEARCHER)
public class ResearcherPages {

    private static final URI DESK = URI.create("/researcher");

    @Inject
    Clock clock;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance desk(String problem, List<Row> rows);

        static native TemplateInstance audit(Study study, LeakAudit audit, String silence);
    }

    /**
     * A study on the desk.
     *
     * @param obstacles what keeps it from opening, each in a sentence
     */
    record Row(
            Study study,
            long sessions,
            long responses,
            long humanStimuli,
            long machineStimuli,
            List<String> obstacles) {

        static Row of(Study study) {
            var participation = Participation.of(study);
            return new Row(
                    study,
                    participation.sessions(),
                    participation.responses(),
                    Hanging.count(study, Origin.HUMAN),
                    Hanging.count(study, Origin.MACHINE),
                    study.isOpen() ? List.of() : study.obstacles());
        }
    }

    @GET
    @Path("researcher")
    public TemplateInstance desk() {
        return desk(null);
    }

    @POST
    @Path("studies")
    public RestResponse<TemplateInstance> add(
            @RestForm
                    @NotBlank(message = "A study needs a title.")
                    @Size(max = 120, message = "A title has at most 120 characters.")
                    String title) {
        try {
            QuarkusTransaction.requiringNew().run(() -> Study.draft(title, clock.instant()));
            return RestResponse.seeOther(DESK);
        } catch (IllegalArgumentException taken) {
            return ResponseBuilder.ok(desk(taken.getMessage()))
                    .status(RestResponse.Status.BAD_REQUEST)
                    .build();
        }
    }

    @POST
    @Path("studies/{slug}/open")
    @Transactional
    public RestResponse<Void> open(String slug) {
        found(slug).open(clock.instant());
        return RestResponse.seeOther(DESK);
    }

    @POST
    @Path("studies/{slug}/close")
    @Transactional
    public RestResponse<Void> close(String slug) {
        found(slug).close(clock.instant());
        return RestResponse.seeOther(DESK);
    }

    /** Whether anything but their look tells the origin of a study's pictures; what is measured of them is kept. */
    @GET
    @Transactional
    @Path("studies/{slug}/audit")
    public TemplateInstance audit(String slug) {
        Study study = found(slug);
        return Templates.audit(
                study,
                LeakAudit.of(study),
                Disclosure.of(study, clock.instant()).silence().orElse(null));
    }

    private static TemplateInstance desk(String problem) {
        return Templates.desk(problem, Study.all().stream().map(Row::of).toList());
    }

    private static Study found(String slug) {
        return Study.findBySlug(slug).orElseThrow(() -> Problem.notFound("There is no study at this address."));
    }
}

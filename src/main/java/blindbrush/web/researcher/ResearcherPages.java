package blindbrush.web.researcher;

import blindbrush.account.Account;
import blindbrush.gallery.Origin;
import blindbrush.image.Aspect;
import blindbrush.refusal.InvalidInputException;
import blindbrush.results.Participation;
import blindbrush.study.Disclosure;
import blindbrush.study.Hanging;
import blindbrush.study.LeakAudit;
import blindbrush.study.OneShape;
import blindbrush.study.Removal;
import blindbrush.study.Session;
import blindbrush.study.Study;
import blindbrush.web.Problem;
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
import java.time.Instant;
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
        static native TemplateInstance desk(String problem, List<DeskRow> rows);

        static native TemplateInstance audit(Study study, LeakAudit audit, String silence, List<OneShape> shapes);

        static native TemplateInstance open(DeskRow row, List<String> obstacles, boolean late);

        static native TemplateInstance close(DeskRow row, long underWay);

        static native TemplateInstance delete(Study study, String obstacle);
    }

    /** A study on the desk. */
    record DeskRow(Study study, Participation participation, long humanStimuli, long machineStimuli) {

        static DeskRow of(Study study) {
            return new DeskRow(
                    study,
                    Participation.of(study),
                    Hanging.count(study, Origin.HUMAN),
                    Hanging.count(study, Origin.MACHINE));
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
        } catch (InvalidInputException taken) {
            return ResponseBuilder.ok(desk(taken.getMessage()))
                    .status(RestResponse.Status.BAD_REQUEST)
                    .build();
        }
    }

    /** What opening means, before it is done. */
    @GET
    @Path("studies/{slug}/open")
    public TemplateInstance confirmOpening(String slug) {
        Study study = found(slug);
        Instant closes = study.design.recruitment().closes();
        return Templates.open(
                DeskRow.of(study),
                study.isOpen() ? List.of() : study.obstacles(),
                closes != null && !closes.isAfter(clock.instant()));
    }

    @POST
    @Path("studies/{slug}/open")
    @Transactional
    public RestResponse<Void> open(String slug) {
        found(slug).open(clock.instant());
        return RestResponse.seeOther(DESK);
    }

    /** What closing means, before it is done. */
    @GET
    @Path("studies/{slug}/close")
    public TemplateInstance confirmClosing(String slug) {
        Study study = found(slug);
        return Templates.close(DeskRow.of(study), Session.countUnderWay(study, clock.instant()));
    }

    @POST
    @Path("studies/{slug}/close")
    @Transactional
    public RestResponse<Void> close(String slug) {
        found(slug).close(clock.instant());
        return RestResponse.seeOther(DESK);
    }

    /** What deleting means, before it is done, or why it cannot be. */
    @GET
    @Path("studies/{slug}/delete")
    public TemplateInstance confirmDeleting(String slug) {
        Study study = found(slug);
        return Templates.delete(study, Removal.obstacle(study).orElse(null));
    }

    /** Deletes a dry run, or a study in which nobody took part. */
    @POST
    @Path("studies/{slug}/delete")
    @Transactional
    public RestResponse<Void> delete(String slug) {
        Removal.of(found(slug));
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
                Disclosure.of(study, clock.instant()).silence().orElse(null),
                OneShape.choices(study));
    }

    /** Gives all pictures of a draft's wall one shape. */
    @POST
    @Path("studies/{slug}/aspect")
    @Transactional
    public RestResponse<Void> crop(String slug, @RestForm Aspect aspect) {
        if (aspect == null) {
            throw new InvalidInputException("Choose a shape.");
        }
        OneShape.give(found(slug), aspect, clock.instant());
        return RestResponse.seeOther(URI.create("/studies/" + slug + "/audit"));
    }

    private static TemplateInstance desk(String problem) {
        return Templates.desk(problem, Study.all().stream().map(DeskRow::of).toList());
    }

    private static Study found(String slug) {
        return Study.findBySlug(slug).orElseThrow(() -> Problem.notFound("There is no study at this address."));
    }
}

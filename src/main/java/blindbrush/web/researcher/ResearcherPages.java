package blindbrush.web.researcher;

import static java.util.Objects.requireNonNull;

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
import blindbrush.study.StudyVersion;
import blindbrush.web.ListPage;
import blindbrush.web.RequestedStudy;
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
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The researcher's desk: studies, their state, and their data. */
@Path("/")
@RolesAllowed(Account.RESEARCHER)
public class ResearcherPages {

    private static final URI DESK = URI.create("/researcher");

    /** Studies on a page of the desk. */
    private static final int SIZE = 20;

    @Inject
    Clock clock;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance desk(@Nullable String problem, ListPage<DeskRow> rows);

        static native TemplateInstance audit(
                Study study, LeakAudit audit, @Nullable String silence, List<OneShape> shapes);

        static native TemplateInstance open(DeskRow row, List<String> obstacles, boolean late);

        static native TemplateInstance close(DeskRow row, long underWay);

        static native TemplateInstance delete(Study study, @Nullable String obstacle);
    }

    /**
     * A study on the desk.
     *
     * @param sha256 of the version that its sessions run under; empty before it first opens
     */
    record DeskRow(Study study, Participation participation, long humanStimuli, long machineStimuli, String sha256) {

        static DeskRow of(Study study) {
            return of(List.of(study)).get(0);
        }

        /** Of each of these, in their order. Four queries, however many they are. */
        static List<DeskRow> of(List<Study> studies) {
            Map<UUID, Participation> participation = Participation.of(studies);
            Map<UUID, Map<Origin, Long>> walls = Hanging.counts(studies);
            Map<UUID, String> hashes = StudyVersion.currentHashes(studies);
            return studies.stream()
                    .map(study -> {
                        Map<Origin, Long> wall = walls.getOrDefault(study.id, Map.of());
                        return new DeskRow(
                                study,
                                requireNonNull(participation.get(study.id)),
                                wall.getOrDefault(Origin.HUMAN, 0L),
                                wall.getOrDefault(Origin.MACHINE, 0L),
                                hashes.getOrDefault(study.id, ""));
                    })
                    .toList();
        }
    }

    /**
     * The studies, a page of them.
     *
     * @param page counted from 1
     * @param study the slug of one whose page is wanted, whatever the number says
     */
    @GET
    @Path("researcher")
    public TemplateInstance desk(@RestQuery int page, @RestQuery @Nullable String study) {
        return desk(null, page, study);
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
            return ResponseBuilder.ok(desk(taken.getMessage(), 1, null))
                    .status(RestResponse.Status.BAD_REQUEST)
                    .build();
        }
    }

    /** What opening means, before it is done. */
    @GET
    @Path("studies/{slug}/open")
    public TemplateInstance confirmOpening(String slug) {
        Study study = RequestedStudy.at(slug);
        Instant closes = study.design.recruitment().closes();
        return Templates.open(
                DeskRow.of(study),
                study.isOpen() ? List.of() : study.obstacles(),
                (closes != null && !closes.isAfter(clock.instant()))
                        || study.design.consent().isOverAt(clock.instant()));
    }

    @POST
    @Path("studies/{slug}/open")
    @Transactional
    public RestResponse<Void> open(String slug) {
        RequestedStudy.at(slug).open(clock.instant());
        return RestResponse.seeOther(onDesk(slug));
    }

    /** What closing means, before it is done. */
    @GET
    @Path("studies/{slug}/close")
    public TemplateInstance confirmClosing(String slug) {
        Study study = RequestedStudy.at(slug);
        return Templates.close(DeskRow.of(study), Session.countUnderWay(study, clock.instant()));
    }

    @POST
    @Path("studies/{slug}/close")
    @Transactional
    public RestResponse<Void> close(String slug) {
        RequestedStudy.at(slug).close(clock.instant());
        return RestResponse.seeOther(onDesk(slug));
    }

    /** What deleting means, before it is done, or why it cannot be. */
    @GET
    @Path("studies/{slug}/delete")
    public TemplateInstance confirmDeleting(String slug) {
        Study study = RequestedStudy.at(slug);
        return Templates.delete(study, Removal.obstacle(study).orElse(null));
    }

    /** Deletes a dry run, or a study in which nobody took part. */
    @POST
    @Path("studies/{slug}/delete")
    @Transactional
    public RestResponse<Void> delete(String slug) {
        Removal.of(RequestedStudy.at(slug));
        return RestResponse.seeOther(DESK);
    }

    /** Whether anything but their look tells the origin of a study's pictures; what is measured of them is kept. */
    @GET
    @Transactional
    @Path("studies/{slug}/audit")
    public TemplateInstance audit(String slug) {
        Study study = RequestedStudy.at(slug);
        return Templates.audit(
                study,
                LeakAudit.of(study),
                Disclosure.of(study, clock.instant()).wallSilence().orElse(null),
                OneShape.choices(study));
    }

    /** Gives all pictures of a draft's wall one shape. */
    @POST
    @Path("studies/{slug}/aspect")
    @Transactional
    public RestResponse<Void> crop(String slug, @RestForm @Nullable Aspect aspect) {
        if (aspect == null) {
            throw new InvalidInputException("Choose a shape.");
        }
        OneShape.give(RequestedStudy.at(slug), aspect, clock.instant());
        return RestResponse.seeOther(URI.create("/studies/" + slug + "/audit"));
    }

    private static URI onDesk(String slug) {
        return URI.create("/researcher?study=" + slug + "#study-" + slug);
    }

    private static TemplateInstance desk(@Nullable String problem, int page, @Nullable String study) {
        List<String> slugs = Study.slugs();
        int number = study != null && slugs.contains(study) ? ListPage.numberOf(slugs, study, SIZE) : page;
        ListPage<String> shown = ListPage.of(slugs, number, SIZE);
        return Templates.desk(problem, shown.with(DeskRow.of(Study.withSlugs(shown.rows()))));
    }
}

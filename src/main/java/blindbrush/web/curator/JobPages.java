package blindbrush.web.curator;

import blindbrush.account.Account;
import blindbrush.gallery.Artwork;
import blindbrush.gallery.ArtworkKind;
import blindbrush.gallery.MasterSize;
import blindbrush.gallery.Stimulus;
import blindbrush.gallery.StyleTransferJob;
import blindbrush.gallery.StyleTransferPreview;
import blindbrush.gallery.StyleTransferQueue;
import blindbrush.image.Aspect;
import blindbrush.refusal.ConflictException;
import blindbrush.refusal.InvalidInputException;
import blindbrush.study.Commission;
import blindbrush.study.Hanging;
import blindbrush.study.Study;
import blindbrush.web.ListPage;
import blindbrush.web.Problem;
import blindbrush.web.RequestedStudy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Style transfers: asked for, watched, paused, stopped, tried again. */
@Path("/")
@RolesAllowed(Account.CURATOR)
public class JobPages {

    /** Style transfers on a page. */
    private static final int SIZE = 20;

    @Inject
    StyleTransferQueue queue;

    @Inject
    CuratorDesk desk;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance jobs(ListPage<JobView> views);

        static native TemplateInstance job(JobView view);

        static native TemplateInstance job$progress(JobView view);
    }

    @POST
    @Path("jobs")
    public RestResponse<TemplateInstance> add(
            @RestForm @Nullable UUID content,
            @RestForm List<UUID> styles,
            @RestForm @Nullable String preset,
            @RestForm @Nullable String study,
            @RestForm long seed) {
        try {
            UUID job = QuarkusTransaction.requiringNew().call(() -> queued(content, styles, preset, study, seed));
            return RestResponse.seeOther(URI.create("/jobs/" + job));
        } catch (InvalidInputException | ConflictException refused) {
            var wish = new PictureWish(content, styles, preset, study, seed);
            return ResponseBuilder.ok(desk.page(refused.getMessage(), DeskPlace.TOP, wish))
                    .status(RestResponse.Status.BAD_REQUEST)
                    .build();
        }
    }

    /** All there are: those under way in the order in which they are made, then those that ended, the last one first. */
    @GET
    @Path("jobs")
    public TemplateInstance jobs(@RestQuery int page) {
        ListPage<StyleTransferJob> jobs = ListPage.of(StyleTransferJob.all(), page, SIZE);
        return Templates.jobs(jobs.with(JobView.of(jobs.rows())));
    }

    @GET
    @Path("jobs/{id}")
    public TemplateInstance job(UUID id) {
        return Templates.job(JobView.of(found(id)));
    }

    @GET
    @Path("jobs/{id}/progress")
    public TemplateInstance progress(UUID id) {
        return Templates.job$progress(JobView.of(found(id)));
    }

    @GET
    @Path("jobs/{id}/preview")
    public RestResponse<byte[]> preview(UUID id) {
        StyleTransferPreview preview = StyleTransferPreview.<StyleTransferPreview>findByIdOptional(id)
                .orElseThrow(() -> Problem.notFound("There is nothing to see yet, or no longer."));
        return ResponseBuilder.ok(preview.bytes).type("image/jpeg").build();
    }

    @POST
    @Path("jobs/{id}/cancel")
    public RestResponse<Void> cancel(UUID id) {
        return ordered(id, queue::cancel);
    }

    @POST
    @Path("jobs/{id}/pause")
    public RestResponse<Void> pause(UUID id) {
        return ordered(id, queue::pause);
    }

    @POST
    @Path("jobs/{id}/resume")
    public RestResponse<Void> resume(UUID id) {
        return ordered(id, queue::resume);
    }

    @POST
    @Path("jobs/{id}/retry")
    public RestResponse<Void> retry(UUID id) {
        return ordered(id, queue::retry);
    }

    /** A finished picture, for those who made it. */
    @GET
    @Path("stimuli/{id}/picture")
    public RestResponse<byte[]> picture(UUID id) {
        Stimulus stimulus = Stimulus.<Stimulus>findByIdOptional(id)
                .orElseThrow(() -> Problem.notFound("There is no such picture."));
        return ResponseBuilder.ok(stimulus.picture.bytes)
                .type("image/jpeg")
                .header("Cache-Control", "private, max-age=3600")
                .build();
    }

    /** Its page again, once the queue has been told. */
    private static RestResponse<Void> ordered(UUID id, Consumer<UUID> order) {
        order.accept(found(id).id);
        return RestResponse.seeOther(URI.create("/jobs/" + id));
    }

    private UUID queued(
            @Nullable UUID content, List<UUID> styles, @Nullable String preset, @Nullable String slug, long seed) {
        if (content == null || styles.isEmpty()) {
            throw new InvalidInputException("Choose a photograph and at least one painting.");
        }
        if (preset == null) {
            throw new InvalidInputException("Choose a preset.");
        }
        Artwork photograph = Artwork.<Artwork>find("id = ?1 and kind = ?2", content, ArtworkKind.PHOTOGRAPH)
                .firstResultOptional()
                .orElseThrow(() -> new InvalidInputException("Choose a photograph that is on the desk."));
        List<Artwork> paintings = Artwork.list("id in ?1 and kind = ?2", styles, ArtworkKind.PAINTING);
        Study study = slug == null || slug.isEmpty() ? null : RequestedStudy.takingPictures(slug);
        int longEdge = study == null ? Stimulus.LONG_EDGE : study.longEdge;
        Aspect aspect = study == null ? null : study.aspect;
        List<Double> humanScales = study == null ? List.of() : Hanging.humanScales(study);
        var size = MasterSize.draw(photograph, aspect, longEdge, humanScales, seed);
        StyleTransferJob job = queue.add(photograph, paintings, preset, size, seed);
        if (study != null) {
            Commission.of(study, job);
        }
        return job.id;
    }

    private static StyleTransferJob found(UUID id) {
        return StyleTransferJob.<StyleTransferJob>findByIdOptional(id)
                .orElseThrow(() -> Problem.notFound("There is no such picture in the making."));
    }
}

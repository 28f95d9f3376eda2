package blindbrush.web.curator;

import blindbrush.account.Account;
import blindbrush.gallery.Stimulus;
import blindbrush.study.Unseen;
import blindbrush.web.Problem;
import blindbrush.web.RequestedStudy;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The curator's desk: what was brought, what is being made, what hangs where. */
@Path("/")
@RolesAllowed(Account.CURATOR)
public class CuratorPages {

    @Inject
    CuratorDesk desk;

    /**
     * The desk, on one page of each of its lists.
     *
     * @param of an artwork or a finished picture whose page is wanted, whatever the numbers say
     */
    @GET
    @Path("curator")
    public TemplateInstance desk(
            @RestQuery int photographs, @RestQuery int paintings, @RestQuery int made, @RestQuery @Nullable UUID of) {
        return desk.page(new DeskPlace(photographs, paintings, made, of));
    }

    /** Turns a page of what the form that makes a picture offers; what it holds stays. */
    @POST
    @Path("curator")
    public TemplateInstance turn(
            @RestQuery int photographs,
            @RestQuery int paintings,
            @RestQuery int made,
            @RestForm @Nullable UUID content,
            @RestForm List<UUID> styles,
            @RestForm @Nullable String preset,
            @RestForm @Nullable String study,
            @RestForm @Nullable String seed) {
        return desk.page(
                null,
                new DeskPlace(photographs, paintings, made, null),
                new PictureWish(content, styles, preset, study, seed(seed)));
    }

    /** Who turns a page may have emptied the field. */
    private static long seed(@Nullable String typed) {
        return typed != null && typed.matches("\\d{1,18}") ? Long.parseLong(typed) : 0;
    }

    @GET
    @Path("jobs/queue")
    public TemplateInstance queue() {
        return desk.queue();
    }

    /** Hangs a picture in one more study. */
    @POST
    @Path("stimuli/{id}/studies")
    @Transactional
    public RestResponse<Void> hangStimulus(UUID id, @RestForm @Nullable String study) {
        Stimulus stimulus = Stimulus.<Stimulus>findByIdOptional(id)
                .orElseThrow(() -> Problem.notFound("There is no such picture."));
        RequestedStudy.takingPictures(study).hang(stimulus);
        return RestResponse.seeOther(URI.create("/curator?of=" + id + "#made"));
    }

    /** Deletes a finished picture that nobody has seen. */
    @POST
    @Path("stimuli/{id}/delete")
    @Transactional
    public RestResponse<Void> deleteStimulus(UUID id) {
        Stimulus stimulus = Stimulus.<Stimulus>findByIdOptional(id)
                .orElseThrow(() -> Problem.notFound("There is no such picture."));
        Unseen.require(stimulus).delete();
        return RestResponse.seeOther(URI.create("/curator#made"));
    }
}

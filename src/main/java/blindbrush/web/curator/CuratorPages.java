package blindbrush.web.curator;

import blindbrush.account.Account;
import blindbrush.gallery.Artwork;
import blindbrush.gallery.ArtworkKind;
import blindbrush.gallery.PresetsOnOffer;
import blindbrush.gallery.QueueExcerpt;
import blindbrush.gallery.Stimulus;
import blindbrush.study.Hanging;
import blindbrush.study.Study;
import blindbrush.study.Unseen;
import blindbrush.web.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;

/** The curator's desk: what was brought, what is being made, what hangs where. */
@Path("/")
@RolesAllowed(Account.CURATOR)
public class CuratorPages {

    static final URI DESK = URI.create("/curator");

    private static final int SEEDS = 100_000;

    @Inject
    PresetsOnOffer presets;

    @Inject
    RandomGenerator chance;

    @Inject
    Clock clock;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance desk(
                String problem,
                List<Artwork> paintings,
                List<Artwork> photographs,
                QueueExcerpt queue,
                List<Study> walls,
                PresetsOnOffer presets,
                long seed,
                List<Finished> finished);

        static native TemplateInstance desk$queue(QueueExcerpt queue);
    }

    /** A picture made on this desk, the studies where it hangs, and those where it could. */
    record Finished(Stimulus stimulus, List<Study> studies, List<Study> otherStudies) {

        static Finished of(Stimulus stimulus, List<Study> walls) {
            List<Study> hangsIn = Hanging.studiesOf(stimulus);
            return new Finished(
                    stimulus,
                    hangsIn,
                    walls.stream().filter(study -> !hangsIn.contains(study)).toList());
        }
    }

    @GET
    @Path("curator")
    public TemplateInstance desk() {
        return desk(null, chance.nextInt(SEEDS), presets);
    }

    @GET
    @Path("jobs/queue")
    public TemplateInstance queue() {
        return Templates.desk$queue(QueueExcerpt.now());
    }

    /** Hangs a picture in one more study. */
    @POST
    @Path("stimuli/{id}/studies")
    @Transactional
    public RestResponse<Void> hangStimulus(UUID id, @RestForm String study) {
        Stimulus stimulus = Stimulus.<Stimulus>findByIdOptional(id)
                .orElseThrow(() -> Problem.notFound("There is no such picture."));
        wallAt(study).hang(stimulus);
        return RestResponse.seeOther(URI.create("/curator#made"));
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

    static TemplateInstance desk(String problem, long seed, PresetsOnOffer presets) {
        List<Study> walls = Study.all().stream().filter(Study::takesPictures).toList();
        List<Finished> finished = Stimulus.<Stimulus>list("job is not null order by madeAt desc").stream()
                .map(stimulus -> Finished.of(stimulus, walls))
                .toList();
        return Templates.desk(
                problem,
                Artwork.onTheDesk(ArtworkKind.PAINTING),
                Artwork.onTheDesk(ArtworkKind.PHOTOGRAPH),
                QueueExcerpt.now(),
                walls,
                presets,
                seed,
                finished);
    }

    /** A study whose wall curators may add to. */
    static Study wallAt(String slug) {
        Study study =
                Study.findBySlug(slug).orElseThrow(() -> Problem.badRequest("There is no study \"" + slug + "\"."));
        study.requireTakesPictures();
        return study;
    }
}

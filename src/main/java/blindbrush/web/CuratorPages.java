package blindbrush.web;

import blindbrush.gallery.Artwork;
import blindbrush.gallery.ArtworkKind;
import blindbrush.gallery.PresetsOnOffer;
import blindbrush.gallery.Stimulus;
import blindbrush.gallery.StyleTransferJob;
import blindbrush.study.Hanging;
import blindbrush.study.Study;
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

    private static final int JOBS_SHOWN = 8;
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
                List<StyleTransferJob> jobs,
                boolean working,
                List<Study> studies,
                PresetsOnOffer presets,
                long seed,
                List<Finished> finished);

        static native TemplateInstance desk$queue(List<StyleTransferJob> jobs, boolean working);
    }

    /** A picture made on this desk, the studies where it hangs, and those where it could. */
    record Finished(Stimulus stimulus, List<Study> studies, List<Study> otherStudies) {

        static Finished of(Stimulus stimulus, List<Study> all) {
            List<Study> hangsIn = Hanging.studiesOf(stimulus);
            return new Finished(
                    stimulus,
                    hangsIn,
                    all.stream().filter(study -> !hangsIn.contains(study)).toList());
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
        List<StyleTransferJob> jobs = StyleTransferJob.latest(JOBS_SHOWN);
        return Templates.desk$queue(jobs, isWorking(jobs));
    }

    /** Hangs a picture in one more study. */
    @POST
    @Path("stimuli/{id}/studies")
    @Transactional
    public RestResponse<Void> hangStimulus(UUID id, @RestForm String study) {
        Stimulus stimulus = Stimulus.<Stimulus>findByIdOptional(id)
                .orElseThrow(() -> Problem.notFound("There is no such picture."));
        studyAt(study).hang(stimulus);
        return RestResponse.seeOther(URI.create("/curator#made"));
    }

    static TemplateInstance desk(String problem, long seed, PresetsOnOffer presets) {
        List<StyleTransferJob> jobs = StyleTransferJob.latest(JOBS_SHOWN);
        List<Study> studies = Study.all();
        List<Finished> finished = Stimulus.<Stimulus>list("job is not null order by madeAt desc").stream()
                .map(stimulus -> Finished.of(stimulus, studies))
                .toList();
        return Templates.desk(
                problem,
                Artwork.onTheDesk(ArtworkKind.PAINTING),
                Artwork.onTheDesk(ArtworkKind.PHOTOGRAPH),
                jobs,
                isWorking(jobs),
                studies,
                presets,
                seed,
                finished);
    }

    static Study studyAt(String slug) {
        return Study.findBySlug(slug).orElseThrow(() -> Problem.badRequest("There is no study \"" + slug + "\"."));
    }

    private static boolean isWorking(List<StyleTransferJob> jobs) {
        return jobs.stream().anyMatch(job -> job.state.working());
    }
}

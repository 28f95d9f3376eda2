package blindbrush.web.researcher;

import blindbrush.account.Account;
import blindbrush.database.Secret;
import blindbrush.gallery.Stimulus;
import blindbrush.study.Arrival;
import blindbrush.study.Hanging;
import blindbrush.study.Preview;
import blindbrush.study.Stored;
import blindbrush.study.Study;
import blindbrush.study.TrialView;
import blindbrush.web.Language;
import blindbrush.web.Problem;
import blindbrush.web.RequestedStudy;
import blindbrush.web.Visitor;
import blindbrush.web.participant.ConsentTemplates;
import blindbrush.web.participant.TrialTemplates;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A session as a participant would meet it, for a researcher to walk through: nothing of it is stored. */
@Path("/")
@RolesAllowed(Account.RESEARCHER)
public class PreviewPages {

    private static final int SEEDS = 1_000_000;

    @Inject
    RandomGenerator chance;

    @Inject
    Language language;

    @Inject
    Visitor visitor;

    /** The consent page, and from there a session drawn by chance. */
    @GET
    @Path("studies/{slug}/preview")
    public TemplateInstance consent(String slug) {
        Study study = shown(slug);
        Arrival arrival = Arrival.by(Secret.of(""));
        return language.speak(ConsentTemplates.consent(
                study, arrival, Stored.of(study.design, arrival), "/studies/" + slug + "/preview"));
    }

    @POST
    @Path("studies/{slug}/preview")
    public RestResponse<Void> begin(String slug) {
        return RestResponse.seeOther(URI.create(address(slug, chance.nextInt(SEEDS), 0)));
    }

    /** One trial of the session that a seed draws; behind the last one the researcher's desk. */
    @GET
    @Path("studies/{slug}/preview/{seed}/{position}")
    public RestResponse<TemplateInstance> trial(String slug, long seed, int position) {
        Study study = shown(slug);
        Preview preview = Preview.of(study, seed);
        if (position < 0 || position >= preview.length()) {
            return RestResponse.seeOther(URI.create("/researcher?study=" + slug + "#study-" + slug));
        }
        TrialView view = preview.view(position, address(slug, seed, position), address(slug, seed, position + 1));
        TemplateInstance page = view.isPair() ? TrialTemplates.pair(view) : TrialTemplates.yesNo(view);
        return ResponseBuilder.ok(language.speak(page))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Forgets the answer and goes on. */
    @POST
    @Path("studies/{slug}/preview/{seed}/{position}/response")
    public RestResponse<Void> next(String slug, long seed, int position) {
        return RestResponse.seeOther(URI.create(address(slug, seed, position + 1)));
    }

    /** Forgets that, too, and goes on. */
    @POST
    @Path("studies/{slug}/preview/{seed}/{position}/stimulus-failed")
    public RestResponse<Void> fail(String slug, long seed, int position) {
        return next(slug, seed, position);
    }

    /** Counts nothing. */
    @POST
    @Path("studies/{slug}/preview/{seed}/{position}/shown")
    public RestResponse<Void> shown(String slug, long seed, int position) {
        return RestResponse.noContent();
    }

    /** Nothing is fetched ahead here. */
    @GET
    @Path("studies/{slug}/preview/{seed}/{position}/following")
    public RestResponse<Void> following(String slug, long seed, int position) {
        return RestResponse.noContent();
    }

    @GET
    @Path("studies/{slug}/preview/{seed}/{position}/pictures/{number}")
    public RestResponse<byte[]> picture(String slug, long seed, int position, int number) {
        Study study = RequestedStudy.at(slug);
        Stimulus stimulus = Preview.of(study, seed)
                .picture(position, number)
                .orElseThrow(() -> Problem.notFound("There is no such picture in this preview."));
        return ResponseBuilder.ok(Arrays.copyOf(stimulus.picture.bytes, Hanging.paddedLength(study)))
                .type("image/jpeg")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static String address(String slug, long seed, int position) {
        return "/studies/%s/preview/%d/%d".formatted(slug, seed, position);
    }

    /** The study, on a page that says that it is a preview. */
    private Study shown(String slug) {
        visitor.walksThrough("/researcher?study=" + slug + "#study-" + slug);
        return RequestedStudy.at(slug);
    }
}

package blindbrush.web.researcher;

import blindbrush.account.Account;
import blindbrush.export.PackagedStudy;
import blindbrush.refusal.InvalidInputException;
import blindbrush.study.Hanging;
import blindbrush.study.Study;
import blindbrush.web.Problem;
import blindbrush.web.RequestedStudy;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Studies that another server packed are brought here. */
@Path("/")
@RolesAllowed(Account.RESEARCHER)
public class PackagePages {

    @Inject
    Clock clock;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance brought(PackagedStudy.Taken taken, boolean replay);

        static native TemplateInstance replay(Study study, List<Hanging> wall);
    }

    /** Brings one study, whole or not at all. */
    @POST
    @Path("studies/packages")
    public TemplateInstance bring(
            @RestForm("files") List<FileUpload> files,
            @RestForm @Nullable String title,
            @RestForm PackagedStudy.@Nullable Use use)
            throws IOException {
        if (files == null || files.size() != 1) {
            throw new InvalidInputException("Bring one package at a time.");
        }
        PackagedStudy.Use wanted = use == null ? PackagedStudy.Use.DRAFT : use;
        return Templates.brought(
                PackagedStudy.take(files.get(0).uploadedFile(), wanted, title, clock.instant()),
                wanted == PackagedStudy.Use.REPLAY);
    }

    /** The pictures of a study that was brought to be looked at. */
    @GET
    @Path("studies/{slug}/replay")
    public TemplateInstance replay(String slug) {
        Study study = RequestedStudy.notBlind(slug, clock.instant());
        if (!study.replay) {
            throw Problem.notFound("This study was not brought to be looked at.");
        }
        return Templates.replay(study, Hanging.of(study));
    }
}

package blindbrush.web;

import blindbrush.design.BlindGuesser;
import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import blindbrush.study.Disclosure;
import blindbrush.study.DryRun;
import blindbrush.study.Link;
import blindbrush.study.Study;
import blindbrush.study.StudyVersion;
import com.google.zxing.WriterException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A study's design as a page and as a document, its frozen versions, its copies, and the ways into it. */
@Path("/")
@RolesAllowed(Account.RESEARCHER)
public class DesignPages {

    private static final int MOST_LINKS = 1000;

    @Inject
    RandomGenerator chance;

    @Inject
    Clock clock;

    @Inject
    PublicAddress address;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance design(
                Study study, Design design, DesignForm form, String document, String chanceLevel, Ways ways);

        static native TemplateInstance links(Study study, List<String> addresses);
    }

    /**
     * How participants get in.
     *
     * @param used links that let somebody in
     * @param unused links that nobody used yet
     */
    record Ways(String address, String panelAddress, String qrCode, long used, long unused) {}

    @GET
    @Path("studies/{slug}/design")
    public TemplateInstance design(String slug) throws WriterException {
        Study study = found(slug);
        return Templates.design(
                study,
                study.design,
                DesignForm.of(study.design),
                DesignDocument.write(study.design),
                String.format(Locale.ROOT, "%.1f", 100 * BlindGuesser.yesNo(study.design)),
                ways(study));
    }

    /** Takes the page's fields. */
    @POST
    @Path("studies/{slug}/design")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public RestResponse<Void> save(String slug, MultivaluedMap<String, String> fields) {
        found(slug).redesign(DesignDocument.read(DesignForm.document(fields)));
        return RestResponse.seeOther(at(slug, "design"));
    }

    /** Takes a whole document from the page. */
    @POST
    @Path("studies/{slug}/design/document")
    @Transactional
    public RestResponse<Void> bring(String slug, @RestForm String document) {
        found(slug).redesign(DesignDocument.read(document == null ? "" : document));
        return RestResponse.seeOther(at(slug, "design"));
    }

    @GET
    @Path("studies/{slug}/design.json")
    @Produces(MediaType.APPLICATION_JSON)
    public RestResponse<String> document(String slug) {
        return ResponseBuilder.ok(DesignDocument.write(found(slug).design))
                .header("Content-Disposition", "attachment; filename=\"" + slug + "-design.json\"")
                .build();
    }

    /** Takes a whole document from a program. */
    @PUT
    @Path("studies/{slug}/design.json")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public RestResponse<Void> replace(String slug, String document) {
        found(slug).redesign(DesignDocument.read(document));
        return RestResponse.noContent();
    }

    /** A frozen version: design, stimuli and rules. It tells origins. */
    @GET
    @Path("studies/{slug}/versions/{version}.json")
    @Produces(MediaType.APPLICATION_JSON)
    public RestResponse<String> version(String slug, int version) {
        StudyVersion frozen = StudyVersion.<StudyVersion>findByIdOptional(
                        new StudyVersion.Key(told(slug, clock.instant()).id, version))
                .orElseThrow(() -> Problem.notFound("This study has no version %d.".formatted(version)));
        return ResponseBuilder.ok(frozen.document)
                .header("Content-Disposition", "attachment; filename=\"" + slug + "-version-" + version + ".json\"")
                .build();
    }

    /** Its leak audit as it was when the version was frozen. */
    @GET
    @Path("studies/{slug}/versions/{version}/audit.json")
    @Produces(MediaType.APPLICATION_JSON)
    public String keptAudit(String slug, int version) {
        return StudyVersion.<StudyVersion>findByIdOptional(
                        new StudyVersion.Key(told(slug, clock.instant()).id, version))
                .map(frozen -> frozen.audit)
                .orElseThrow(() -> Problem.notFound("This study has no version %d.".formatted(version)));
    }

    /** A new study in draft, with the same design and wall. */
    @POST
    @Path("studies/{slug}/copies")
    @Transactional
    public RestResponse<Void> copy(String slug, @RestForm String title) {
        String named = title == null ? "" : title.strip();
        if (named.isEmpty() || named.length() > 120) {
            throw new IllegalArgumentException("The copy needs a title of its own, of 1 to 120 characters.");
        }
        return RestResponse.seeOther(at(found(slug).copy(named, clock.instant()).slug, "design"));
    }

    /** Plays the design and wall through with simulated participants, in a marked study of its own. */
    @POST
    @Path("studies/{slug}/dry-runs")
    public RestResponse<Void> dryRun(
            String slug,
            @RestForm int sessions,
            @RestForm("d_prime") double dPrime,
            @RestForm("participant_sd") double participantDeviation,
            @RestForm("stimulus_sd") double stimulusDeviation) {
        var run = new DryRun(sessions, dPrime, participantDeviation, stimulusDeviation);
        return RestResponse.seeOther(at(run.play(found(slug).id, chance, clock.instant()), "results"));
    }

    /** Deletes a dry run. */
    @POST
    @Path("studies/{slug}/delete")
    @Transactional
    public RestResponse<Void> delete(String slug) {
        DryRun.delete(found(slug));
        return RestResponse.seeOther(URI.create("/researcher"));
    }

    /** One-time links, shown this once: only their hashes are kept. */
    @POST
    @Path("studies/{slug}/links")
    @Transactional
    public TemplateInstance links(String slug, @RestForm int count) {
        if (count < 1 || count > MOST_LINKS) {
            throw new IllegalArgumentException("Ask for 1 to %d links at a time.".formatted(MOST_LINKS));
        }
        Study study = found(slug);
        List<String> addresses = Link.draw(study, count, chance, clock.instant()).stream()
                .map(token -> consent(slug) + "?link=" + token.text())
                .toList();
        return Templates.links(study, addresses);
    }

    private Ways ways(Study study) throws WriterException {
        String address = consent(study.slug);
        return new Ways(
                address,
                address + "?PROLIFIC_PID={{%PROLIFIC_PID%}}&STUDY_ID={{%STUDY_ID%}}&SESSION_ID={{%SESSION_ID%}}",
                QrCode.path(address),
                Link.count(study, true),
                Link.count(study, false));
    }

    private String consent(String slug) {
        return address.link("/studies/" + slug + "/consent");
    }

    private static URI at(String slug, String page) {
        return URI.create("/studies/" + slug + "/" + page);
    }

    /** A study whose wall, documents and rows its researchers may have now; one that stays blind gives none of them. */
    static Study told(String slug, Instant now) {
        Study study = found(slug);
        Disclosure.of(study, now).silence().ifPresent(why -> {
            throw Problem.conflict(why);
        });
        return study;
    }

    static Study found(String slug) {
        return Study.findBySlug(slug).orElseThrow(() -> Problem.notFound("There is no study at this address."));
    }
}

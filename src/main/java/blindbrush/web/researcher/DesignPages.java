package blindbrush.web.researcher;

import blindbrush.account.Account;
import blindbrush.design.BlindGuesser;
import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import blindbrush.design.InvalidDesignException;
import blindbrush.design.Mistake;
import blindbrush.refusal.ConflictException;
import blindbrush.refusal.InvalidInputException;
import blindbrush.study.Disclosure;
import blindbrush.study.DryRun;
import blindbrush.study.Link;
import blindbrush.study.NotEnoughStimuliException;
import blindbrush.study.Study;
import blindbrush.study.StudyVersion;
import blindbrush.web.Problem;
import blindbrush.web.PublicAddress;
import blindbrush.web.RequestedStudy;
import blindbrush.web.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
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
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

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

    @Inject
    Visitor visitor;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance design(
                Study study, DesignForm form, Brought brought, String chanceLevel, Ways ways, boolean saved);

        static native TemplateInstance links(Study study, List<String> addresses);
    }

    /**
     * How participants get in.
     *
     * @param used links that let somebody in
     * @param unused links that nobody used yet
     */
    record Ways(String address, String panelAddress, String qrCode, long used, long unused) {}

    /**
     * A document as it is offered for changing, or as it was brought and refused.
     *
     * @param mistakes what is wrong with it, a sentence each
     */
    record Brought(String document, List<String> mistakes) {

        static Brought of(Design design) {
            return new Brought(DesignDocument.write(design), List.of());
        }
    }

    /**
     * The design, to be changed.
     *
     * @param saved whether what it shows was stored just now
     */
    @GET
    @Path("studies/{slug}/design")
    public TemplateInstance design(String slug, @RestQuery boolean saved) {
        Study study = RequestedStudy.at(slug);
        return page(study, DesignForm.of(study.design), Brought.of(study.design), saved);
    }

    /** Takes the page's fields. */
    @POST
    @Path("studies/{slug}/design")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<TemplateInstance> save(String slug, MultivaluedMap<String, String> fields) {
        try {
            redesign(slug, DesignFields.document(fields));
            return RestResponse.seeOther(saved(slug));
        } catch (InvalidDesignException wrong) {
            Study study = RequestedStudy.at(slug);
            return refused(study, DesignForm.typed(fields, wrong.mistakes()), Brought.of(study.design));
        } catch (ConflictException notNow) {
            Study study = RequestedStudy.at(slug);
            DesignForm typed = DesignForm.of(study.design).refused(fields, "", notNow.getMessage());
            return notNow(study, typed, Brought.of(study.design));
        }
    }

    /** Takes a whole document from the page. */
    @POST
    @Path("studies/{slug}/design/document")
    public RestResponse<TemplateInstance> bring(String slug, @RestForm @Nullable String document) {
        String given = document == null ? "" : document;
        try {
            redesign(slug, given);
            return RestResponse.seeOther(saved(slug));
        } catch (InvalidDesignException wrong) {
            Study study = RequestedStudy.at(slug);
            List<String> mistakes =
                    wrong.mistakes().stream().map(Mistake::toString).toList();
            return refused(study, DesignForm.of(study.design), new Brought(given, mistakes));
        } catch (ConflictException notNow) {
            Study study = RequestedStudy.at(slug);
            return notNow(study, DesignForm.of(study.design), new Brought(given, List.of(notNow.getMessage())));
        }
    }

    @GET
    @Path("studies/{slug}/design.json")
    @Produces(MediaType.APPLICATION_JSON)
    public RestResponse<String> document(String slug) {
        return ResponseBuilder.ok(DesignDocument.write(RequestedStudy.at(slug).design))
                .header("Content-Disposition", "attachment; filename=\"" + slug + "-design.json\"")
                .build();
    }

    /** Takes a whole document from a program. */
    @PUT
    @Path("studies/{slug}/design.json")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public RestResponse<Void> replace(String slug, String document) {
        RequestedStudy.at(slug).redesign(DesignDocument.read(document));
        return RestResponse.noContent();
    }

    /**
     * A frozen version: design, stimuli and rules, byte for byte what the SHA-256 is of that everybody was shown. It tells origins, so
     * researchers get it unless they are to stay blind, and everybody gets it once nobody guesses its pictures any more.
     */
    @GET
    @Path("studies/{slug}/versions/{version}.json")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    public RestResponse<String> version(String slug, int version) {
        Study study = visitor.isResearcher() ? RequestedStudy.notBlind(slug, clock.instant()) : over(slug);
        StudyVersion frozen = StudyVersion.<StudyVersion>findByIdOptional(
                        new StudyVersion.VersionKey(study.id, version))
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
                        new StudyVersion.VersionKey(RequestedStudy.notBlind(slug, clock.instant()).id, version))
                .map(frozen -> frozen.audit)
                .orElseThrow(() -> Problem.notFound("This study has no version %d.".formatted(version)));
    }

    /** A new study in draft, with the same design and wall. */
    @POST
    @Path("studies/{slug}/copies")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<TemplateInstance> copy(String slug, MultivaluedMap<String, String> fields) {
        return of(slug, "copy", fields, () -> {
            String title = Study.title(fields.getFirst("title"));
            String copy = QuarkusTransaction.requiringNew()
                    .call(() -> RequestedStudy.at(slug).copy(title, clock.instant()).slug);
            return at(copy, "design");
        });
    }

    /** Plays the design and wall through with simulated participants, in a marked study of its own. */
    @POST
    @Path("studies/{slug}/dry-runs")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<TemplateInstance> dryRun(String slug, MultivaluedMap<String, String> fields) {
        return of(slug, "dry_run", fields, () -> {
            var run = new DryRun(
                    (int) number(fields, "sessions"),
                    number(fields, "d_prime"),
                    number(fields, "participant_sd"),
                    number(fields, "stimulus_sd"));
            return at(run.play(RequestedStudy.at(slug).id, chance, clock.instant()), "results");
        });
    }

    /** Gives a draft another title. */
    @POST
    @Path("studies/{slug}/title")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<TemplateInstance> rename(String slug, MultivaluedMap<String, String> fields) {
        return of(
                slug,
                "rename",
                fields,
                () -> saved(QuarkusTransaction.requiringNew().call(() -> {
                    Study study = RequestedStudy.at(slug);
                    study.rename(fields.getFirst("new_title"));
                    return study.slug;
                })));
    }

    /** One-time links, shown this once: only their hashes are kept. */
    @POST
    @Path("studies/{slug}/links")
    @Transactional
    public TemplateInstance links(String slug, @RestForm int count) {
        if (count < 1 || count > MOST_LINKS) {
            throw new InvalidInputException("Ask for 1 to %d links at a time.".formatted(MOST_LINKS));
        }
        Study study = RequestedStudy.at(slug);
        List<String> addresses = Link.draw(study, count, chance, clock.instant()).stream()
                .map(token -> consent(slug) + "?link=" + token.text())
                .toList();
        return Templates.links(study, addresses);
    }

    private void redesign(String slug, String document) {
        QuarkusTransaction.requiringNew().run(() -> RequestedStudy.at(slug).redesign(DesignDocument.read(document)));
    }

    /** Leads to what one of the page's other forms makes, or shows the page again with what was typed and the reason for the refusal. */
    private RestResponse<TemplateInstance> of(
            String slug, String form, MultivaluedMap<String, String> fields, Supplier<URI> made) {
        try {
            return RestResponse.seeOther(made.get());
        } catch (InvalidInputException | NotEnoughStimuliException refused) {
            Study study = RequestedStudy.at(slug);
            DesignForm stored = DesignForm.of(study.design);
            return refused(study, stored.refused(fields, form, refused.getMessage()), Brought.of(study.design));
        }
    }

    private static double number(MultivaluedMap<String, String> fields, String name) {
        try {
            return Double.parseDouble(fields.getFirst(name).strip());
        } catch (NumberFormatException | NullPointerException none) {
            return Double.NaN; // in no range
        }
    }

    private RestResponse<TemplateInstance> refused(Study study, DesignForm form, Brought brought) {
        return answered(RestResponse.Status.BAD_REQUEST, study, form, brought);
    }

    /** The page again, for a researcher who was still writing when the study opened. */
    private RestResponse<TemplateInstance> notNow(Study study, DesignForm form, Brought brought) {
        return answered(RestResponse.Status.CONFLICT, study, form, brought);
    }

    private RestResponse<TemplateInstance> answered(
            RestResponse.Status status, Study study, DesignForm form, Brought brought) {
        return ResponseBuilder.ok(page(study, form, brought, false))
                .status(status)
                .build();
    }

    private TemplateInstance page(Study study, DesignForm form, Brought brought, boolean saved) {
        String chanceLevel = String.format(Locale.ROOT, "%.1f", 100 * BlindGuesser.yesNo(study.design));
        return Templates.design(study, form, brought, chanceLevel, ways(study), saved);
    }

    private Ways ways(Study study) {
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

    private static URI saved(String slug) {
        return URI.create("/studies/" + slug + "/design?saved=true");
    }

    private static URI at(String slug, String page) {
        return URI.create("/studies/" + slug + "/" + page);
    }

    /** A study whose truth everybody may know. */
    private Study over(String slug) {
        Study study = RequestedStudy.begun(slug, visitor);
        if (!Disclosure.of(study, clock.instant()).mayTellPictures(Disclosure.Reader.ANYBODY)) {
            throw Problem.notFound(
                    "This document tells what each picture is. Everybody may read it once the study is over.");
        }
        return study;
    }
}

package blindbrush.web.api;

import blindbrush.account.Account;
import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import blindbrush.refusal.InvalidInputException;
import blindbrush.study.Hanging;
import blindbrush.study.Session;
import blindbrush.study.Study;
import blindbrush.study.Unblinding;
import blindbrush.web.RequestedStudy;
import blindbrush.web.Visitor;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Studies for programs: each answer has an ETag, lists come in pages that point at the next. */
@Path("/api/v1/studies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@HttpAuthenticationMechanism("bearer")
@RolesAllowed(Account.RESEARCHER)
public class StudyApi {

    private static final String SIZE = "50";

    @Inject
    Paging paging;

    @Inject
    Clock clock;

    @Inject
    Visitor visitor;

    /** A study to be made: a title of its own, and a design or none for the usual one. */
    public record NewStudy(@Nullable String title, @Nullable JsonNode design) {}

    /** Why the truth of a study is wanted early. */
    public record Reason(@Nullable String reason) {}

    /** All studies, newest first. */
    @GET
    public Response studies(@RestQuery int page, @RestQuery @DefaultValue(SIZE) int size) {
        List<Study> all = Study.all();
        return paging.page(all, page, size, study -> StudySummary.ofMany(study, clock.instant()));
    }

    /** Makes a draft. */
    @POST
    public Response add(@Nullable NewStudy study) {
        if (study == null
                || study.title() == null
                || study.title().isBlank()
                || study.title().length() > 120) {
            throw new InvalidInputException("/title: a study needs a title of 1 to 120 characters.");
        }
        String title = study.title();
        Design design = study.design() == null
                ? Design.SHORT
                : DesignDocument.read(study.design().toString());
        String slug = QuarkusTransaction.requiringNew().call(() -> {
            Study draft = Study.draft(title, clock.instant());
            draft.redesign(design);
            return draft.slug;
        });
        return Response.created(URI.create("/api/v1/studies/" + slug))
                .entity(StudySummary.of(RequestedStudy.at(slug), clock.instant()))
                .build();
    }

    @GET
    @Path("{slug}")
    public Response study(String slug) {
        return paging.answer(StudySummary.of(RequestedStudy.at(slug), clock.instant()));
    }

    /** The design as a document. */
    @GET
    @Path("{slug}/design")
    public Response design(String slug) {
        return paging.answerText(DesignDocument.write(RequestedStudy.at(slug).design));
    }

    /** Takes another design, while the study is not open. */
    @PUT
    @Path("{slug}/design")
    @Transactional
    public Response redesign(String slug, @Nullable JsonNode document) {
        RequestedStudy.at(slug).redesign(DesignDocument.read(document == null ? "" : document.toString()));
        return Response.noContent().build();
    }

    /** Opens and freezes it; 409 says what keeps it from opening. */
    @POST
    @Path("{slug}/open")
    @Transactional
    public Response open(String slug) {
        RequestedStudy.at(slug).open(clock.instant());
        return Response.noContent().build();
    }

    @POST
    @Path("{slug}/close")
    @Transactional
    public Response close(String slug) {
        RequestedStudy.at(slug).close(clock.instant());
        return Response.noContent().build();
    }

    /** Opens the truth of a study that stays blind to its researchers, for good. */
    @POST
    @Path("{slug}/unblinding")
    @Transactional
    public Response unblind(String slug, @Nullable Reason reason) {
        Unblinding unblinding = Unblinding.of(
                RequestedStudy.at(slug), visitor.getName(), reason == null ? null : reason.reason(), clock.instant());
        return Response.ok(UnblindingSummary.of(unblinding)).build();
    }

    /** The wall, in the order in which its pictures were made; 409 of a study that stays blind. */
    @GET
    @Path("{slug}/stimuli")
    public Response stimuli(String slug, @RestQuery int page, @RestQuery @DefaultValue(SIZE) int size) {
        Study study = RequestedStudy.notBlind(slug, clock.instant());
        return paging.page(Hanging.of(study), page, size, StimulusSummary::of);
    }

    /** Sessions, the first one first. */
    @GET
    @Path("{slug}/sessions")
    public Response sessions(String slug, @RestQuery int page, @RestQuery @DefaultValue(SIZE) int size) {
        var sessions = Session.<Session>find("study = ?1 order by consentedAt, id", RequestedStudy.at(slug));
        return paging.page(sessions, page, size, SessionSummary::of);
    }
}

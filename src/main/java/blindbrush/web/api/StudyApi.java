package blindbrush.web.api;

import blindbrush.account.Account;
import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import blindbrush.design.Estimand;
import blindbrush.refusal.InvalidInputException;
import blindbrush.results.Extent;
import blindbrush.results.Headline;
import blindbrush.results.Participation;
import blindbrush.results.StudyFigures;
import blindbrush.study.Disclosure;
import blindbrush.study.Hanging;
import blindbrush.study.Session;
import blindbrush.study.Study;
import blindbrush.study.Unblinding;
import blindbrush.web.RequestedStudy;
import blindbrush.web.Visitor;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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

    /**
     * A study as it stands. The hash is that of the frozen design, stimuli and rules, empty before it first opens.
     *
     * @param countedResponses of finished sessions, that count
     * @param responses rows of its table of responses, those that do not count among them
     * @param primaryEstimand of its design, by the key of its figure
     * @param headline that estimand, where everybody may read it; left out in a list
     * @param obstacles what keeps it from opening; left out in a list
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record StudySummary(
            String slug,
            String title,
            String state,
            boolean demonstration,
            int version,
            String designSha256,
            Instant createdAt,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt,
            long finishedSessions,
            long countedResponses,
            long responses,
            boolean staysBlind,
            @Nullable UnblindingSummary unblinding,
            Estimand primaryEstimand,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            HeadlineSummary headline,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<String> obstacles) {

        /** A study by itself. */
        static StudySummary of(Study study, Instant now) {
            Disclosure disclosure = Disclosure.of(study, now);
            return of(
                    study,
                    disclosure,
                    HeadlineSummary.of(study, disclosure, now),
                    study.isOpen() ? List.of() : study.obstacles());
        }

        /** One of a list: what keeps it from opening is told of a study by itself, since its whole wall is looked at for that. */
        static StudySummary ofMany(Study study, Instant now) {
            return of(study, Disclosure.of(study, now), null, null);
        }

        private static StudySummary of(
                Study study,
                Disclosure disclosure,
                @Nullable HeadlineSummary headline,
                @Nullable List<String> obstacles) {
            Participation participation = Participation.of(study);
            return new StudySummary(
                    study.slug,
                    study.title,
                    study.state.name().toLowerCase(Locale.ROOT),
                    study.demonstration,
                    study.version,
                    study.sha256(),
                    study.createdAt,
                    study.openedAt,
                    study.closedAt,
                    participation.sessions(),
                    participation.answers(),
                    participation.responses(),
                    disclosure.staysBlind(),
                    UnblindingSummary.of(disclosure.unblinding()),
                    disclosure.design().primaryEstimand(),
                    headline,
                    obstacles);
        }
    }

    /**
     * A study's primary estimand, as its results page has it in the headline.
     *
     * @param estimand the key of its figure
     * @param lower bound of its 95 % interval; null where it has none
     * @param guessed what a guesser reaches who never looks
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record HeadlineSummary(
            Estimand estimand,
            String name,
            double estimate,
            @Nullable Double lower,
            @Nullable Double upper,
            String method,
            double guessed,
            @Nullable Integer participants,
            @Nullable Integer pictures,
            @Nullable Integer answers) {

        /** Null where the first page would not tell it either, or too few sessions count. */
        static @Nullable HeadlineSummary of(Study study, Disclosure disclosure, Instant now) {
            return disclosure.mayTellHeadline() && study.state != Study.State.DRAFT
                    ? StudyFigures.of(study, now)
                            .map(kept -> kept.figures.analysis())
                            .filter(figures -> Disclosure.headlineLacks(figures.sessions()) == 0)
                            .flatMap(figures -> Headline.of(disclosure.design(), figures))
                            .map(HeadlineSummary::of)
                            .orElse(null)
                    : null;
        }

        private static HeadlineSummary of(Headline headline) {
            Extent extent = headline.extent();
            return new HeadlineSummary(
                    headline.estimand(),
                    headline.figure().title(),
                    headline.value().estimate(),
                    headline.value().lower(),
                    headline.value().upper(),
                    headline.figure().method().words(),
                    headline.guessed(),
                    extent == null ? null : extent.participants(),
                    extent == null ? null : extent.pictures(),
                    extent == null ? null : extent.answers());
        }
    }

    /** That its truth was asked for early; null where nobody did. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record UnblindingSummary(Instant unblindedAt, String unblindedBy, String reason, long finishedSessions) {

        static @Nullable UnblindingSummary of(@Nullable Unblinding unblinding) {
            return unblinding == null
                    ? null
                    : new UnblindingSummary(
                            unblinding.unblindedAt, unblinding.unblindedBy, unblinding.reason, unblinding.sessions);
        }
    }

    /** Why the truth of a study is wanted early. */
    public record Reason(@Nullable String reason) {}

    /** A stimulus on a study's wall, with its truth: for researchers, not for participants. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record StimulusSummary(
            UUID stimulusId,
            String origin,
            boolean standIn,
            @Nullable String preset,
            @Nullable String network,
            String pictureSha256,
            int width,
            int height,
            long shown) {

        static StimulusSummary of(Hanging hanging) {
            var stimulus = hanging.stimulus;
            return new StimulusSummary(
                    stimulus.id,
                    stimulus.origin.name().toLowerCase(Locale.ROOT),
                    stimulus.standIn,
                    stimulus.preset,
                    stimulus.network,
                    stimulus.picture.sha256,
                    stimulus.picture.width,
                    stimulus.picture.height,
                    hanging.shown);
        }
    }

    /** A session: nothing in it says who. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record SessionSummary(
            UUID sessionId,
            int studyVersion,
            String condition,
            @Nullable String humanSide,
            boolean staff,
            Instant consentedAt,
            Instant lastSeenAt,
            @Nullable Instant finishedAt) {

        static SessionSummary of(Session session) {
            return new SessionSummary(
                    session.id,
                    session.version,
                    session.conditionName,
                    session.design().hasYesNo() ? session.humanSide.name().toLowerCase(Locale.ROOT) : null,
                    session.staff,
                    session.consentedAt,
                    session.lastSeenAt,
                    session.finishedAt);
        }
    }

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

package blindbrush.web;

import blindbrush.design.Design;
import blindbrush.results.Disclosure;
import blindbrush.results.SessionResult;
import blindbrush.results.StudyFigures;
import blindbrush.study.Arrival;
import blindbrush.study.Refusal;
import blindbrush.study.Reply;
import blindbrush.study.Secret;
import blindbrush.study.Session;
import blindbrush.study.Study;
import blindbrush.study.Withdrawal;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A session from consent to its end, and its withdrawal. */
@Path("/")
public class SessionPages {

    private static final URI HOME = URI.create("/");
    private static final URI NEXT = URI.create("/trials/next");
    private static final int LONGEST_PANEL_WORD = 80;

    @Inject
    SessionCookie cookie;

    @Inject
    Language language;

    @Inject
    UriInfo uri;

    @Inject
    RandomGenerator chance;

    @Inject
    Clock clock;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance consent(
                Study study, Arrival arrival, String cookieLife, long memoryDays, boolean asks, String action);

        static native TemplateInstance refused(Study study, Refusal refusal);

        static native TemplateInstance begin(Study study, Design design, String code);

        static native TemplateInstance end(
                Study study, Design design, SessionResult result, Distribution distribution, String code, boolean told);

        static native TemplateInstance card(SessionResult result, String address);

        static native TemplateInstance thanks(Design design, String code);

        static native TemplateInstance withdraw(String problem);

        static native TemplateInstance withdrawn(String study);
    }

    /** What will happen, before anything does. Looking at it uses no link up. */
    @GET
    @Path("studies/{slug}/consent")
    public RestResponse<TemplateInstance> consent(
            String slug,
            @RestQuery String link,
            @RestQuery("PROLIFIC_PID") String panelParticipant,
            @RestQuery("STUDY_ID") String panelStudy,
            @RestQuery("SESSION_ID") String panelSession) {
        Study study = openStudy(slug);
        Secret browser = cookie.browser().orElseGet(() -> Secret.draw(chance));
        Arrival arrival = arrival(browser, link, panelParticipant, panelStudy, panelSession);
        Optional<Refusal> refusal = Refusal.of(study, arrival, clock.instant());
        if (refusal.isPresent()) {
            return RestResponse.ok(language.speak(Templates.refused(study, refusal.get())));
        }
        return ResponseBuilder.ok(language.speak(Templates.consent(
                        study,
                        arrival,
                        SessionCookie.LIFE.toHours() + "",
                        SessionCookie.MEMORY.toDays(),
                        !study.design.questions().isEmpty(),
                        "/studies/" + slug + "/sessions")))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Begins a session; a browser that came back to the consent page goes on with the one that it has not finished. */
    @POST
    @Path("studies/{slug}/sessions")
    @Transactional
    public RestResponse<Void> start(
            String slug,
            @RestForm int version,
            @RestForm String browser,
            @RestForm String link,
            @RestForm("PROLIFIC_PID") String panelParticipant,
            @RestForm("STUDY_ID") String panelStudy,
            @RestForm("SESSION_ID") String panelSession) {
        Study study = openStudy(slug);
        // the form's secret makes two clicks on one page one participant
        Secret known = cookie.browser().orElseGet(() -> given(browser).orElseGet(() -> Secret.draw(chance)));
        Secret secret = Secret.draw(chance);
        Arrival arrival = arrival(known, link, panelParticipant, panelStudy, panelSession);
        if (cookie.session()
                .filter(session -> session.isUnderWayOf(study, arrival))
                .isPresent()) {
            return RestResponse.seeOther(NEXT);
        }
        if (version != study.version) {
            // it opened anew since the page was loaded: what was agreed to is no more
            return RestResponse.seeOther(URI.create("/studies/" + slug + "/consent"));
        }
        Session.start(study, arrival, secret, chance, clock.instant());
        return ResponseBuilder.<Void>seeOther(URI.create("/begin"))
                .cookie(cookie.of(secret), cookie.remembering(known))
                .build();
    }

    /** The withdrawal code, how it goes, and questions about the participant. */
    @GET
    @Path("begin")
    public RestResponse<TemplateInstance> begin() {
        Optional<Session> session = cookie.session();
        if (session.isEmpty()) {
            return RestResponse.seeOther(HOME);
        }
        if (session.get().isBegun()) {
            return RestResponse.seeOther(NEXT);
        }
        return ResponseBuilder.ok(language.speak(
                        Templates.begin(session.get().study, session.get().design(), code(session.get()))))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("begin")
    @Transactional
    public RestResponse<Void> replies(MultivaluedMap<String, String> form) {
        Session session = cookie.session().orElseThrow(Problem::noSession);
        Map<String, String> replies = form.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get(0)));
        Reply.store(session, replies);
        return RestResponse.seeOther(NEXT);
    }

    @GET
    @Path("end")
    public RestResponse<TemplateInstance> end() {
        Optional<Session> session = cookie.session();
        if (session.isEmpty()) {
            return RestResponse.seeOther(HOME);
        }
        if (!session.get().isFinished()) {
            return RestResponse.seeOther(NEXT);
        }
        return ResponseBuilder.ok(language.speak(ended(session.get())))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** A picture of one's score to show to others: which trials were right, and nothing of what they showed. */
    @GET
    @Path("end/card.svg")
    @Produces("image/svg+xml")
    public TemplateInstance card() {
        Session session = cookie.session()
                .filter(ended -> ended.isFinished() && SessionResult.isTold(ended))
                .orElseThrow(Problem::noSession);
        return language.speak(
                Templates.card(SessionResult.of(session), uri.getBaseUri().getAuthority()));
    }

    @GET
    @Path("withdraw")
    public TemplateInstance withdraw() {
        return language.speak(Templates.withdraw(null));
    }

    /** Deletes everything of the session with this code. */
    @POST
    @Path("withdraw")
    @Transactional
    public RestResponse<TemplateInstance> withdraw(@RestForm String code) {
        return Withdrawal.withdraw(code == null ? "" : code, clock.instant())
                .map(withdrawal -> RestResponse.ok(language.speak(Templates.withdrawn(withdrawal.study.title))))
                .orElseGet(() -> ResponseBuilder.ok(language.speak(Templates.withdraw(code)))
                        .status(RestResponse.Status.NOT_FOUND)
                        .build());
    }

    private TemplateInstance ended(Session session) {
        Study study = session.study;
        var reporting = session.design().reporting();
        if (!SessionResult.isTold(session)) {
            return Templates.thanks(session.design(), code(session));
        }
        SessionResult result = SessionResult.of(session);
        return Templates.end(
                study,
                session.design(),
                result,
                StudyFigures.of(study, clock.instant())
                        .filter(figures -> Disclosure.of(study).isPublic())
                        .map(kept -> Distribution.of(kept.figures.all(), result))
                        .orElse(null),
                code(session),
                reporting.provenance() || !study.isOpen());
    }

    /** Empty in another browser than the one that agreed. */
    private String code(Session session) {
        return cookie.browser()
                .map(browser -> Withdrawal.code(session, browser))
                .filter(session::isWithdrawnBy)
                .orElse("");
    }

    private static Arrival arrival(
            Secret browser, String link, String panelParticipant, String panelStudy, String panelSession) {
        return new Arrival(
                browser,
                given(link),
                panel(panelParticipant)
                        .map(who -> new Arrival.Panel(
                                who,
                                panel(panelStudy).orElse(""),
                                panel(panelSession).orElse(""))));
    }

    private static Optional<Secret> given(String text) {
        return Optional.ofNullable(text)
                .filter(secret -> secret.matches("[A-Za-z0-9_-]{32}"))
                .map(Secret::of);
    }

    private static Optional<String> panel(String word) {
        return Optional.ofNullable(word)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_PANEL_WORD);
    }

    private static Study openStudy(String slug) {
        return Study.findBySlug(slug)
                .filter(study -> study.isOpen() && !study.simulated)
                .orElseThrow(() -> Problem.notFound("This study takes no participants now."));
    }
}

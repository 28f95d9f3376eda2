package blindbrush.web;

import blindbrush.study.Arrival;
import blindbrush.study.Refusal;
import blindbrush.study.Secret;
import blindbrush.study.Session;
import blindbrush.study.Study;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What somebody agrees to before a session begins, and its beginning. */
@Path("/")
public class ConsentPages {

    private static final int LONGEST_PANEL_WORD = 80;

    @Inject
    SessionCookie cookie;

    @Inject
    Language language;

    @Inject
    RandomGenerator chance;

    @Inject
    Clock clock;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance consent(
                Study study, Arrival arrival, String cookieLife, long memoryDays, boolean asks, String action);

        static native TemplateInstance refused(Study study, Refusal refusal);
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
            return RestResponse.seeOther(SessionPages.NEXT);
        }
        if (version != study.version) {
            // it opened anew since the page was loaded: what was agreed to is no more
            return RestResponse.seeOther(consentAgain(slug, arrival));
        }
        Session.start(study, arrival, secret, chance, clock.instant());
        return ResponseBuilder.<Void>seeOther(URI.create("/begin"))
                .cookie(cookie.of(secret), cookie.remembering(known))
                .build();
    }

    /** With the link or the panel's words that led here. */
    private static URI consentAgain(String slug, Arrival arrival) {
        UriBuilder page = UriBuilder.fromPath("/studies").path(slug).path("consent");
        arrival.link().ifPresent(link -> page.queryParam("link", link.text()));
        return arrival.panel()
                .map(panel -> page.queryParam("PROLIFIC_PID", "{participant}")
                        .queryParam("STUDY_ID", "{study}")
                        .queryParam("SESSION_ID", "{session}")
                        .build(panel.participant(), panel.study(), panel.session()))
                .orElseGet(page::build);
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

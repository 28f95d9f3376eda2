package blindbrush.web.participant;

import blindbrush.database.Secret;
import blindbrush.study.Arrival;
import blindbrush.study.Disclosure;
import blindbrush.study.EntryRefusal;
import blindbrush.study.EntryRefusedException;
import blindbrush.study.Session;
import blindbrush.study.Stored;
import blindbrush.study.Study;
import blindbrush.web.Language;
import blindbrush.web.Problem;
import blindbrush.web.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** What somebody agrees to before a session begins, and its beginning. */
@Path("/")
@PermitAll
public class ConsentPages {

    private static final URI BEGIN = URI.create("/begin");

    @Inject
    SessionCookie cookie;

    @Inject
    Language language;

    @Inject
    Visitor visitor;

    @Inject
    RandomGenerator chance;

    @Inject
    Clock clock;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance refused(Study study, Arrival arrival, EntryRefusal refusal, String action);

        static native TemplateInstance mend(Study study, PanelAddress.Flaw flaw);
    }

    /** What will happen, before anything does. Looking at it uses no link up. */
    @GET
    @Path("studies/{slug}/consent")
    public RestResponse<TemplateInstance> consent(String slug, UriInfo uri) {
        Study study = begun(slug);
        PanelAddress address = PanelAddress.of(uri.getQueryParameters());
        if (address.flaw().isPresent()) {
            return mend(study, address.flaw().get());
        }
        Secret browser = cookie.browser().orElseGet(() -> Secret.draw(chance));
        Arrival arrival = arrival(browser, uri.getQueryParameters(), address);
        if (!study.isOpen()) {
            return isUnderWay(study, arrival) ? SessionCookie.toNextTrial() : RestResponse.seeOther(results(slug));
        }
        String action = "/studies/" + slug + "/sessions";
        return EntryRefusal.of(study, arrival, clock.instant())
                .filter(refusal -> !refusal.isOfUnfinished() || !isUnderWay(study, arrival))
                .map(refusal -> page(Templates.refused(study, arrival, refusal, action)))
                .orElseGet(
                        () -> page(ConsentTemplates.consent(study, arrival, Stored.of(study.design, arrival), action)));
    }

    /**
     * Begins a session; a browser that came back to the consent page goes on with the one that it has not finished.
     *
     * @param browser a secret of the form's, which makes two clicks on one page one participant
     * @param here whether a session that is under way in another browser is to go on in this one
     */
    @POST
    @Path("studies/{slug}/sessions")
    public RestResponse<TemplateInstance> start(
            String slug,
            @RestForm int version,
            @RestForm @Nullable String browser,
            @RestForm boolean here,
            MultivaluedMap<String, String> form) {
        Study study = begun(slug);
        PanelAddress address = PanelAddress.of(form);
        if (address.flaw().isPresent()) {
            return mend(study, address.flaw().get());
        }
        Secret known = cookie.browser().orElseGet(() -> given(browser).orElseGet(() -> Secret.draw(chance)));
        Arrival arrival = arrival(known, form, address);
        try {
            return QuarkusTransaction.requiringNew().call(() -> started(study.id, arrival, version, here));
        } catch (EntryRefusedException refused) {
            return RestResponse.seeOther(consentAgain(slug, arrival)); // where it is said why
        }
    }

    private RestResponse<TemplateInstance> started(UUID id, Arrival arrival, int version, boolean here) {
        Study study = Study.findById(id);
        Secret secret = Secret.draw(chance);
        if (isUnderWay(study, arrival)) {
            return SessionCookie.toNextTrial();
        }
        if (here && Session.move(study, arrival, secret).isPresent()) {
            return welcome(secret, arrival.browser());
        }
        if (!study.isOpen()) {
            return RestResponse.seeOther(results(study.slug));
        }
        if (version != study.version) {
            // it opened anew since the page was loaded: what was agreed to is no more
            return RestResponse.seeOther(consentAgain(study.slug, arrival));
        }
        Session.start(study, arrival, secret, chance, clock.instant());
        return welcome(secret, arrival.browser());
    }

    private boolean isUnderWay(Study study, Arrival arrival) {
        return cookie.session()
                .filter(session -> session.isUnderWayOf(study, arrival))
                .isPresent();
    }

    private RestResponse<TemplateInstance> welcome(Secret secret, Secret known) {
        return ResponseBuilder.<TemplateInstance>seeOther(BEGIN)
                .cookie(cookie.of(secret), cookie.remembering(known))
                .build();
    }

    private RestResponse<TemplateInstance> page(TemplateInstance page) {
        return ResponseBuilder.ok(language.speak(page))
                .header("Cache-Control", "no-store")
                .build();
    }

    private RestResponse<TemplateInstance> mend(Study study, PanelAddress.Flaw flaw) {
        return ResponseBuilder.<TemplateInstance>create(RestResponse.Status.BAD_REQUEST)
                .entity(language.speak(Templates.mend(study, flaw)))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** With the link or the panel's words that led here. */
    private static URI consentAgain(String slug, Arrival arrival) {
        UriBuilder page = UriBuilder.fromPath("/studies").path(slug).path("consent");
        Map<String, Object> words = new LinkedHashMap<>(); // put in as they are: braces in them are no templates
        arrival.link().ifPresent(link -> words.put(PanelAddress.LINK, link.text()));
        arrival.panel().ifPresent(panel -> {
            words.put(PanelAddress.PARTICIPANT, panel.participant());
            words.put(PanelAddress.STUDY, panel.study());
            words.put(PanelAddress.SESSION, panel.session());
        });
        words.keySet().forEach(word -> page.queryParam(word, "{" + word + "}"));
        return page.buildFromMap(words);
    }

    private static URI results(String slug) {
        return UriBuilder.fromPath("/studies").path(slug).path("results").build();
    }

    /** Keeps a link that is not ours as it is, so that it is refused as a link. */
    private Arrival arrival(Secret browser, MultivaluedMap<String, String> query, PanelAddress address) {
        Optional<Secret> link =
                Optional.ofNullable(query.getFirst(PanelAddress.LINK)).map(Secret::of);
        return new Arrival(browser, link, address.panel()).asStaff(visitor.isSignedIn());
    }

    private static Optional<Secret> given(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(secret -> secret.matches("[A-Za-z0-9_-]{32}"))
                .map(Secret::of);
    }

    /** One that is open or was. */
    private static Study begun(String slug) {
        return Study.findBySlug(slug)
                .filter(study -> Disclosure.mayTellOf(study, Disclosure.Reader.ANYBODY))
                .orElseThrow(() -> Problem.notFound("This study takes no participants now."));
    }
}

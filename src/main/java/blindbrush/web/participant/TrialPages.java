package blindbrush.web.participant;

import blindbrush.gallery.FilmFrame;
import blindbrush.gallery.Stimulus;
import blindbrush.refusal.InvalidInputException;
import blindbrush.results.SessionResult;
import blindbrush.study.Answer;
import blindbrush.study.DeviceClasses;
import blindbrush.study.Disclosure;
import blindbrush.study.Hanging;
import blindbrush.study.Hints;
import blindbrush.study.Observed;
import blindbrush.study.Session;
import blindbrush.study.Side;
import blindbrush.study.Timing;
import blindbrush.study.Trial;
import blindbrush.study.TrialView;
import blindbrush.web.Language;
import blindbrush.web.Problem;
import blindbrush.web.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Trials as a participant meets them. Nothing that leaves here before the answer tells an origin. */
@Path("/trials")
@PermitAll
public class TrialPages {

    @Inject
    SessionCookie cookie;

    @Inject
    Language language;

    @Inject
    Visitor visitor;

    @Inject
    Clock clock;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance pause(TrialView next, int trials);

        static native TemplateInstance cutOff(boolean more);

        static native TemplateInstance feedback(
                SessionResult.Revealed revealed, TrialView trial, boolean showsProvenance);
    }

    /**
     * The trial that the session stands at, or the pause before it; or, after several pictures in a row that did not arrive, a page that says
     * so.
     *
     * @param go whether the pause is over
     */
    @GET
    @Path("next")
    @Transactional
    public RestResponse<TemplateInstance> next(@RestQuery boolean go) {
        boolean staff = visitor.isSignedIn(); // asks the database itself: before anything is locked
        Optional<Session> session = cookie.sessionForChange();
        if (session.isEmpty()) {
            return cookie.toFirstPage();
        }
        session.get().seen(clock.instant());
        session.get().staff |= staff && !session.get().isFinished(); // what was finished stays
        Optional<Trial> trial = Trial.next(session.get());
        if (trial.isEmpty() && session.get().isFinished()) {
            return RestResponse.seeOther(URI.create("/end"));
        }
        if (trial.isEmpty() || (session.get().isCutOff() && trial.get().sentAt == null && !go)) {
            return page(Templates.cutOff(trial.isPresent()));
        }
        if (trial.get().isAfterPause() && !go) {
            TrialView view = TrialView.of(trial.get());
            return page(Templates.pause(view, trial.get().block().length()));
        }
        trial.get().loads++;
        return sent(trial.get());
    }

    /**
     * The trial behind the one that the session stands at, for a page that fetches ahead while its participant still looks. Nothing (204)
     * where something else comes between: feedback, a pause, the end.
     */
    @GET
    @Path("{id}/following")
    @Transactional
    public RestResponse<TemplateInstance> following(UUID id) {
        Session session = cookie.sessionForChange().orElseThrow(cookie::absent);
        return Trial.next(session)
                .filter(trial -> trial.id.equals(id) && trial.sentAt != null && !Disclosure.mayTellOnceAnswered(trial))
                .flatMap(trial -> trial.following().filter(following -> following.blockIndex == trial.blockIndex))
                .map(this::sent)
                .orElseGet(RestResponse::noContent);
    }

    /**
     * Takes an answer.
     *
     * @param displayed whether the page saw every picture painted
     * @param plain whether the page came to a browser without scripts, where nobody can tell
     * @param onset when they were, by the page's clock, as are rt and sent; see {@link Timing}
     * @param hints what the page noticed of programs; see {@link Hints}
     * @param confirm the control that nobody sees
     */
    @POST
    @Path("{id}/response")
    @Transactional
    public RestResponse<Void> respond(
            UUID id,
            @RestForm @Nullable Integer rating,
            @RestForm @Nullable Side side,
            @RestForm @Nullable Integer confidence,
            @RestForm boolean recognised,
            @RestForm boolean displayed,
            @RestForm boolean plain,
            @RestForm boolean closer,
            @RestForm @Nullable String rt,
            @RestForm("onset_offset") @Nullable String onset,
            @RestForm("sent_offset") @Nullable String sent,
            @RestForm @Nullable String waited,
            @RestForm @Nullable String reloads,
            @RestForm @Nullable String exposed,
            @RestForm @Nullable String interruptions,
            @RestForm @Nullable String refresh,
            @RestForm("pixel_ratio") @Nullable String pixelRatio,
            @RestForm @Nullable String viewport,
            @RestForm @Nullable String input,
            @RestForm @Nullable String hints,
            @RestForm boolean confirm) {
        boolean staff = visitor.isSignedIn(); // asks the database itself: before anything is locked
        Session session = cookie.sessionForChange().orElseThrow(cookie::absent);
        Instant now = clock.instant();
        session.staff |= staff && !session.isFinished();
        Trial trial = Trial.findForAnswer(session, id).orElseThrow(cookie::absent);
        if (trial.isFailed()) {
            session.seen(now);
            return SessionCookie.toNextTrial();
        }
        if (!displayed && !plain) {
            throw Problem.notShown();
        }
        var timing = Timing.of(rt, onset, sent, waited, reloads).covered(exposed);
        var device = DeviceClasses.of(refresh, pixelRatio, viewport, input);
        var observed = Observed.of(displayed, closer, timing, interruptions, device)
                .with(Hints.of(hints, confirm && !plain)); // without style a page shows it
        trial.respond(answer(rating, side, confidence), recognised, observed, now);
        session.seen(trial.givenAt(timing, now)); // after the answer, which may have waited long for a connection
        return trial.superseded
                ? SessionCookie.toNextTrial()
                : Disclosure.mayTellOnceAnswered(trial)
                        ? RestResponse.seeOther(URI.create("/trials/" + id + "/feedback"))
                        : SessionCookie.toNextTrial();
    }

    /** Leaves a trial out whose pictures did not arrive although the page tried again and again. */
    @POST
    @Path("{id}/stimulus-failed")
    @Transactional
    public RestResponse<Void> fail(UUID id) {
        Session session = cookie.sessionForChange().orElseThrow(cookie::absent);
        Instant now = clock.instant();
        session.seen(now);
        Trial.findForAnswer(session, id).orElseThrow(cookie::absent).fail(now);
        return SessionCookie.toNextTrial();
    }

    /** Counts a trial as shown whose page is left, or hidden, before it is answered. */
    @POST
    @Path("{id}/shown")
    @Transactional
    public RestResponse<Void> shown(UUID id) {
        Session session = cookie.sessionForChange().orElseThrow(cookie::absent);
        Trial.findForAnswer(session, id).orElseThrow(cookie::absent).seen();
        return RestResponse.noContent();
    }

    /** The truth of a trial that was just answered, where the design tells it at once. */
    @GET
    @Path("{id}/feedback")
    public RestResponse<TemplateInstance> feedback(UUID id) {
        Session session = cookie.session().orElseThrow(cookie::absent);
        Trial trial =
                Trial.findIssued(session, id).filter(Disclosure::mayTellAtOnce).orElseThrow(cookie::absent);
        boolean showsProvenance = Disclosure.mayTellProvenance(session);
        return page(Templates.feedback(SessionResult.reveal(trial), TrialView.of(trial), showsProvenance));
    }

    /** A picture under an address that only this session knows, padded to the length that all pictures of the study share. */
    @GET
    @Path("{id}/pictures/{number}")
    public RestResponse<byte[]> picture(UUID id, int number) {
        Session session = cookie.session().orElseThrow(cookie::absent);
        Stimulus stimulus = Trial.findIssued(session, id)
                .flatMap(trial -> trial.picture(number))
                .orElseThrow(cookie::absent);
        byte[] padded = Arrays.copyOf(stimulus.picture.bytes, Hanging.paddedLength(session.study));
        return ResponseBuilder.ok(padded)
                .type("image/jpeg")
                .header("Cache-Control", "no-store")
                .build();
    }

    /** How a machine picture came about, once its participant may know. */
    @GET
    @Path("{id}/pictures/{number}/strip")
    public RestResponse<byte[]> strip(UUID id, int number) {
        Session session = cookie.session().orElseThrow(cookie::absent);
        byte[] strip = Trial.findIssued(session, id)
                .filter(Disclosure::mayTellProvenance)
                .flatMap(trial -> trial.picture(number))
                .flatMap(FilmFrame::strip)
                .orElseThrow(cookie::absent);
        return ResponseBuilder.ok(strip)
                .type("image/jpeg")
                .header("Cache-Control", "private, max-age=3600")
                .build();
    }

    private RestResponse<TemplateInstance> sent(Trial trial) {
        trial.send(clock.instant());
        TrialView view = TrialView.of(trial);
        return page(view.isPair() ? TrialTemplates.pair(view) : TrialTemplates.yesNo(view));
    }

    private RestResponse<TemplateInstance> page(TemplateInstance page) {
        return ResponseBuilder.ok(language.speak(page))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Answer answer(@Nullable Integer rating, @Nullable Side side, @Nullable Integer confidence) {
        if (rating != null) {
            return new Answer.YesNo(rating);
        }
        if (side == null || confidence == null) {
            throw new InvalidInputException("Choose an answer first.");
        }
        return new Answer.Pair(side, confidence);
    }
}

package blindbrush.web;

import blindbrush.gallery.Stimulus;
import blindbrush.study.Answer;
import blindbrush.study.Hanging;
import blindbrush.study.Session;
import blindbrush.study.Side;
import blindbrush.study.Trial;
import blindbrush.study.TrialView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Trials as a participant meets them. Nothing that leaves here before the answer tells an origin. */
@Path("/trials")
public class TrialPages {

    private static final URI NEXT = URI.create("/trials/next");

    @Inject
    SessionCookie cookie;

    @Inject
    Clock clock;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance yesNo(TrialView trial);

        static native TemplateInstance pair(TrialView trial);
    }

    @GET
    @Path("next")
    @Transactional
    public RestResponse<TemplateInstance> next() {
        Optional<Session> session = cookie.session();
        if (session.isEmpty()) {
            return RestResponse.seeOther(URI.create("/"));
        }
        Optional<Trial> trial = Trial.next(session.get());
        if (trial.isEmpty()) {
            return RestResponse.seeOther(URI.create("/end"));
        }
        trial.get().issue(clock.instant());
        TrialView view = TrialView.of(trial.get());
        var page = view.isPair() ? Templates.pair(view) : Templates.yesNo(view);
        return ResponseBuilder.ok(page).header("Cache-Control", "no-store").build();
    }

    @POST
    @Path("{id}/response")
    @Transactional
    public RestResponse<Void> respond(
            UUID id,
            @RestForm Integer rating,
            @RestForm Side side,
            @RestForm Integer confidence,
            @RestForm boolean recognised,
            @RestForm String rt) {
        Session session = cookie.session().orElseThrow(Problem::noSession);
        Trial trial = Trial.findForAnswer(session, id).orElseThrow(Problem::noSession);
        trial.respond(answer(rating, side, confidence), recognised, milliseconds(rt), clock.instant());
        return RestResponse.seeOther(NEXT);
    }

    /** A picture under an address that only this session knows, padded to the length that all pictures of the study share. */
    @GET
    @Path("{id}/pictures/{number}")
    public RestResponse<byte[]> picture(UUID id, int number) {
        Session session = cookie.session().orElseThrow(Problem::noSession);
        Stimulus stimulus = Trial.findIssued(session, id)
                .flatMap(trial -> trial.picture(number))
                .orElseThrow(Problem::noSession);
        byte[] padded = Arrays.copyOf(stimulus.picture.bytes, Hanging.paddedLength(session.study));
        return ResponseBuilder.ok(padded)
                .type("image/jpeg")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Answer answer(Integer rating, Side side, Integer confidence) {
        if (rating != null) {
            return new Answer.YesNo(rating);
        }
        if (side == null || confidence == null) {
            throw new IllegalArgumentException("Choose an answer first.");
        }
        return new Answer.Pair(side, confidence);
    }

    /** What the browser measured; a missing or strange value is no reason to lose an answer. */
    private static OptionalInt milliseconds(String rt) {
        return rt != null && rt.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(rt)) : OptionalInt.empty();
    }
}

package blindbrush.web.results;

import blindbrush.gallery.Stimulus;
import blindbrush.results.Detection;
import blindbrush.results.Figure;
import blindbrush.results.Figures;
import blindbrush.results.StimulusFigures;
import blindbrush.results.Tally;
import blindbrush.results.YesNoFigures;
import blindbrush.study.Disclosure;
import blindbrush.study.Hanging;
import blindbrush.study.Study;
import blindbrush.web.Problem;
import blindbrush.web.RequestedStudy;
import blindbrush.web.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** One picture of a study: what it was, and what people took it for. For everybody when the study has closed. */
@Path("/")
@PermitAll
public class StimulusPages {

    @Inject
    Clock clock;

    @Inject
    Visitor visitor;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance stimulus(
                Study study,
                @Nullable SessionSelection selection,
                Stimulus stimulus,
                long answers,
                @Nullable StimulusFigures figures,
                @Nullable Detection detection,
                @Nullable Tally usual,
                Plots.@Nullable Ratings ratings,
                @Nullable String times);

        static native TemplateInstance plot(Plots.Ratings ratings);
    }

    @GET
    @Path("studies/{slug}/stimuli/{id}")
    public TemplateInstance stimulus(String slug, UUID id, @RestQuery @Nullable String sessions) {
        Study study = RequestedStudy.begun(slug, visitor);
        Disclosure disclosure = Disclosure.of(study, clock.instant());
        Stimulus stimulus = visible(study, disclosure, id);
        Optional<SessionSelection> selection = SessionSelection.of(study, disclosure, clock.instant(), sessions);
        Optional<YesNoFigures> everybody =
                selection.map(SessionSelection::figures).map(Figures::yesNo);
        Optional<StimulusFigures> answered = everybody.flatMap(yesNo -> yesNo.stimulus(id));
        Optional<StimulusFigures> figures = answered.filter(StimulusFigures::isTold);
        return Templates.stimulus(
                study,
                selection.orElse(null),
                stimulus,
                answered.map(each -> each.calledHuman().of()).orElse(0L),
                figures.orElse(null),
                figures.map(each -> everybody.orElseThrow().detection(each)).orElse(null),
                everybody.map(yesNo -> yesNo.calledHuman(stimulus.origin)).orElse(null),
                figures.map(Plots.Ratings::of).orElse(null),
                figures.flatMap(each -> Figure.Value.of(each.times()))
                        .map(Figure.RT::words)
                        .orElse(null));
    }

    /** Its ratings, drawn. */
    @GET
    @Path("studies/{slug}/stimuli/{id}/ratings.svg")
    @Produces("image/svg+xml")
    public RestResponse<String> ratings(String slug, UUID id, @RestQuery @Nullable String sessions) {
        Study study = RequestedStudy.begun(slug, visitor);
        Disclosure disclosure = Disclosure.of(study, clock.instant());
        visible(study, disclosure, id);
        Optional<SessionSelection> selection = SessionSelection.of(study, disclosure, clock.instant(), sessions);
        Plots.Ratings ratings = selection
                .map(each -> each.figures().yesNo())
                .flatMap(yesNo -> yesNo.stimulus(id))
                .filter(StimulusFigures::isTold)
                .map(Plots.Ratings::of)
                .orElseThrow(() -> Problem.notFound("Too few people have answered this picture by itself."));
        String name = "ratings-" + id + selection.orElseThrow().key();
        return PlotFile.svg(slug, name, Templates.plot(ratings));
    }

    @GET
    @Path("studies/{slug}/stimuli/{id}/picture")
    public RestResponse<byte[]> picture(String slug, UUID id) {
        Study study = RequestedStudy.begun(slug, visitor);
        Stimulus stimulus = visible(study, Disclosure.of(study, clock.instant()), id);
        return ResponseBuilder.ok(stimulus.picture.bytes)
                .type("image/jpeg")
                .header("Cache-Control", "private, max-age=3600")
                .build();
    }

    private Stimulus visible(Study study, Disclosure disclosure, UUID id) {
        if (!disclosure.mayTellPictures(visitor.reader())) {
            throw Problem.notFound("This study shows what its pictures are when it has closed.");
        }
        return Hanging.<Hanging>find("study = ?1 and stimulus.id = ?2", study, id)
                .firstResultOptional()
                .map(hanging -> hanging.stimulus)
                .orElseThrow(() -> Problem.notFound("There is no such picture in this study."));
    }
}

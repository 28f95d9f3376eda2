package blindbrush.web.participant;

import blindbrush.demonstration.DemonstrationPictures;
import blindbrush.demonstration.DemonstrationPictures.Making;
import blindbrush.results.Figures;
import blindbrush.results.Headline;
import blindbrush.results.StudyFigures;
import blindbrush.study.Disclosure;
import blindbrush.study.Study;
import blindbrush.web.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door: what this is, and the way into the test. */
@Path("/")
@PermitAll
public class LandingPages {

    @Inject
    SessionCookie cookie;

    @Inject
    Language language;

    @Inject
    DemonstrationPictures pictures;

    @Inject
    Clock clock;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance index(
                @Nullable Study study,
                boolean resumes,
                long minutes,
                @Nullable Headline headline,
                int sessions,
                int lacks,
                @Nullable Making making);

        static native TemplateInstance index$making(@Nullable Making making);

        static native TemplateInstance method();
    }

    @GET
    public TemplateInstance index() {
        Optional<Study> study = Study.onOffer(clock.instant());
        boolean resumes =
                cookie.session().filter(session -> !session.isFinished()).isPresent();
        Optional<Disclosure> disclosure = study.map(offered -> Disclosure.of(offered, clock.instant()));
        Optional<Figures> result = study.filter(
                        offered -> disclosure.orElseThrow().mayTellHeadline())
                .flatMap(offered -> StudyFigures.of(offered, clock.instant()))
                .map(kept -> kept.figures.analysis());
        return language.speak(Templates.index(
                study.orElse(null),
                resumes,
                study.map(offered -> offered.design.minutes()).orElse(0L),
                result.flatMap(figures -> Headline.of(disclosure.orElseThrow().design(), figures))
                        .orElse(null),
                result.map(Figures::sessions).orElse(0),
                result.map(Figures::sessions).map(Disclosure::headlineLacks).orElse(0),
                pictures.making().orElse(null)));
    }

    /** How far the demonstration is with its own pictures. The picture itself is not shown, since participants will guess it. */
    @GET
    @Path("demonstration/making")
    public TemplateInstance making() {
        return language.speak(Templates.index$making(pictures.making().orElse(null)));
    }

    @GET
    @Path("method")
    public TemplateInstance method() {
        return language.speak(Templates.method());
    }
}

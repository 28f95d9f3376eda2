package blindbrush.web.results;

import blindbrush.results.StudyFigures;
import blindbrush.study.Disclosure;
import blindbrush.study.Study;
import blindbrush.web.results.ResultPages.Drawn;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Reads and draws the results of one study after the start, so that their first visitor does not wait for what is loaded only once. */
@ApplicationScoped
class WarmUp {

    @Inject
    Clock clock;

    void begin(@ObservesAsync HttpServerStart start) {
        try {
            QuarkusTransaction.requiringNew().run(() -> StudyFigures.largest().ifPresent(this::draw));
        } catch (RuntimeException failure) {
            Log.debugf(failure, "Results were not drawn beforehand"); // their first visitor waits, no more
        }
    }

    private void draw(Study study) {
        Disclosure disclosure = Disclosure.of(study, clock.instant());
        Optional<SessionSelection> selection = SessionSelection.of(study, disclosure, clock.instant(), null);
        selection.map(each -> each.figures().yesNo()).ifPresent(yesNo -> {
            Drawn drawn = Drawn.of(yesNo, disclosure.generalises(), false);
            drawn.plots().forEach(plot -> ResultPages.Templates.plot(study, drawn, plot)
                    .render());
        });
    }
}

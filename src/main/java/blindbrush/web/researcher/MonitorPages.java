package blindbrush.web.researcher;

import blindbrush.account.Account;
import blindbrush.refusal.InvalidInputException;
import blindbrush.results.FigureSet;
import blindbrush.results.Headline;
import blindbrush.results.StudyFigures;
import blindbrush.results.StudyMonitor;
import blindbrush.statistics.ConfidenceSequence;
import blindbrush.statistics.Interval;
import blindbrush.study.Disclosure;
import blindbrush.study.Disclosure.Reader;
import blindbrush.study.Seats;
import blindbrush.study.Study;
import blindbrush.study.Unblinding;
import blindbrush.web.Problem;
import blindbrush.web.RequestedStudy;
import blindbrush.web.Visitor;
import blindbrush.web.results.PlotFile;
import blindbrush.web.results.PlotTable;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A study as its researcher may watch it while it runs: nothing here tells an origin or a single stimulus. */
@Path("/")
@RolesAllowed(Account.RESEARCHER)
public class MonitorPages {

    @Inject
    Clock clock;

    @Inject
    Visitor visitor;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance monitor(
                Study study,
                Disclosure disclosure,
                StudyMonitor monitor,
                StudyMonitorPlots plots,
                PlotTable spans,
                PlotTable dropOut,
                List<SeatCell> seats,
                @Nullable StudyFigures kept,
                @Nullable Interval sequence,
                @Nullable Headline registered);

        static native TemplateInstance plot(StudyMonitor monitor, StudyMonitorPlots plots, String key);
    }

    /** A cell of the design. */
    record SeatCell(String condition, int order, String humanSide, long taken) {}

    @GET
    @Path("studies/{slug}/monitor")
    public TemplateInstance monitor(String slug) {
        Study study = RequestedStudy.begun(slug, visitor);
        Instant now = clock.instant();
        Disclosure disclosure = Disclosure.of(study, clock.instant());
        StudyMonitor monitor = StudyFigures.monitor(study, now);
        Optional<StudyFigures> kept = StudyFigures.of(study, now).filter(figures -> figures.sessions > 0);
        return Templates.monitor(
                study,
                disclosure,
                monitor,
                StudyMonitorPlots.of(monitor),
                StudyMonitorPlots.spans(monitor),
                StudyMonitorPlots.dropOut(monitor),
                seats(study, now),
                kept.orElse(null),
                kept.filter(figures -> disclosure.mayTellFigures(Reader.RESEARCHER))
                        .map(figures ->
                                new ConfidenceSequence(figures.figures.all().shares()).interval())
                        .orElse(null),
                kept.map(figures -> figures.figures)
                        .filter(figures -> disclosure.mayTellRegistered())
                        .map(FigureSet::analysis)
                        .filter(figures -> Disclosure.headlineLacks(figures.sessions()) == 0)
                        .flatMap(figures -> Headline.of(disclosure.design(), figures))
                        .orElse(null));
    }

    /** Opens the truth of a study that stays blind to its researchers, for good. */
    @POST
    @Path("studies/{slug}/unblinding")
    @Transactional
    public RestResponse<Void> unblind(String slug, @RestForm @Nullable String reason, @RestForm boolean sure) {
        if (!sure) {
            throw new InvalidInputException("Unblinding cannot be taken back: tick that you mean it.");
        }
        Unblinding.of(RequestedStudy.begun(slug, visitor), visitor.getName(), reason, clock.instant());
        return RestResponse.seeOther(URI.create("/studies/" + slug + "/monitor"));
    }

    /** The numbers behind one plot. */
    @GET
    @Path("studies/{slug}/monitor/{table}.csv")
    @Produces("text/csv;charset=UTF-8")
    public RestResponse<String> numbers(String slug, String table) {
        StudyMonitor monitor = StudyFigures.monitor(RequestedStudy.begun(slug, visitor), clock.instant());
        PlotTable numbers = Stream.of(StudyMonitorPlots.spans(monitor), StudyMonitorPlots.dropOut(monitor))
                .filter(each -> each.key().equals(table))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There are no such numbers."));
        return PlotFile.csv(slug, numbers);
    }

    /** One plot by itself. */
    @GET
    @Path("studies/{slug}/monitor/{plot}.svg")
    @Produces("image/svg+xml")
    public RestResponse<String> plot(String slug, String plot) {
        StudyMonitor monitor = StudyFigures.monitor(RequestedStudy.begun(slug, visitor), clock.instant());
        StudyMonitorPlots plots = StudyMonitorPlots.of(monitor);
        if (!plots.keys().contains(plot)) {
            throw Problem.notFound("There is no such plot, or nothing to draw yet.");
        }
        return PlotFile.svg(slug, plot, Templates.plot(monitor, plots, plot));
    }

    private static List<SeatCell> seats(Study study, Instant now) {
        return Seats.of(study, now).taken().entrySet().stream()
                .map(cell -> new SeatCell(
                        cell.getKey().condition(),
                        cell.getKey().orderRow() + 1,
                        cell.getKey().humanSide().name().toLowerCase(Locale.ROOT),
                        cell.getValue()))
                .toList();
    }
}

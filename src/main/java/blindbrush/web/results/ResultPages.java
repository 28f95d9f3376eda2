package blindbrush.web.results;

import blindbrush.results.GroupFigures;
import blindbrush.results.Headline;
import blindbrush.results.StudyFigures;
import blindbrush.results.YesNoFigures;
import blindbrush.statistics.Calibration;
import blindbrush.statistics.RatingRoc;
import blindbrush.statistics.crossed.NoInterval;
import blindbrush.study.Disclosure;
import blindbrush.study.SessionLeaf;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What everybody answered: the headline, the plots, and the numbers behind them. */
@Path("/")
@PermitAll
public class ResultPages {

    @Inject
    Clock clock;

    @Inject
    Visitor visitor;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance study(
                Study study,
                Disclosure disclosure,
                @Nullable StudyFigures kept,
                @Nullable SessionSelection selection,
                @Nullable Headline headline,
                List<FigureRow> rows,
                List<NoInterval> lacking,
                @Nullable Drawn drawn,
                @Nullable BesidePublished published,
                @Nullable SessionLeaf head,
                boolean document);

        static native TemplateInstance plot(Study study, Drawn drawn, String key);

        static native TemplateInstance waiting(Study study, Disclosure disclosure, boolean researcher);

        static native TemplateInstance presets(
                Study study,
                Disclosure disclosure,
                @Nullable StudyFigures kept,
                @Nullable SessionSelection selection,
                @Nullable YesNoFigures yesNo,
                @Nullable PlotTable numbers,
                boolean linked);
    }

    /**
     * What the page draws of single pictures.
     *
     * @param groups null where there is none, or it may not speak of other pictures and people yet
     * @param linked whether the page leads to those of stimuli
     */
    record Drawn(
            YesNoFigures figures,
            Plots.Ratings ratings,
            PlotTable ratingNumbers,
            Plots.@Nullable Roc roc,
            @Nullable PlotTable rocNumbers,
            Plots.Calibrated calibration,
            PlotTable calibrationNumbers,
            List<Plots.FunnelOfOrigin> funnels,
            @Nullable Forest groups,
            @Nullable PlotTable groupNumbers,
            boolean linked) {

        /** Those that can be had by themselves, by their names in addresses. */
        List<String> plots() {
            Stream<String> always = Stream.of(ratingNumbers.key(), calibrationNumbers.key());
            Stream<String> curve = Stream.ofNullable(rocNumbers).map(PlotTable::key);
            return Stream.concat(Stream.concat(always, curve), funnels.stream().map(Plots.FunnelOfOrigin::key))
                    .toList();
        }

        static Drawn of(YesNoFigures figures, boolean generalises, boolean linked) {
            Optional<RatingRoc> roc = figures.roc();
            Calibration calibration = figures.calibration();
            List<GroupFigures> groups = DetectionNumbers.visible(figures, generalises, linked);
            return new Drawn(
                    figures,
                    Plots.Ratings.of(figures.human(), figures.machine()),
                    ResultNumbers.ratings(figures),
                    roc.map(curve -> Plots.Roc.of(
                                    curve, generalises ? figures.crossed().area() : null))
                            .orElse(null),
                    roc.map(ResultNumbers::roc).orElse(null),
                    Plots.Calibrated.of(calibration),
                    ResultNumbers.calibration(calibration),
                    Plots.funnels(figures),
                    groups.isEmpty() ? null : Forest.of(groups, figures.counts().dPrime()),
                    groups.isEmpty() ? null : DetectionNumbers.groups(groups),
                    linked);
        }
    }

    /**
     * The results of a study.
     *
     * @param sessions “all” for all that were finished, “registered” or nothing for those of the registered analysis; anything else is 400 where there are figures
     */
    @GET
    @Path("studies/{slug}/results")
    public TemplateInstance study(String slug, @RestQuery @Nullable String sessions) {
        Study study = RequestedStudy.begun(slug, visitor);
        Disclosure disclosure = Disclosure.of(study, clock.instant());
        if (!disclosure.mayTellFigures(visitor.reader())) {
            return Templates.waiting(study, disclosure, visitor.isResearcher());
        }
        StudyFigures kept = StudyFigures.of(study, clock.instant()).orElse(null);
        if (kept == null) {
            return Templates.study(study, disclosure, null, null, null, List.of(), List.of(), null, null, null, false);
        }
        SessionSelection selection = SessionSelection.of(kept, disclosure, sessions);
        YesNoFigures yesNo = selection.figures().yesNo();
        List<FigureRow> rows =
                FigureRow.of(kept.figures, disclosure.design().primaryEstimand(), disclosure.generalises());
        return Templates.study(
                study,
                disclosure,
                kept,
                selection,
                Headline.of(disclosure.design(), selection.figures())
                        .filter(headline -> disclosure.generalises()
                                || !headline.figure().method().generalises())
                        .orElse(null),
                rows,
                FigureRow.lacking(rows),
                yesNo == null
                        ? null
                        : Drawn.of(yesNo, disclosure.generalises(), disclosure.mayTellPictures(visitor.reader())),
                BesidePublished.of(yesNo, disclosure).orElse(null),
                SessionLeaf.head(study.id).orElse(null),
                disclosure.mayTellDocument(visitor.reader()));
    }

    /** How well each preset deceives. */
    @GET
    @Path("studies/{slug}/presets")
    public TemplateInstance presets(String slug, @RestQuery @Nullable String sessions) {
        Study study = RequestedStudy.begun(slug, visitor);
        Disclosure disclosure = Disclosure.of(study, clock.instant());
        if (!disclosure.mayTellFigures(visitor.reader())) {
            return Templates.waiting(study, disclosure, visitor.isResearcher());
        }
        StudyFigures kept = StudyFigures.of(study, clock.instant()).orElse(null);
        SessionSelection selection = kept == null ? null : SessionSelection.of(kept, disclosure, sessions);
        YesNoFigures yesNo = selection == null ? null : selection.figures().yesNo();
        return Templates.presets(
                study,
                disclosure,
                kept,
                selection,
                yesNo,
                yesNo == null ? null : PresetNumbers.presets(yesNo, disclosure.generalises()),
                disclosure.mayTellPictures(visitor.reader()));
    }

    /** The numbers behind one plot. */
    @GET
    @Path("studies/{slug}/results/{table}.csv")
    @Produces("text/csv;charset=UTF-8")
    public RestResponse<String> numbers(String slug, String table, @RestQuery @Nullable String sessions) {
        Study study = RequestedStudy.begun(slug, visitor);
        Disclosure disclosure = Disclosure.of(study, clock.instant());
        boolean visible = table.equals("stimuli")
                ? disclosure.mayTellPictures(visitor.reader())
                : disclosure.mayTellFigures(visitor.reader());
        Optional<SessionSelection> selection =
                visible ? SessionSelection.of(study, disclosure, clock.instant(), sessions) : Optional.empty();
        PlotTable numbers = selection
                .flatMap(each -> table.equals(BesidePublished.KEY)
                        ? BesidePublished.of(each.figures().yesNo(), disclosure)
                                .map(beside -> beside.numbers(
                                        study.title, each.figures().sessions()))
                        : ResultNumbers.named(
                                table,
                                each,
                                disclosure.design().primaryEstimand(),
                                disclosure.generalises(),
                                disclosure.mayTellPictures(visitor.reader())))
                .orElseThrow(() -> Problem.notFound("These numbers are not shown, or not there yet."));
        return PlotFile.csv(
                slug,
                table.equals("figures")
                        ? numbers
                        : numbers.named(table + selection.orElseThrow().key()));
    }

    /** One plot by itself. */
    @GET
    @Path("studies/{slug}/results/{plot}.svg")
    @Produces("image/svg+xml")
    public RestResponse<String> plot(String slug, String plot, @RestQuery @Nullable String sessions) {
        Study study = RequestedStudy.begun(slug, visitor);
        Disclosure disclosure = Disclosure.of(study, clock.instant());
        Optional<SessionSelection> selection = disclosure.mayTellFigures(visitor.reader())
                ? SessionSelection.of(study, disclosure, clock.instant(), sessions)
                : Optional.empty();
        Drawn drawn = selection
                .map(each -> each.figures().yesNo())
                .map(yesNo -> Drawn.of(yesNo, disclosure.generalises(), false))
                .filter(each -> each.plots().contains(plot))
                .orElseThrow(() -> Problem.notFound("This plot is not shown, or not there yet."));
        return PlotFile.svg(slug, plot + selection.orElseThrow().key(), Templates.plot(study, drawn, plot));
    }
}

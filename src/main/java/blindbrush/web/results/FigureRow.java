package blindbrush.web.results;

import blindbrush.results.Detection;
import blindbrush.results.FigureSet;
import blindbrush.results.Figures;
import blindbrush.results.PairFigures;
import blindbrush.results.YesNoFigures;
import blindbrush.statistics.Interval;
import blindbrush.statistics.Quartiles;
import blindbrush.statistics.RatingRoc;
import blindbrush.statistics.ResponseTimes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A figure of a study's results, of all finished sessions and beside it of those of the registered analysis.
 *
 * @param name what it is
 * @param method how it was made and what it speaks of
 * @param all null where there is none
 * @param registered null where there is none, or the registered analysis is of all
 */
public record FigureRow(String name, String method, Value all, Value registered) {

    static final String RESAMPLED = "participants and stimuli resampled";
    static final String INDEPENDENT = "assumes independent trials";

    /**
     * A number, with its interval where it has one.
     *
     * @param unit how it is written
     */
    public record Value(double estimate, Double lower, Double upper, Unit unit) {

        /** A number without an interval. */
        public static Value of(double estimate, Unit unit) {
            return new Value(estimate, null, null, unit);
        }

        /** An estimate with its interval. */
        public static Value of(Interval interval, Unit unit) {
            return new Value(interval.estimate(), interval.lower(), interval.upper(), unit);
        }

        /** A median with its quartiles. */
        public static Value of(Quartiles quartiles) {
            return new Value(quartiles.median(), quartiles.lower(), quartiles.upper(), Unit.NUMBER);
        }

        /** As people read it. */
        public String words() {
            return unit.words(estimate)
                    + (lower == null ? "" : " (%s to %s)".formatted(unit.words(lower), unit.words(upper)));
        }
    }

    /** @param generalises whether it speaks of other pictures and people than these */
    private record Source(String name, String method, boolean generalises, Function<Figures, Optional<Value>> value) {}

    private static final List<Source> SOURCES = List.of(
            plain("Finished sessions", figures -> (double) figures.sessions(), Unit.COUNT),
            plain("Answers that count", figures -> (double) figures.answers(), Unit.COUNT),
            new Source(
                    "Share right, all trials",
                    "Student’s t over sessions, for the pictures shown",
                    false,
                    figures -> Optional.ofNullable(figures.accuracy()).map(share -> Value.of(share, Unit.PERCENT))),
            detected("d′, one picture (yes-no)", Detection::dPrime),
            detected("Criterion c: above 0 leans to “human”", Detection::criterion),
            detected("β, likelihood ratio at the criterion", Detection::beta),
            detected("A_d, share of pairs that this d′ would get right", Detection::area),
            new Source(
                    "d′ within one participant",
                    "median (quartiles) of sessions; few answers each draw it towards 0",
                    true,
                    figures -> Optional.ofNullable(figures.yesNo())
                            .map(YesNoFigures::ofParticipants)
                            .map(Value::of)),
            modelled("d′, crossed probit model", each -> Value.of(each.dPrime(), Unit.NUMBER)),
            modelled("Spread of d′ between participants", each -> Value.of(each.sensitivityDeviation(), Unit.NUMBER)),
            modelled("Spread between pictures", each -> Value.of(each.stimulusDeviation(), Unit.NUMBER)),
            new Source(
                    "Design effect of the share right",
                    "variance, divided by that of as many independent answers",
                    true,
                    figures -> crossed(figures)
                            .map(YesNoFigures.Crossed::effect)
                            .map(effect -> Value.of(effect.effect(), Unit.NUMBER))),
            yesNo("AUC of the ratings", "DeLong, " + INDEPENDENT, each -> each.roc()
                    .map(RatingRoc::interval)
                    .map(auc -> Value.of(auc, Unit.NUMBER))),
            yesNo(
                    "Brier score of the ratings",
                    "each rating is read as the middle of its sixth; always saying ½ gives 0.25",
                    each -> Optional.of(Value.of(each.calibration().brier(), Unit.THREE))),
            yesNo(
                    "Reliability (0 is perfect)",
                    "Murphy’s part of the Brier score",
                    each -> Optional.of(Value.of(each.calibration().reliability(), Unit.THREE))),
            yesNo(
                    "Resolution (the more, the better)",
                    "Murphy’s part of the Brier score",
                    each -> Optional.of(Value.of(each.calibration().resolution(), Unit.THREE))),
            pairs(
                    "Share right, pairs (2AFC)",
                    "all pairs together",
                    each -> Optional.of(Value.of(
                            (double) each.right().count() / each.right().of(), Unit.PERCENT))),
            pairs(
                    "d′, pairs (2AFC)",
                    "Gourevitch and Galanter, " + INDEPENDENT,
                    each -> Optional.of(Value.of(each.sensitivity().dPrime(), Unit.NUMBER))),
            pairs(
                    "Side bias: above 0 leans to the right",
                    "as d′, " + INDEPENDENT,
                    each -> Optional.of(Value.of(each.sensitivity().sideBias(), Unit.NUMBER))),
            yesNo("Response time, one picture", "median (quartiles)", each -> times(each.times())),
            pairs("Response time, pairs", "median (quartiles)", each -> times(each.times())));

    /**
     * All that there are.
     *
     * @param generalises those that speak of other pictures and people among them
     */
    public static List<FigureRow> of(FigureSet figures, boolean generalises) {
        Stream<FigureRow> rows = SOURCES.stream()
                .filter(source -> generalises || !source.generalises())
                .map(source -> new FigureRow(
                        source.name(),
                        source.method(),
                        source.value().apply(figures.all()).orElse(null),
                        Optional.ofNullable(figures.registered())
                                .flatMap(source.value())
                                .orElse(null)));
        return rows.filter(row -> row.all() != null || row.registered() != null).toList();
    }

    static PlotTable numbers(FigureSet figures, boolean generalises) {
        PlotTable table = PlotTable.of("figures", "figure", "sessions", "estimate", "lower", "upper", "method");
        for (FigureRow row : of(figures, generalises)) {
            add(table, row, "all", row.all());
            add(table, row, "registered", row.registered());
        }
        return table;
    }

    private static void add(PlotTable table, FigureRow row, String sessions, Value value) {
        if (value != null) {
            table.add(row.name(), sessions, value.estimate(), value.lower(), value.upper(), row.method());
        }
    }

    private static Source plain(String name, Function<Figures, Double> value, Unit unit) {
        return new Source(name, "", false, figures -> Optional.of(Value.of(value.apply(figures), unit)));
    }

    private static Source yesNo(String name, String method, Function<YesNoFigures, Optional<Value>> value) {
        return new Source(name, method, false, figures -> Optional.ofNullable(figures.yesNo())
                .flatMap(value));
    }

    private static Source detected(String name, Function<Detection, Interval> figure) {
        return new Source(name, RESAMPLED, true, figures -> crossed(figures)
                .map(YesNoFigures.Crossed::detection)
                .map(figure)
                .map(interval -> Value.of(interval, Unit.NUMBER)));
    }

    private static Source modelled(String name, Function<YesNoFigures.Model, Value> value) {
        return new Source(
                name,
                "the typical participant and picture; both as random effects (Laplace)",
                true,
                figures -> crossed(figures).map(YesNoFigures.Crossed::model).map(value));
    }

    private static Source pairs(String name, String method, Function<PairFigures, Optional<Value>> value) {
        return new Source(name, method, false, figures -> Optional.ofNullable(figures.pairs())
                .flatMap(value));
    }

    private static Optional<YesNoFigures.Crossed> crossed(Figures figures) {
        return Optional.ofNullable(figures.yesNo()).map(YesNoFigures::crossed);
    }

    private static Optional<Value> times(ResponseTimes times) {
        return Optional.ofNullable(times)
                .map(each -> new Value(each.median(), each.lowerQuartile(), each.upperQuartile(), Unit.MILLIS));
    }
}

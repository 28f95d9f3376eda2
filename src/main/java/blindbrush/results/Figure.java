package blindbrush.results;

import blindbrush.statistics.Interval;
import blindbrush.statistics.Quartiles;
import blindbrush.statistics.RatingRoc;
import blindbrush.statistics.ResponseTimes;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A figure that sums a study's answers up. This is the one list of them: the results page, its {@code figures.csv}, the columns of exports and
 * the scripts of a data set take a figure's key, name, unit, estimand and method from here.
 */
public enum Figure {
    SESSIONS(
            "Finished sessions",
            Unit.COUNT,
            "sessions that were finished, without those of staff",
            FigureMethod.COUNTED,
            figures -> Value.of(figures.sessions())),
    TRIALS(
            "Answers that count",
            Unit.COUNT,
            "answers of these sessions to main trials, without those of blocks that began again",
            FigureMethod.COUNTED,
            figures -> Value.of((double) figures.answers())),
    ACCURACY(
            "Share right, all trials",
            Unit.PERCENT,
            "mean over participants of the share of right answers to these pictures",
            FigureMethod.STUDENT,
            figures -> Value.of(figures.accuracy())),
    D_PRIME(
            "d′, one picture (yes-no)",
            Unit.DEVIATION,
            "sensitivity z(H) − z(F), all participants' answers together",
            FigureMethod.RESAMPLED,
            detected(Detection::dPrime)),
    CRITERION(
            "Criterion c: above 0 leans to “human”",
            Unit.DEVIATION,
            "criterion −(z(H) + z(F)) / 2, all participants' answers together",
            FigureMethod.RESAMPLED,
            detected(Detection::criterion)),
    BETA(
            "β, likelihood ratio at the criterion",
            Unit.NUMBER,
            "likelihood of machine over that of human at the criterion, exp(c d′)",
            FigureMethod.RESAMPLED,
            detected(Detection::beta)),
    A_D(
            "A_d, share of pairs that this d′ would get right",
            Unit.NUMBER,
            "share of pairs that an observer of this d′ gets right, Φ(d′ / √2)",
            FigureMethod.RESAMPLED,
            detected(Detection::area)),
    D_PRIME_WITHIN_PARTICIPANT(
            "d′ within one participant",
            Unit.DEVIATION,
            "sensitivity z(H) − z(F) of one session's answers",
            FigureMethod.WITHIN_SESSIONS,
            yesNo(each -> Value.of(each.ofParticipants()))),
    D_PRIME_MODEL(
            "d′, crossed probit model",
            Unit.DEVIATION,
            "sensitivity of the typical participant to the typical picture",
            FigureMethod.MODELLED,
            modelled(model -> Value.of(model.dPrime()))),
    D_PRIME_MODEL_SPREAD_BETWEEN_PARTICIPANTS(
            "Spread of d′ between participants",
            Unit.DEVIATION,
            "standard deviation of d′ between participants",
            FigureMethod.MODELLED,
            modelled(model -> Value.of(model.sensitivityDeviation()))),
    MODEL_SPREAD_BETWEEN_PICTURES(
            "Spread between pictures",
            Unit.DEVIATION,
            "standard deviation, between pictures of one origin, of how machine-made they look",
            FigureMethod.MODELLED,
            modelled(model -> Value.of(model.stimulusDeviation()))),
    DESIGN_EFFECT(
            "Design effect of the share right",
            Unit.NUMBER,
            "how many times as many answers are needed as if they were independent",
            FigureMethod.CLUSTERED,
            crossed(each -> Optional.ofNullable(each.effect()).flatMap(effect -> Value.of(effect.effect())))),
    AUC(
            "AUC of the ratings",
            Unit.NUMBER,
            "chance that a machine picture is rated as more machine-made than a human one, ties counted by half",
            FigureMethod.DELONG,
            yesNo(each -> each.roc().map(RatingRoc::interval).flatMap(Value::of))),
    BRIER(
            "Brier score of the ratings",
            Unit.THREE,
            "mean square of stated probability less truth",
            FigureMethod.BRIER,
            yesNo(each -> Value.of(each.calibration().brier()))),
    RELIABILITY(
            "Reliability (0 is perfect)",
            Unit.THREE,
            "mean square of stated probability less the share that came true",
            FigureMethod.MURPHY,
            yesNo(each -> Value.of(each.calibration().reliability()))),
    RESOLUTION(
            "Resolution (the more, the better)",
            Unit.THREE,
            "mean square of the share that came true at each step less that of all",
            FigureMethod.MURPHY,
            yesNo(each -> Value.of(each.calibration().resolution()))),
    PAIRS_RIGHT_SHARE(
            "Share right, pairs (2AFC)",
            Unit.PERCENT,
            "share of right answers to pairs",
            FigureMethod.TOGETHER,
            pairs(each -> Value.of((double) each.right().count() / each.right().of()))),
    PAIRS_D_PRIME_POOLED(
            "d′, pairs (2AFC)",
            Unit.DEVIATION,
            "sensitivity (z(H) − z(F)) / √2, the machine picture on the left being the signal",
            FigureMethod.GOUREVITCH_GALANTER,
            pairs(each -> Value.of(each.sensitivity().dPrime()))),
    PAIRS_SIDE_BIAS_POOLED(
            "Side bias: above 0 leans to the right",
            Unit.DEVIATION,
            "criterion −(z(H) + z(F)) / 2, the machine picture on the left being the signal",
            FigureMethod.GOUREVITCH_GALANTER,
            pairs(each -> Value.of(each.sensitivity().sideBias()))),
    RT(
            "Response time, one picture",
            Unit.MILLIS,
            "time from stimulus onset to the answer",
            FigureMethod.QUARTILES,
            yesNo(each -> Value.of(each.times()))),
    PAIRS_RT(
            "Response time, pairs",
            Unit.MILLIS,
            "time from the onset of both pictures to the answer",
            FigureMethod.QUARTILES,
            pairs(each -> Value.of(each.times())));

    private final String title;
    private final Unit unit;
    private final String estimand;
    private final FigureMethod method;

    @SuppressWarnings("ImmutableEnumChecker") // the functions below hold nothing
    private final Function<Figures, Optional<Value>> found;

    Figure(String title, Unit unit, String estimand, FigureMethod method, Function<Figures, Optional<Value>> found) {
        this.title = title;
        this.unit = unit;
        this.estimand = estimand;
        this.method = method;
        this.found = found;
    }

    /**
     * What it is in some answers.
     *
     * @param lower bound of its 95 % interval, or the lower quartile; null where it has none
     * @param upper likewise
     */
    public record Value(
            double estimate,
            @Nullable Double lower,
            @Nullable Double upper) {

        private static Optional<Value> of(double estimate) {
            return Optional.of(new Value(estimate, null, null));
        }

        /** Empty of null. */
        public static Optional<Value> of(@Nullable Interval interval) {
            return Optional.ofNullable(interval).map(each -> new Value(each.estimate(), each.lower(), each.upper()));
        }

        private static Optional<Value> of(@Nullable Quartiles quartiles) {
            return Optional.ofNullable(quartiles).map(each -> new Value(each.median(), each.lower(), each.upper()));
        }

        /** Their median and quartiles; empty of null. */
        public static Optional<Value> of(@Nullable ResponseTimes times) {
            return Optional.ofNullable(times)
                    .map(each -> new Value(each.median(), each.lowerQuartile(), each.upperQuartile()));
        }
    }

    /** What programs call it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** What its values are of. */
    public Unit unit() {
        return unit;
    }

    /** What it estimates. H is the share of machine pictures that were called machine, F that of human pictures. */
    public String estimand() {
        return estimand;
    }

    /** How it is computed. */
    public FigureMethod method() {
        return method;
    }

    /** What it is in these answers; empty where they do not tell it. */
    public Optional<Value> of(Figures figures) {
        return found.apply(figures);
    }

    /** A value of it as people read it, with its interval where it has one. */
    public String words(Value value) {
        return unit.words(value.estimate())
                + (value.lower() == null || value.upper() == null
                        ? ""
                        : " (%s to %s)".formatted(unit.words(value.lower()), unit.words(value.upper())));
    }

    private static Function<Figures, Optional<Value>> yesNo(Function<YesNoFigures, Optional<Value>> value) {
        return figures -> Optional.ofNullable(figures.yesNo()).flatMap(value);
    }

    private static Function<Figures, Optional<Value>> crossed(Function<YesNoFigures.Crossed, Optional<Value>> value) {
        return yesNo(figures -> Optional.ofNullable(figures.crossed()).flatMap(value));
    }

    private static Function<Figures, Optional<Value>> detected(Function<Detection, Interval> value) {
        return crossed(each -> Value.of(value.apply(each.detection())));
    }

    private static Function<Figures, Optional<Value>> modelled(Function<YesNoFigures.Model, Optional<Value>> value) {
        return crossed(each -> Optional.ofNullable(each.model()).flatMap(value));
    }

    private static Function<Figures, Optional<Value>> pairs(Function<PairFigures, Optional<Value>> value) {
        return figures -> Optional.ofNullable(figures.pairs()).flatMap(value);
    }
}

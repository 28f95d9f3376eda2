package blindbrush.results;

import blindbrush.design.Estimand;
import blindbrush.statistics.Interval;
import blindbrush.statistics.Quartiles;
import blindbrush.statistics.ResponseTimes;
import blindbrush.statistics.crossed.Estimate;
import blindbrush.statistics.crossed.NoInterval;
import blindbrush.statistics.crossed.UnequalVariance;
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
            "share of right answers, all participants' answers together",
            FigureMethod.CLUSTERED_SHARE,
            figures -> Value.of(figures.accuracy())),
    YES_NO_RIGHT_SHARE(
            "Share right, one picture (yes-no)",
            Unit.PERCENT,
            "share of right answers to single pictures",
            FigureMethod.CLUSTERED_SHARE,
            figures -> yesNoRight(figures).flatMap(Value::of)),
    D_PRIME(
            "d′, one picture (yes-no)",
            Unit.DEVIATION,
            "sensitivity z(H) − z(F), all participants' answers together",
            FigureMethod.CLUSTERED,
            detected(Detection::dPrime)),
    CRITERION(
            "Criterion c: above 0 leans to “human”",
            Unit.DEVIATION,
            "criterion −(z(H) + z(F)) / 2, all participants' answers together",
            FigureMethod.CLUSTERED,
            detected(Detection::criterion)),
    BETA(
            "β, likelihood ratio at the criterion",
            Unit.NUMBER,
            "likelihood of machine over that of human at the criterion, exp(c d′)",
            FigureMethod.CLUSTERED,
            detected(Detection::beta)),
    A_D(
            "A_d, share of pairs that this d′ would get right",
            Unit.NUMBER,
            "share of pairs that an observer of this d′ gets right, Φ(d′ / √2)",
            FigureMethod.CLUSTERED,
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
            FigureMethod.VARIANCE_RATIO,
            crossed(each -> Optional.ofNullable(each.effect()).flatMap(effect -> Value.of(effect.effect())))),
    AUC(
            "AUC of the ratings",
            Unit.NUMBER,
            "chance that a machine picture is rated as more machine-made than a human one, ties counted by half",
            FigureMethod.CLUSTERED,
            crossed(each -> Value.of(each.area()))),
    ZROC_SLOPE(
            "zROC slope: below 1, machine pictures vary more",
            Unit.NUMBER,
            "standard deviation of human pictures over that of machine pictures, by the normal model of all six steps (Dorfman and Alf 1969)",
            FigureMethod.CLUSTERED,
            unequal(UnequalVariance::slope)),
    D_A(
            "d_a, by all six steps",
            Unit.DEVIATION,
            "sensitivity d_a of the same model: distance of the means in units of the root of the mean variance",
            FigureMethod.CLUSTERED,
            unequal(UnequalVariance::dA)),
    HYPE_INFINITY(
            "Share wrong without a limit of exposure (HYPE∞)",
            Unit.PERCENT,
            "share of wrong answers to single pictures of both origins that stood without a limit (HYPE∞, Zhou et al. 2019)",
            FigureMethod.CLUSTERED_SHARE,
            figures -> Value.of(figures.hypeInfinity())),
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
    UNCERTAINTY(
            "Uncertainty (the Brier score of always saying the share of machine pictures)",
            Unit.THREE,
            "share of machine pictures times that of human ones; the Brier score is reliability less resolution, plus this",
            FigureMethod.MURPHY,
            yesNo(each -> Value.of(each.calibration().uncertainty()))),
    PAIRS_RIGHT_SHARE(
            "Share right, pairs (2AFC)",
            Unit.PERCENT,
            "share of right answers to pairs",
            FigureMethod.CLUSTERED_SHARE,
            pairs(each -> Value.of(each.rightShare()))),
    PAIRS_D_PRIME_POOLED(
            "d′, pairs (2AFC)",
            Unit.DEVIATION,
            "sensitivity (z(H) − z(F)) / √2, the machine picture on the left being the signal",
            FigureMethod.CLUSTERED,
            pairs(each -> Value.of(each.dPrime()))),
    PAIRS_SIDE_BIAS_POOLED(
            "Side bias: above 0 leans to the right",
            Unit.DEVIATION,
            "criterion −(z(H) + z(F)) / 2, the machine picture on the left being the signal",
            FigureMethod.CLUSTERED,
            pairs(each -> Value.of(each.sideBias()))),
    EXPOSURE_THRESHOLD(
            "Exposure that pairs need",
            Unit.EXPOSURE,
            "exposure at which pairs are told rightly 74 times in 100, halfway between guessing and what 2 lapses in 100 leave (logistic curve of log exposure)",
            FigureMethod.CLUSTERED,
            pairs(each -> Optional.ofNullable(each.exposures())
                    .flatMap(exposures -> Value.of(exposures.threshold().millis())))),
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
     * @param lacking why it has no interval; null where it has one, or is of a kind that never has one
     */
    public record Value(
            double estimate,
            @Nullable Double lower,
            @Nullable Double upper,
            @Nullable NoInterval lacking) {

        private static Optional<Value> of(double estimate) {
            return Optional.of(new Value(estimate, null, null, null));
        }

        private static Optional<Value> of(double estimate, double lower, double upper) {
            return Optional.of(new Value(estimate, lower, upper, null));
        }

        /** Empty of null. */
        public static Optional<Value> of(@Nullable Estimate found) {
            return Optional.ofNullable(found)
                    .flatMap(each -> each.hasInterval()
                            ? of(each.bounds())
                            : Optional.of(new Value(each.estimate(), null, null, each.lacking())));
        }

        private static Optional<Value> of(Interval interval) {
            return of(interval.estimate(), interval.lower(), interval.upper());
        }

        /** Without its interval. */
        public Value alone() {
            return new Value(estimate, null, null, null);
        }

        private static Optional<Value> of(@Nullable Quartiles quartiles) {
            return Optional.ofNullable(quartiles).flatMap(each -> of(each.median(), each.lower(), each.upper()));
        }

        /** Their median and quartiles; empty of null. */
        public static Optional<Value> of(@Nullable ResponseTimes times) {
            return Optional.ofNullable(times)
                    .flatMap(each -> of(each.median(), each.lowerQuartile(), each.upperQuartile()));
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

    /** The figure that a design names as its primary estimand. */
    public static Figure of(Estimand estimand) {
        return valueOf(estimand.name());
    }

    /** Of how many participants, pictures and answers it is made; empty of an analysis that was frozen before that was counted. */
    public Optional<Extent> extent(Figures figures) {
        return Optional.ofNullable(figures.extents()).map(extents -> switch (this) {
            case SESSIONS, TRIALS, ACCURACY -> extents.all();
            case D_PRIME_WITHIN_PARTICIPANT -> extents.within();
            case RT -> extents.timed();
            case HYPE_INFINITY -> extents.unlimited();
            case EXPOSURE_THRESHOLD -> extents.pairsExposed();
            case PAIRS_RT -> extents.pairsTimed();
            case PAIRS_RIGHT_SHARE, PAIRS_D_PRIME_POOLED, PAIRS_SIDE_BIAS_POOLED -> extents.pairs();
            default -> extents.yesNo();
        });
    }

    /** A value of it as people read it: “0.61 (0.40 to 0.80)” with its interval, “1.9 s (quartiles 1.2 s to 3.4 s)” with its quartiles. */
    public String words(Value value) {
        return unit.words(value.estimate())
                + (value.lower() == null || value.upper() == null
                        ? ""
                        : " (%s%s to %s)"
                                .formatted(
                                        method.tellsQuartiles() ? "quartiles " : "",
                                        unit.words(value.lower()),
                                        unit.words(value.upper())));
    }

    /** An analysis of single pictures alone that was frozen before has it as the share of all trials. */
    private static Optional<Estimate> yesNoRight(Figures figures) {
        YesNoFigures yesNo = figures.yesNo();
        return yesNo == null
                ? Optional.empty()
                : Optional.ofNullable(yesNo.rightShare())
                        .or(() -> Optional.ofNullable(figures.accuracy()).filter(any -> figures.pairs() == null));
    }

    private static Function<Figures, Optional<Value>> yesNo(Function<YesNoFigures, Optional<Value>> value) {
        return figures -> Optional.ofNullable(figures.yesNo()).flatMap(value);
    }

    private static Function<Figures, Optional<Value>> crossed(Function<YesNoFigures.Crossed, Optional<Value>> value) {
        return yesNo(figures -> value.apply(figures.crossed()));
    }

    private static Function<Figures, Optional<Value>> detected(Function<Detection, Estimate> value) {
        return crossed(each -> Value.of(value.apply(each.detection())));
    }

    private static Function<Figures, Optional<Value>> unequal(Function<UnequalVariance, Estimate> value) {
        return crossed(each -> Optional.ofNullable(each.unequal()).map(value).flatMap(Value::of));
    }

    private static Function<Figures, Optional<Value>> modelled(Function<YesNoFigures.Model, Optional<Value>> value) {
        return crossed(each -> Optional.ofNullable(each.model()).flatMap(value));
    }

    private static Function<Figures, Optional<Value>> pairs(Function<PairFigures, Optional<Value>> value) {
        return figures -> Optional.ofNullable(figures.pairs()).flatMap(value);
    }
}

package blindbrush.statistics.crossed;

import blindbrush.statistics.Interval;
import blindbrush.statistics.SignalDetection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Signal detection of all answers of a study taken together, for other participants and other pictures of the same kinds. Estimates are those of
 * {@link SignalDetection}; intervals are those of {@link CrossedAnswers}.
 */
public final class CrossedDetection {

    private final SignalDetection counts;
    private final CrossedAnswers answers;
    private final ProbitShare hit;
    private final ProbitShare falseAlarm;

    private CrossedDetection(SignalDetection counts, CrossedAnswers answers) {
        this.counts = counts;
        this.answers = answers;
        hit = new ProbitShare(counts.hits(), counts.hits() + counts.misses());
        falseAlarm = new ProbitShare(counts.falseAlarms(), counts.falseAlarms() + counts.correctRejections());
    }

    /**
     * Of the yes-no answers of a study.
     *
     * @throws IllegalArgumentException if there is no answer to pictures of one of the origins
     */
    public static CrossedDetection of(Judgements judgements) {
        return new CrossedDetection(judgements.pooled(), CrossedAnswers.of(judgements));
    }

    /** Of counts and of the answers that they count, by {@link Judgements#cell}. */
    static CrossedDetection of(SignalDetection counts, CrossedAnswers answers) {
        return new CrossedDetection(counts, answers);
    }

    /** All answers as they came. */
    public SignalDetection counts() {
        return counts;
    }

    /** d′ with the log-linear correction: smaller than a typical participant's where they differ. */
    public Estimate dPrime() {
        return dPrime(1);
    }

    /** Times a factor above 0. */
    Estimate dPrime(double factor) {
        return answers.estimate(factor * counts.dPrime(), sum(1, -1), value -> factor * value);
    }

    /** c: above 0 leans to “human”. */
    public Estimate criterion() {
        return answers.estimate(counts.criterion(), sum(-0.5, -0.5), value -> value);
    }

    /** A_d, with the interval that the bounds of d′ make. */
    public Estimate area() {
        return answers.estimate(counts.area(), sum(1, -1), SignalDetection::area);
    }

    /** Share of “machine” among the answers to machine pictures. */
    public Estimate hitRate() {
        return ofMachine().estimate(hit.share(), hits(), ProbitShare::of);
    }

    /** Share of “machine” among the answers to human pictures. */
    public Estimate falseAlarmRate() {
        return ofHuman().estimate(falseAlarm.share(), falseAlarms(), ProbitShare::of);
    }

    /** By how much the share of “human” among machine pictures is larger than among human ones. */
    public Estimate humanDifference() {
        return withBoth(falseAlarm.share() - hit.share(), both -> new Interval(
                        falseAlarm.share(), ProbitShare.of(both.noise.lower()), ProbitShare.of(both.noise.upper()))
                .minus(
                        new Interval(
                                hit.share(), ProbitShare.of(both.signal.lower()), ProbitShare.of(both.signal.upper())),
                        both.correlation));
    }

    /**
     * β, the likelihood ratio at the criterion. ln β = z(F)² / 2 − z(H)² / 2 is a difference of two figures, so that its bounds are recovered from
     * theirs and from how they hang together (Zou and Donner 2008, Statistics in Medicine 27): by the slopes alone it would have no width where
     * both z are 0. Where ln β is near 0, its interval is wider than it needs be.
     */
    public Estimate beta() {
        return withBoth(counts.beta(), both -> {
            Interval logarithm = SignalDetection.halfSquare(both.noise)
                    .minus(SignalDetection.halfSquare(both.signal), both.correlationOfSquares());
            return new Interval(counts.beta(), Math.exp(logarithm.lower()), Math.exp(logarithm.upper()));
        });
    }

    /**
     * Both rates on the probit scale.
     *
     * @param signal z(H) with its interval
     * @param noise z(F) with its interval
     * @param signalVariance clustered
     * @param noiseVariance clustered
     * @param covariance clustered
     */
    private record Both(
            Interval signal,
            Interval noise,
            double signalVariance,
            double noiseVariance,
            double covariance,
            double correlation) {

        /** Of z(F)² and z(H)², if z(F) and z(H) are normal. */
        double correlationOfSquares() {
            double means = 4 * signal.estimate() * noise.estimate();
            double covarianceOfSquares = covariance * (2 * covariance + means);
            return bounded(covarianceOfSquares
                    / Math.sqrt(varianceOfSquare(signal, signalVariance) * varianceOfSquare(noise, noiseVariance)));
        }

        private static double varianceOfSquare(Interval z, double variance) {
            return variance * (2 * variance + 4 * z.estimate() * z.estimate());
        }
    }

    private Estimate withBoth(double estimate, Function<Both, Interval> interval) {
        Optional<NoInterval> lacking = answers.lacking(sum(1, -1))
                .or(() -> ofMachine().lacking(hits()))
                .or(() -> ofHuman().lacking(falseAlarms()));
        return lacking.map(why -> Estimate.without(estimate, why)).orElseGet(() -> Estimate.of(interval.apply(both())));
    }

    private Both both() {
        ClusteredVariance signal = ofMachine().variance(hits());
        ClusteredVariance noise = ofHuman().variance(falseAlarms());
        double correlation =
                bounded(answers.covariance(hits(), falseAlarms()) / Math.sqrt(signal.variance() * noise.variance()));
        return new Both(
                Interval.around(hit.z(), signal.half(hit.variance())),
                Interval.around(falseAlarm.z(), noise.half(falseAlarm.variance())),
                signal.variance(),
                noise.variance(),
                correlation * Math.sqrt(signal.variance() * noise.variance()),
                correlation);
    }

    private static double bounded(double correlation) {
        return Math.max(-1, Math.min(1, correlation));
    }

    private CrossedAnswers ofMachine() {
        return answers.where(kind -> kind >= 2);
    }

    private CrossedAnswers ofHuman() {
        return answers.where(kind -> kind < 2);
    }

    private Linearized hits() {
        return sum(1, 0);
    }

    private Linearized falseAlarms() {
        return sum(0, 1);
    }

    /** So many times z(H), and so many times z(F). */
    private Linearized sum(double signal, double noise) {
        double[] residuals = IntStream.range(0, 4)
                .mapToDouble(
                        kind -> kind >= 2 ? signal * hit.residual(kind % 2) : noise * falseAlarm.residual(kind % 2))
                .toArray();
        return new Linearized(
                signal * hit.z() + noise * falseAlarm.z(),
                residuals,
                signal * signal * hit.variance() + noise * noise * falseAlarm.variance(),
                (signal == 0 || hit.varies()) && (noise == 0 || falseAlarm.varies()));
    }
}

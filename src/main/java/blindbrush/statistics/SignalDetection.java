package blindbrush.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Signal detection of yes-no answers with equal variances, machine pictures being the signal: what an observer can tell apart
 * (d′), whichever answer they lean to (c). Rates carry the log-linear correction (Hautus 1995), always, so that perfect scores have a
 * figure too. Answers are taken as independent, as within one participant.
 *
 * @param hits machine pictures called machine
 * @param misses machine pictures called human
 * @param falseAlarms human pictures called machine
 * @param correctRejections human pictures called human
 */
public record SignalDetection(int hits, int misses, int falseAlarms, int correctRejections) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double DEVIATE = NORMAL.inverseSurvivalProbability(0.025);

    /** @throws IllegalArgumentException if a count is negative, or there is no answer to pictures of one of the origins */
    public SignalDetection {
        if (Math.min(Math.min(hits, misses), Math.min(falseAlarms, correctRejections)) < 0) {
            throw new IllegalArgumentException("A count of answers is never negative.");
        }
        if (hits + misses == 0 || falseAlarms + correctRejections == 0) {
            throw new IllegalArgumentException("Sensitivity needs answers to pictures of both origins.");
        }
    }

    /** Of counts; empty where there is no answer to pictures of one of the origins. */
    public static Optional<SignalDetection> of(int hits, int misses, int falseAlarms, int correctRejections) {
        return hits + misses == 0 || falseAlarms + correctRejections == 0
                ? Optional.empty()
                : Optional.of(new SignalDetection(hits, misses, falseAlarms, correctRejections));
    }

    /** Sensitivity z(H) − z(F), in standard deviations; 0 where nothing is told apart. */
    public double dPrime() {
        return dPrime(hitRate(), falseAlarmRate());
    }

    /** Criterion −(z(H) + z(F)) / 2: above 0 leans to “human”, below to “machine”. */
    public double criterion() {
        return criterion(hitRate(), falseAlarmRate());
    }

    /** ln β = c · d′, the logarithm of the likelihood ratio at the criterion. */
    public double lnBeta() {
        return criterion() * dPrime();
    }

    /** β = exp(c · d′), the likelihood ratio at the criterion: 1 where neither answer is leant to. */
    public double beta() {
        return Math.exp(lnBeta());
    }

    /** A_d = Φ(d′ / √2), the share of pairs that an observer of this sensitivity gets right. */
    public double area() {
        return area(dPrime());
    }

    /** Of d′, by Gourevitch and Galanter (1967) with the corrected rates and the plain numbers of pictures. */
    public double standardError() {
        return Math.sqrt(
                variance(hitRate(), hits + misses) + variance(falseAlarmRate(), falseAlarms + correctRejections));
    }

    /** d′ with its interval, estimate ± z · {@link #standardError()}. */
    public Interval dPrimeInterval() {
        double half = DEVIATE * standardError();
        return new Interval(dPrime(), dPrime() - half, dPrime() + half);
    }

    /** The criterion with its interval, from Var(c) = Var(d′) / 4. */
    public Interval criterionInterval() {
        double half = DEVIATE * standardError() / 2;
        return new Interval(criterion(), criterion() - half, criterion() + half);
    }

    /** A_d with the interval that the bounds of d′ make of it, 0 to 1. */
    public Interval areaInterval() {
        Interval dPrime = dPrimeInterval();
        return new Interval(area(), area(dPrime.lower()), area(dPrime.upper()));
    }

    /**
     * β with its interval. ln β = z(F)² / 2 − z(H)² / 2 is a difference of two independent figures, so that its bounds are recovered from
     * theirs (Zou and Donner 2008, Statistics in Medicine 27): an interval by the slopes alone would have no width where both z are 0.
     * With 60 pictures of each origin it covers β in 95 % or more where rates are moderate; where one of them is 0.01 or 0.99, in 88 to
     * 91 %, since the correction draws it far.
     */
    public Interval betaInterval() {
        Interval signal = halfSquare(within(z(hitRate()), variance(hitRate(), hits + misses)));
        Interval noise =
                halfSquare(within(z(falseAlarmRate()), variance(falseAlarmRate(), falseAlarms + correctRejections)));
        Interval logarithm = noise.minus(signal, 0);
        return new Interval(beta(), Math.exp(logarithm.lower()), Math.exp(logarithm.upper()));
    }

    /** z(H) − z(F) of rates above 0 and below 1, as they are. */
    public static double dPrime(double hitRate, double falseAlarmRate) {
        return z(hitRate) - z(falseAlarmRate);
    }

    /** −(z(H) + z(F)) / 2 of rates above 0 and below 1, as they are. */
    public static double criterion(double hitRate, double falseAlarmRate) {
        return -(z(hitRate) + z(falseAlarmRate)) / 2;
    }

    /** z² / 2 with the interval that those of z makes, which lies around it. */
    public static Interval halfSquare(Interval z) {
        double nearest = Math.max(0, Math.max(z.lower(), -z.upper()));
        double farthest = Math.max(-z.lower(), z.upper());
        return new Interval(z.estimate() * z.estimate() / 2, nearest * nearest / 2, farthest * farthest / 2);
    }

    private static Interval within(double z, double variance) {
        return Interval.around(z, DEVIATE * Math.sqrt(variance));
    }

    /** A_d of a d′. */
    public static double area(double dPrime) {
        return NORMAL.cumulativeProbability(dPrime / Math.sqrt(2));
    }

    private double hitRate() {
        return (hits + 0.5) / (hits + misses + 1);
    }

    private double falseAlarmRate() {
        return (falseAlarms + 0.5) / (falseAlarms + correctRejections + 1);
    }

    private static double variance(double rate, int pictures) {
        double density = NORMAL.density(z(rate));
        return rate * (1 - rate) / (pictures * density * density);
    }

    private static double z(double rate) {
        return NORMAL.inverseCumulativeProbability(rate);
    }
}

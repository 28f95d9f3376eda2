package blindbrush.results;

import blindbrush.statistics.CrossedBootstrap;
import blindbrush.statistics.Interval;
import blindbrush.statistics.SignalDetection;

/**
 * Signal detection of answers to single pictures, each figure with its interval.
 *
 * @param crossed whether the intervals resample participants and stimuli; otherwise they take trials as independent
 * @param dPrime sensitivity
 * @param criterion leaning: above 0 to “human”
 * @param beta likelihood ratio at the criterion
 * @param area A_d, the share of pairs that an observer of this sensitivity gets right
 */
public record Detection(
        SignalDetection counts, boolean crossed, Interval dPrime, Interval criterion, Interval beta, Interval area) {

    /** With participants and stimuli resampled. */
    static Detection of(CrossedBootstrap resampled) {
        return new Detection(
                resampled.observed(),
                true,
                resampled.dPrime(),
                resampled.interval(SignalDetection::criterion),
                resampled.interval(SignalDetection::beta),
                resampled.interval(SignalDetection::area));
    }

    /** With formulae for independent trials, as within one participant. */
    public static Detection ofIndependent(SignalDetection counts) {
        return new Detection(
                counts,
                false,
                counts.dPrimeInterval(),
                counts.criterionInterval(),
                counts.betaInterval(),
                counts.areaInterval());
    }
}

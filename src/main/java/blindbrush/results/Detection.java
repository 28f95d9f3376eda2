package blindbrush.results;

import blindbrush.statistics.SignalDetection;
import blindbrush.statistics.crossed.CrossedDetection;
import blindbrush.statistics.crossed.Estimate;

/**
 * Signal detection of answers to single pictures, each figure with its interval or with the reason why it has none.
 *
 * @param dPrime sensitivity
 * @param criterion leaning: above 0 to “human”
 * @param beta likelihood ratio at the criterion
 * @param area A_d, the share of pairs that an observer of this sensitivity gets right
 */
public record Detection(SignalDetection counts, Estimate dPrime, Estimate criterion, Estimate beta, Estimate area) {

    /** For other participants and other pictures of the same kinds. */
    static Detection of(CrossedDetection crossed) {
        return new Detection(crossed.counts(), crossed.dPrime(), crossed.criterion(), crossed.beta(), crossed.area());
    }

    /** With formulae for independent trials, as within one participant. */
    public static Detection ofIndependent(SignalDetection counts) {
        return new Detection(
                counts,
                Estimate.of(counts.dPrimeInterval()),
                Estimate.of(counts.criterionInterval()),
                Estimate.of(counts.betaInterval()),
                Estimate.of(counts.areaInterval()));
    }
}

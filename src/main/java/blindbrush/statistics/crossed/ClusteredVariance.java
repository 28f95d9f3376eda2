package blindbrush.statistics.crossed;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The variance of a statistic of crossed answers for other participants and other pictures of the same kinds (Cameron, Gelbach and Miller
 * 2011, Journal of Business and Economic Statistics 29).
 *
 * @param variance 0 or more
 * @param freedom degrees of freedom by Satterthwaite, at least 1
 */
record ClusteredVariance(double variance, double freedom) {

    private static final double TAIL = 0.025;
    private static final double DEVIATE = NormalDistribution.of(0, 1).inverseSurvivalProbability(TAIL);

    /**
     * Half the width of a 95 % interval, by Student's t. It is never less than for independent answers, since chance makes an estimated variance
     * too small at times.
     *
     * @param independent variance of the same statistic of as many independent answers
     */
    double half(double independent) {
        double clustered = TDistribution.of(freedom).inverseSurvivalProbability(TAIL) * Math.sqrt(variance);
        return Math.max(clustered, DEVIATE * Math.sqrt(independent));
    }
}

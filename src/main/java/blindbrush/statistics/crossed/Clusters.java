package blindbrush.statistics.crossed;

import blindbrush.statistics.crossed.NoInterval.Reason;
import java.util.List;
import java.util.Optional;

/**
 * Of a statistic of crossed answers, the variances that make up its own: sums of its residuals by participant and by picture, squared.
 *
 * @param byParticipant clustered by participant
 * @param participants at least 2
 * @param byPicture clustered by picture, stratum by stratum
 * @param ofAnswers as if each answer were by itself
 * @param ofShared the same of answers to pairs, which are part of two pictures each
 */
record Clusters(double byParticipant, int participants, List<Stratum> byPicture, double ofAnswers, double ofShared) {

    private static final double NOTHING = 1e-12;

    /**
     * Of the pictures of one origin or group.
     *
     * @param pictures at least 2
     */
    record Stratum(double variance, int pictures) {}

    /** Why the variance cannot be estimated; empty where it can. */
    Optional<NoInterval> lacking() {
        double nothing = NOTHING * ofAnswers;
        if (byParticipant <= nothing) {
            return Optional.of(NoInterval.of(Reason.SESSIONS_ALIKE));
        }
        return byPicture.stream().anyMatch(stratum -> stratum.variance <= nothing)
                ? Optional.of(NoInterval.of(Reason.PICTURES_ALIKE))
                : Optional.empty();
    }

    /**
     * The variance clustered by participant and that clustered by picture, less that of the answers, which both contain, but at least the smaller
     * of the two. Of an answer to a pair, half of its own variance is taken from either picture. Degrees of freedom are those of the variance
     * between participants and of that of the pictures of each stratum.
     */
    ClusteredVariance variance() {
        double pictures = 0;
        double spread = Math.pow(Math.max(byParticipant - ofAnswers, 0), 2) / (participants - 1);
        for (Stratum stratum : byPicture) {
            double own = Math.max(stratum.variance - ofShared / 2, 0);
            pictures += own;
            spread += own * own / (stratum.pictures - 1);
        }
        double both = Math.max(byParticipant + pictures - ofAnswers, Math.min(byParticipant, pictures));
        double freedom = spread > 0 ? Math.max(1, both * both / spread) : participants - 1;
        return new ClusteredVariance(both, freedom);
    }
}

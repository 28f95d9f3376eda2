package blindbrush.statistics;

import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What the mean accuracy of a study varies by when every participant could have been another and every stimulus too: variance =
 * participant / n + stimulus / m + residual / (n · trials). With a fixed number of stimuli no number of participants makes it
 * less than stimulus / m (Clark 1973, Journal of Verbal Learning and Verbal Behavior 12).
 *
 * @param participant variance between participants' true accuracies, 0 or more
 * @param stimulus variance between stimuli's true accuracies, 0 or more
 * @param residual variance of one answer about what its participant and stimulus lead to expect, 0 or more
 */
public record Precision(double participant, double stimulus, double residual) {

    private static final double ERROR = 0.05;

    /** @throws IllegalArgumentException if a variance is negative */
    public Precision {
        if (!(participant >= 0 && stimulus >= 0 && residual >= 0)) {
            throw new IllegalArgumentException("A variance is never negative.");
        }
    }

    /**
     * Of the mean accuracy.
     *
     * @param participants at least 1
     * @param stimuli in the study, at least 1
     * @param trials of each participant, at least 1
     */
    public double variance(int participants, int stimuli, int trials) {
        return participant / participants + stimulus / stimuli + residual / ((double) participants * trials);
    }

    /** Half the width of a 95 % interval of the mean accuracy. */
    public double half(int participants, int stimuli, int trials) {
        return deviate() * Math.sqrt(variance(participants, stimuli, trials));
    }

    /** What half the width comes to with ever more participants, and does not reach. */
    public double leastHalf(int stimuli) {
        return deviate() * Math.sqrt(stimulus / stimuli);
    }

    /**
     * How many participants make the interval this short; none where no number does, for want of stimuli.
     *
     * @param half half of the wanted width, above 0
     */
    public OptionalInt participantsFor(double half, int stimuli, int trials) {
        double room = Math.pow(half / deviate(), 2) - stimulus / stimuli;
        double needed = (participant + residual / trials) / room;
        return room > 0 && needed <= Integer.MAX_VALUE
                ? OptionalInt.of(Math.max(1, (int) Math.ceil(needed)))
                : OptionalInt.empty();
    }

    private static double deviate() {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability(ERROR / 2);
    }
}

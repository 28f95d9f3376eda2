package blindbrush.statistics.crossed;

import blindbrush.statistics.Rating;
import blindbrush.statistics.RatingRoc;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The area under the ROC curve of ratings, for other participants and other pictures of the same kinds: DeLong's components of each answer
 * (1988, Biometrics 44), clustered as in {@link CrossedAnswers}, with an interval from the probit scale.
 */
public final class CrossedRoc {

    /** Kinds of answers: each step about a human picture, then each step about a machine picture. */
    public static final int KINDS = 2 * Rating.STEPS;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private CrossedRoc() {}

    /** The kind of an answer. */
    public static int kind(boolean machine, Rating rating) {
        return (machine ? Rating.STEPS : 0) + rating.step() - 1;
    }

    /**
     * Of answers by {@link #kind}.
     *
     * @param roc of all of them together
     */
    public static Estimate area(RatingRoc roc, CrossedAnswers answers) {
        double area = roc.area();
        double slope = 1 / NORMAL.density(NORMAL.inverseCumulativeProbability(area));
        double[] residuals = IntStream.range(0, KINDS)
                .mapToDouble(kind -> slope * residual(roc, kind, area))
                .toArray();
        boolean varies = area > 0 && area < 1;
        var statistic = new Linearized(
                NORMAL.inverseCumulativeProbability(area), residuals, Math.pow(slope * roc.standardError(), 2), varies);
        return answers.estimate(area, statistic, ProbitShare::of);
    }

    private static double residual(RatingRoc roc, int kind, double area) {
        boolean machine = kind >= Rating.STEPS;
        int step = kind % Rating.STEPS;
        int all = (machine ? roc.machine() : roc.human())
                .stream().mapToInt(Integer::intValue).sum();
        return ((machine ? roc.machineAbove(step) : roc.humanBelow(step)) - area) / all;
    }
}

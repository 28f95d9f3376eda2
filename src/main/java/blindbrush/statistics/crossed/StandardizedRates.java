package blindbrush.statistics.crossed;

import blindbrush.statistics.Fit;
import blindbrush.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How often the stimuli of each of several groups are called human, as they are and as they would be if the groups did not differ in what was
 * measured of them: a {@link CovariateModel}. Intervals are for other participants and, within each group, other pictures, clustered as in
 * {@link CrossedAnswers}. Covariates are observed, not dealt by chance: what was not measured may still lie behind a difference.
 */
public final class StandardizedRates {

    /**
     * Stimuli that each group, and each coefficient but one, needs at least (Vittinghoff and McCulloch 2007, American Journal of Epidemiology
     * 165, who find five to nine enough).
     */
    public static final int FEWEST = 5;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final Judgements judgements;
    private final int[][] strata;
    private final List<PictureStatistic> crude;
    private final List<PictureStatistic> standardized;

    private StandardizedRates(
            Judgements judgements, int[][] strata, List<PictureStatistic> crude, List<PictureStatistic> standardized) {
        this.judgements = judgements;
        this.strata = strata;
        this.crude = crude;
        this.standardized = standardized;
    }

    /**
     * Fits. There is no fit with too few participants or stimuli, where they differ in no covariate, or if the model has no maximum for them.
     *
     * @param judgements of these stimuli only
     * @param groups of each stimulus, from 0 without a gap
     * @param covariates of each stimulus, such as its sharpness; one that is the same for all is left out
     */
    public static Fit<StandardizedRates> of(Judgements judgements, int[] groups, double[][] covariates) {
        if (judgements.participants() < CrossedAnswers.FEWEST) {
            return new Fit.None<>("There must be %d participants at least.".formatted(CrossedAnswers.FEWEST));
        }
        var model = new CovariateModel(groups, covariates);
        Optional<String> lacking = model.lacking(FEWEST);
        if (lacking.isPresent()) {
            return new Fit.None<>(lacking.get());
        }
        double[] human = new double[judgements.stimuli()];
        double[] answers = new double[judgements.stimuli()];
        for (int k = 0; k < judgements.size(); k++) {
            answers[judgements.stimulus[k]]++;
            human[judgements.stimulus[k]] += judgements.calledMachine[k] ? 0 : 1;
        }
        return model.standardized(human, answers)
                .map(standardized ->
                        new StandardizedRates(judgements, model.strata(), model.crude(human, answers), standardized));
    }

    /** The share that it would have with all stimuli's covariates. */
    public Estimate standardized(int group) {
        return share(standardized.get(group));
    }

    /** By how much a group's share is larger than another's as they are. */
    public Estimate crudeDifference(int group, int other) {
        return difference(crude.get(group), crude.get(other));
    }

    /** By how much it would be with all stimuli's covariates. */
    public Estimate standardizedDifference(int group, int other) {
        return difference(standardized.get(group), standardized.get(other));
    }

    /** With an interval from the probit scale. */
    private Estimate share(PictureStatistic share) {
        Clusters clusters = clusters(share);
        Optional<NoInterval> lacking = clusters.lacking();
        if (lacking.isPresent()) {
            return Estimate.without(share.value(), lacking.get());
        }
        double z = NORMAL.inverseCumulativeProbability(share.value());
        double half = clusters.variance().half(clusters.ofAnswers()) / NORMAL.density(z);
        return Estimate.of(new Interval(share.value(), ProbitShare.of(z - half), ProbitShare.of(z + half)));
    }

    private Estimate difference(PictureStatistic one, PictureStatistic other) {
        Estimate left = share(one);
        Estimate right = share(other);
        Clusters apart = clusters(one.minus(other));
        Optional<NoInterval> lacking = Stream.of(
                        left.lacking(), right.lacking(), apart.lacking().orElse(null))
                .filter(Objects::nonNull)
                .findFirst();
        if (lacking.isPresent()) {
            return Estimate.without(one.value() - other.value(), lacking.get());
        }
        double of = clusters(one).variance().variance();
        double ofOther = clusters(other).variance().variance();
        double ofDifference = apart.variance().variance();
        double correlation = (of + ofOther - ofDifference) / 2 / Math.sqrt(of * ofOther);
        return Estimate.of(left.bounds().minus(right.bounds(), Math.max(-1, Math.min(1, correlation))));
    }

    private Clusters clusters(PictureStatistic statistic) {
        double byParticipant = 0;
        double ofAnswers = 0;
        double[] pictures = statistic.own().clone();
        for (int i = 0; i < judgements.participants(); i++) {
            double sum = 0;
            for (int k = judgements.first[i]; k < judgements.first[i + 1]; k++) {
                int stimulus = judgements.stimulus[k];
                double moved = judgements.calledMachine[k]
                        ? statistic.calledMachine()[stimulus]
                        : statistic.calledHuman()[stimulus];
                sum += moved;
                pictures[stimulus] += moved;
                ofAnswers += moved * moved;
            }
            byParticipant += sum * sum;
        }
        int participants = judgements.participants();
        List<Clusters.Stratum> byPicture = Arrays.stream(strata)
                .filter(stratum -> IntStream.of(stratum).anyMatch(statistic::depends))
                .map(stratum -> new Clusters.Stratum(within(pictures, stratum), stratum.length))
                .toList();
        return new Clusters(byParticipant * participants / (participants - 1), participants, byPicture, ofAnswers, 0);
    }

    /** Of the pictures of a group, about their mean. */
    private static double within(double[] pictures, int[] stratum) {
        double mean = IntStream.of(stratum)
                .mapToDouble(stimulus -> pictures[stimulus])
                .average()
                .orElseThrow();
        double squares = IntStream.of(stratum)
                .mapToDouble(stimulus -> Math.pow(pictures[stimulus] - mean, 2))
                .sum();
        return squares * stratum.length / (stratum.length - 1);
    }
}

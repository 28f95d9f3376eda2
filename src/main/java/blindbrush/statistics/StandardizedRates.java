package blindbrush.statistics;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How often the stimuli of each of several groups are called human, as they are and as they would be if the groups did not differ in what was
 * measured of them: a {@link CovariateModel}. Participants, and stimuli within their group, are resampled as in {@link CrossedBootstrap},
 * and the model is fitted anew to each replicate. Covariates are observed, not dealt by chance: what was not measured may still lie behind a
 * difference.
 */
public final class StandardizedRates {

    /**
     * Stimuli that each group, and each coefficient but one, needs at least (Vittinghoff and McCulloch 2007, American Journal of Epidemiology
     * 165, who find five to nine enough).
     */
    public static final int FEWEST = 5;

    private static final double MOST_FAILED = 0.05;

    private final Rates observed;
    private final List<Rates> replicates;

    /** Of each group. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Rates(double[] crude, double[] standardized) {}

    private StandardizedRates(Rates observed, List<Rates> replicates) {
        this.observed = observed;
        this.replicates = replicates;
    }

    /**
     * Fits and resamples, the same for the same seed. There is no fit with too few participants or stimuli, where they differ in no covariate,
     * or if the model has no maximum for them or for more than 5 % of the replicates.
     *
     * @param judgements of these stimuli only
     * @param groups of each stimulus, from 0 without a gap
     * @param covariates of each stimulus, such as its sharpness; one that is the same for all is left out
     * @param draws at least {@link CrossedBootstrap#FEWEST}
     */
    public static Fit<StandardizedRates> of(
            Judgements judgements, int[] groups, double[][] covariates, int draws, long seed) {
        if (judgements.participants() < 2) {
            return new Fit.None<>("One participant cannot be resampled; there must be two at least.");
        }
        var model = new CovariateModel(groups, covariates);
        Optional<String> lacking = model.lacking(FEWEST);
        if (lacking.isPresent()) {
            return new Fit.None<>(lacking.get());
        }
        return rates(judgements, model, CrossedDraw.each(judgements))
                .either(observed -> resampled(judgements, model, observed, draws, seed), Fit.None::new);
    }

    private static Fit<StandardizedRates> resampled(
            Judgements judgements, CovariateModel model, Rates observed, int draws, long seed) {
        int[][] strata = model.strata();
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Rates> replicates = Stream.generate(() -> CrossedDraw.of(judgements, strata, chance))
                .limit(draws)
                .flatMap(draw -> rates(judgements, model, draw).model().stream())
                .toList();
        if (replicates.size() < (1 - MOST_FAILED) * draws) {
            return new Fit.None<>(
                    "Among resampled answers the model has no likeliest fit in %d of %d draws: there are too few pictures or answers for it."
                            .formatted(draws - replicates.size(), draws));
        }
        return new Fit.Found<>(new StandardizedRates(observed, replicates));
    }

    /** The share that it would have with all stimuli's covariates. */
    public Interval standardized(int group) {
        return interval(rates -> rates.standardized[group]);
    }

    /** By how much a group's share is larger than another's as they are. */
    public Interval crudeDifference(int group, int other) {
        return interval(rates -> rates.crude[group] - rates.crude[other]);
    }

    /** By how much it would be with all stimuli's covariates. */
    public Interval standardizedDifference(int group, int other) {
        return interval(rates -> rates.standardized[group] - rates.standardized[other]);
    }

    private Interval interval(ToDoubleFunction<Rates> statistic) {
        return Interval.ofReplicates(
                statistic.applyAsDouble(observed),
                replicates.stream().mapToDouble(statistic).toArray());
    }

    /** None where chance drew answers without a likeliest model. */
    private static Fit<Rates> rates(Judgements judgements, CovariateModel model, CrossedDraw draw) {
        double[] human = new double[judgements.stimuli()];
        double[] answers = new double[judgements.stimuli()];
        for (int i = 0; i < judgements.participants(); i++) {
            for (int k = judgements.first[i]; k < judgements.first[i + 1]; k++) {
                int stimulus = judgements.stimulus[k];
                int weight = draw.participants()[i] * draw.stimuli()[stimulus];
                answers[stimulus] += weight;
                human[stimulus] += judgements.calledMachine[k] ? 0 : weight;
            }
        }
        double[] weights = IntStream.of(draw.stimuli()).asDoubleStream().toArray();
        return model.standardized(human, answers, weights)
                .map(standardized -> new Rates(model.crude(human, answers), standardized));
    }
}

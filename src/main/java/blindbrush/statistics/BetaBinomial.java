package blindbrush.statistics;

import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * Many proportions that differ as draws of a Beta distribution do, such as how often each stimulus is called human: a proportion of
 * few trials is drawn towards what is usual (empirical Bayes; Gelman et al., Bayesian Data Analysis, chapter 5). The intervals take
 * the distribution as known, so they are somewhat too short where it is fitted to few proportions.
 *
 * @param alpha above 0; over {@code alpha + beta} it is the usual proportion
 * @param beta above 0; {@code alpha + beta} is the number of trials that the usual proportion weighs as much as
 */
public record BetaBinomial(double alpha, double beta) {

    private static final double ERROR = 0.05;
    private static final int EVALUATIONS = 1000;
    private static final double ACCURACY = 1e-12;
    private static final double BESIDE = 1e-9;

    /** Proportions that differ no more than chance lets them have no finite fit; no fit weighs more, or less, trials than these. */
    private static final double HEAVIEST = 10_000;

    private static final double LIGHTEST = 0.01;

    /**
     * What is known of one proportion.
     *
     * @param successes 0 to {@code trials}
     * @param trials independent given the proportion; 0 or more
     */
    public record Proportion(int successes, int trials) {

        /** @throws IllegalArgumentException if there are more successes than trials, or fewer than none */
        public Proportion {
            if (successes < 0 || successes > trials) {
                throw new IllegalArgumentException("Successes are 0 to the number of trials.");
            }
        }
    }

    /** @throws IllegalArgumentException if a parameter is not above 0 */
    public BetaBinomial {
        if (!(alpha > 0 && beta > 0)) {
            throw new IllegalArgumentException("The parameters of a Beta distribution are above 0.");
        }
    }

    /**
     * By maximum marginal likelihood.
     *
     * @throws IllegalArgumentException if there are fewer than two proportions, or no success or no failure among them all
     */
    public static BetaBinomial fit(List<Proportion> proportions) {
        int successes = proportions.stream().mapToInt(Proportion::successes).sum();
        int trials = proportions.stream().mapToInt(Proportion::trials).sum();
        if (proportions.size() < 2 || successes == 0 || successes == trials) {
            throw new IllegalArgumentException(
                    "What is usual needs two proportions, with a success and a failure among them.");
        }
        if (slope(LIGHTEST, proportions) <= 0) {
            return likeliest(LIGHTEST, proportions);
        }
        if (slope(HEAVIEST, proportions) >= 0) {
            return likeliest(HEAVIEST, proportions);
        }
        return likeliest(
                Math.exp(root(Math.log(LIGHTEST), Math.log(HEAVIEST), log -> slope(Math.exp(log), proportions))),
                proportions);
    }

    /** A proportion's posterior mean with its central 95 % credible interval. */
    public Interval shrunk(Proportion known) {
        BetaDistribution posterior = posterior(known);
        return new Interval(
                posterior.getMean(),
                posterior.inverseCumulativeProbability(ERROR / 2),
                posterior.inverseSurvivalProbability(ERROR / 2));
    }

    /** How a proportion is distributed, given what is known of it. */
    BetaDistribution posterior(Proportion known) {
        return BetaDistribution.of(alpha + known.successes(), beta + known.trials() - known.successes());
    }

    /** The likeliest of one weight, {@code alpha + beta}. */
    private static BetaBinomial likeliest(double weight, List<Proportion> proportions) {
        double usual = root(
                BESIDE,
                1 - BESIDE,
                share -> of(share, weight).slopeOfAlpha(proportions)
                        - of(share, weight).slopeOfBeta(proportions));
        return of(usual, weight);
    }

    /** How the largest log-likelihood of a weight rises with the weight. */
    private static double slope(double weight, List<Proportion> proportions) {
        BetaBinomial likeliest = likeliest(weight, proportions);
        double usual = likeliest.alpha / weight;
        return usual * likeliest.slopeOfAlpha(proportions) + (1 - usual) * likeliest.slopeOfBeta(proportions);
    }

    private double slopeOfAlpha(List<Proportion> proportions) {
        return rise(alpha, proportions, Proportion::successes) - rise(alpha + beta, proportions, Proportion::trials);
    }

    private double slopeOfBeta(List<Proportion> proportions) {
        return rise(beta, proportions, known -> known.trials() - known.successes())
                - rise(alpha + beta, proportions, Proportion::trials);
    }

    /** Of the digamma function, from a start by the counts. */
    private static double rise(double start, List<Proportion> proportions, ToIntFunction<Proportion> count) {
        double digamma = Digamma.value(start);
        return proportions.stream()
                .mapToDouble(known -> Digamma.value(start + count.applyAsInt(known)) - digamma)
                .sum();
    }

    private static BetaBinomial of(double usual, double weight) {
        return new BetaBinomial(usual * weight, (1 - usual) * weight);
    }

    private static double root(double low, double high, UnivariateFunction function) {
        return new BrentSolver(ACCURACY, ACCURACY).solve(EVALUATIONS, function, low, high);
    }
}

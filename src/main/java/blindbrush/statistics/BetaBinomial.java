package blindbrush.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * Many proportions that differ as draws of one Beta distribution do, such as how often each stimulus of one generator is called human: a
 * proportion of few trials is drawn towards what is usual among them (hierarchical Beta-binomial model; Gelman et al., Bayesian Data Analysis,
 * chapter 5).
 *
 * <p>What is usual and how much proportions differ are not fitted but integrated over, so that intervals are honest with few of them. The prior
 * is proper: uniform on the mean and, independently, on the intraclass correlation ρ = 1/(α + β + 1), which is the share of a trial's variance
 * that lies between proportions. For α + β it is 1/(α + β + 1)², the uniform shrinkage prior (Strawderman 1971; Daniels 1999, Canadian Journal
 * of Statistics 27; with another mean in Albert, Bayesian Computation with R, section 5.4). It stands on a fixed grid of means and ρ, so that
 * every program that computes it comes to the same.
 */
public final class BetaBinomial {

    private static final int MEANS = 40;
    private static final int SPREADS = 20;

    /** Of the heaviest point's weight; lighter points are left out. */
    private static final double LIGHTEST = 1e-6;

    private static final double ERROR = 0.05;
    private static final int EVALUATIONS = 1000;
    private static final double ACCURACY = 1e-12;

    private static final List<Point> PRIOR = prior();

    private final List<Point> posterior;

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

    /** A Beta distribution with its probability. */
    private record Point(double weight, double alpha, double beta) {

        Point weighing(double other) {
            return new Point(other, alpha, beta);
        }

        /** Of the proportion, once its trials are known. */
        Point given(Proportion known) {
            return new Point(weight, alpha + known.successes, beta + known.trials - known.successes);
        }

        double mean() {
            return alpha / (alpha + beta);
        }

        double below(double share) {
            return RegularizedBeta.value(share, alpha, beta);
        }

        double logLikelihood(Proportion known) {
            Point given = given(known);
            return LogBeta.value(given.alpha, given.beta) - LogBeta.value(alpha, beta);
        }
    }

    private BetaBinomial(List<Point> posterior) {
        this.posterior = posterior;
    }

    /** How proportions differ, given what is known of each; of none, the prior. */
    public static BetaBinomial fit(List<Proportion> proportions) {
        Map<Proportion, Long> counts =
                proportions.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        double[] logs = PRIOR.stream()
                .mapToDouble(point -> Math.log(point.weight)
                        + counts.entrySet().stream()
                                .mapToDouble(each -> each.getValue() * point.logLikelihood(each.getKey()))
                                .sum())
                .toArray();
        double heaviest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            heaviest = Math.max(heaviest, log);
        }
        List<Point> points = new ArrayList<>();
        for (int place = 0; place < logs.length; place++) {
            double weight = Math.exp(logs[place] - heaviest);
            if (weight >= LIGHTEST) {
                points.add(PRIOR.get(place).weighing(weight));
            }
        }
        double sum = points.stream().mapToDouble(Point::weight).sum();
        return new BetaBinomial(
                points.stream().map(point -> point.weighing(point.weight / sum)).toList());
    }

    /** The posterior mean of one of the proportions, with its equal-tailed 95 % credible interval. */
    public Interval shrunk(Proportion known) {
        List<Point> given = posterior.stream().map(point -> point.given(known)).toList();
        return new Interval(mean(given, Point::mean), quantile(given, ERROR / 2), quantile(given, 1 - ERROR / 2));
    }

    private static double quantile(List<Point> points, double probability) {
        return new BrentSolver(ACCURACY, ACCURACY)
                .solve(EVALUATIONS, share -> mean(points, point -> point.below(share)) - probability, 0, 1);
    }

    private static double mean(List<Point> points, ToDoubleFunction<Point> value) {
        return points.stream()
                .mapToDouble(point -> point.weight * value.applyAsDouble(point))
                .sum();
    }

    /** Means denser towards 0 and 1, and √ρ evenly, each weighed by how far it is to its neighbours. */
    private static List<Point> prior() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < MEANS; i++) {
            double angle = Math.PI / 2 * (i + 0.5) / MEANS;
            for (int k = 0; k < SPREADS; k++) {
                double root = (k + 0.5) / SPREADS;
                double trials = 1 / (root * root) - 1;
                points.add(new Point(
                        Math.sin(2 * angle) * root,
                        Math.pow(Math.sin(angle), 2) * trials,
                        Math.pow(Math.cos(angle), 2) * trials));
            }
        }
        return List.copyOf(points);
    }
}

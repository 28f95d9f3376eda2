package blindbrush.statistics;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
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
 * of Statistics 27; with another mean in Albert, Bayesian Computation with R, section 5.4). It stands on a grid of means and ρ that is laid
 * anew, twice, over the part that had weight, so that it is fine enough for much data, and every program that computes it comes to the same.
 */
public final class BetaBinomial {

    /** Points of the second and third grid: enough for a part that has weight all over. */
    private static final int MEANS = 20;

    private static final int SPREADS = 12;

    /** Of the heaviest point's weight; lighter points are left out. */
    private static final double LIGHTEST = 1e-6;

    private static final double ERROR = 0.05;
    private static final int EVALUATIONS = 1000;
    private static final double ACCURACY = 1e-12;

    /** How often the grid is laid anew. */
    private static final int REFINEMENTS = 2;

    private static final Grid WHOLE = new Grid(0, Math.PI / 2, 40, 0, 1, 20);

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
    }

    /** A point of a grid, by its row and column, with the logarithm of its weight. */
    private record Cell(int mean, int spread, double log, double alpha, double beta) {

        Cell given(Map<Proportion, Long> counts) {
            double likelihood = counts.entrySet().stream()
                    .mapToDouble(each -> each.getValue() * logLikelihood(each.getKey()))
                    .sum();
            return new Cell(mean, spread, log + likelihood, alpha, beta);
        }

        private double logLikelihood(Proportion known) {
            return LogBeta.value(alpha + known.successes, beta + known.trials - known.successes)
                    - LogBeta.value(alpha, beta);
        }
    }

    /** Points in the middle of equal cells: angles, whose squared sine is the mean, and √ρ; the prior's density is sin 2·angle times √ρ. */
    private record Grid(double fromAngle, double toAngle, int means, double fromRoot, double toRoot, int spreads) {

        List<Cell> cells() {
            List<Cell> cells = new ArrayList<>();
            for (int mean = 0; mean < means; mean++) {
                double angle = at(fromAngle, toAngle, mean + 0.5, means);
                for (int spread = 0; spread < spreads; spread++) {
                    double root = at(fromRoot, toRoot, spread + 0.5, spreads);
                    double trials = 1 / (root * root) - 1;
                    cells.add(new Cell(
                            mean,
                            spread,
                            Math.log(Math.sin(2 * angle) * root),
                            Math.pow(Math.sin(angle), 2) * trials,
                            Math.pow(Math.cos(angle), 2) * trials));
                }
            }
            return cells;
        }

        /** Over these cells and the next to each side. */
        Grid around(List<Cell> kept) {
            IntSummaryStatistics rows = kept.stream().mapToInt(Cell::mean).summaryStatistics();
            IntSummaryStatistics columns = kept.stream().mapToInt(Cell::spread).summaryStatistics();
            return new Grid(
                    at(fromAngle, toAngle, Math.max(0, rows.getMin() - 1), means),
                    at(fromAngle, toAngle, Math.min(means, rows.getMax() + 2), means),
                    MEANS,
                    at(fromRoot, toRoot, Math.max(0, columns.getMin() - 1), spreads),
                    at(fromRoot, toRoot, Math.min(spreads, columns.getMax() + 2), spreads),
                    SPREADS);
        }

        private static double at(double from, double to, double place, int places) {
            return from + (to - from) * place / places;
        }
    }

    private BetaBinomial(List<Point> posterior) {
        this.posterior = posterior;
    }

    /** How proportions differ, given what is known of each; of none, the prior. */
    public static BetaBinomial fit(List<Proportion> proportions) {
        Map<Proportion, Long> counts =
                proportions.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Grid grid = WHOLE;
        List<Cell> kept = heaviest(grid, counts);
        for (int pass = 0; pass < REFINEMENTS; pass++) {
            grid = grid.around(kept);
            kept = heaviest(grid, counts);
        }
        double most = kept.stream().mapToDouble(Cell::log).max().orElseThrow();
        double sum =
                kept.stream().mapToDouble(cell -> Math.exp(cell.log - most)).sum();
        return new BetaBinomial(kept.stream()
                .map(cell -> new Point(Math.exp(cell.log - most) / sum, cell.alpha, cell.beta))
                .toList());
    }

    private static List<Cell> heaviest(Grid grid, Map<Proportion, Long> counts) {
        List<Cell> cells = grid.cells().stream().map(cell -> cell.given(counts)).toList();
        double most = cells.stream().mapToDouble(Cell::log).max().orElseThrow();
        return cells.stream()
                .filter(cell -> Math.exp(cell.log - most) >= LIGHTEST)
                .toList();
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
}

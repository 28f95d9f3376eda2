package blindbrush.statistics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Strengths behind the outcomes of pairs: one beats another with the odds exp(difference of their strengths) (Bradley and Terry
 * 1952, Biometrika 39), by maximum likelihood. Outcomes are taken as independent.
 *
 * @param strengths of each item as a logarithm, less that of the reference
 * @param standardErrors of each; 0 for the reference
 */
public record BradleyTerry(List<Double> strengths, List<Double> standardErrors) {

    private static final int STEPS = 100;
    private static final double ACCURACY = 1e-10;

    /** Keeps its own lists. */
    public BradleyTerry {
        strengths = List.copyOf(strengths);
        standardErrors = List.copyOf(standardErrors);
    }

    /**
     * By Newton's method. There is no fit where wins do not link every item to every other in both directions, for then no finite strengths
     * are the likeliest.
     *
     * @param wins how often the item of the row beat that of the column, a tie as half a win of either; the diagonal is not used
     * @param reference number of the item whose strength is 0, from 0
     * @throws IllegalArgumentException if the wins are no square of numbers of at least 0
     */
    public static Fit<BradleyTerry> of(double[][] wins, int reference) {
        requireSquare(wins);
        List<BitSet> groups = groups(wins);
        if (groups.size() > 1) {
            return new Fit.None<>("Strengths exist only if wins lead from every item to every other. These items fall"
                    + " into " + groups.size()
                    + " groups, between which wins lead in one direction or not at all: "
                    + groups + " (numbered from 0).");
        }
        RealVector strengths = new ArrayRealVector(wins.length);
        for (int count = 0; count < STEPS; count++) {
            RealVector step = covariance(wins, strengths).operate(slope(wins, strengths));
            while (step.getNorm() > ACCURACY
                    && logLikelihood(wins, strengths.add(step)) < logLikelihood(wins, strengths)) {
                step = step.mapMultiply(0.5);
            }
            strengths = strengths.add(step);
            if (step.getNorm() <= ACCURACY) {
                return new Fit.Found<>(relative(strengths, covariance(wins, strengths), reference));
            }
        }
        return new Fit.None<>("The likeliest strengths were not found: some items differ too much.");
    }

    private static void requireSquare(double[][] wins) {
        if (wins.length < 2 || Stream.of(wins).anyMatch(row -> row.length != wins.length)) {
            throw new IllegalArgumentException("Wins need at least two items, and as many rows as columns.");
        }
        if (!Stream.of(wins).flatMapToDouble(DoubleStream::of).allMatch(count -> count >= 0 && count < 1e9)) {
            throw new IllegalArgumentException("A count of wins is never negative.");
        }
    }

    /** The strongly connected components of the wins. */
    private static List<BitSet> groups(double[][] wins) {
        List<BitSet> reached = IntStream.range(0, wins.length)
                .mapToObj(item -> reachedFrom(item, wins))
                .toList();
        List<BitSet> groups = new ArrayList<>();
        for (int item = 0; item < wins.length; item++) {
            int first = item;
            BitSet group = new BitSet();
            reached.get(item).stream()
                    .filter(other -> reached.get(other).get(first))
                    .forEach(group::set);
            if (group.nextSetBit(0) == item) {
                groups.add(group);
            }
        }
        return groups;
    }

    private static BitSet reachedFrom(int start, double[][] wins) {
        BitSet reached = new BitSet();
        reached.set(start);
        Deque<Integer> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            int item = waiting.remove();
            for (int other = 0; other < wins.length; other++) {
                if (wins[item][other] > 0 && !reached.get(other)) {
                    reached.set(other);
                    waiting.add(other);
                }
            }
        }
        return reached;
    }

    private static RealVector slope(double[][] wins, RealVector strengths) {
        RealVector slope = new ArrayRealVector(wins.length);
        forEachPair(wins.length, (one, other) -> {
            double trials = wins[one][other] + wins[other][one];
            double more = wins[one][other] - trials * chance(strengths.getEntry(one) - strengths.getEntry(other));
            slope.addToEntry(one, more);
            slope.addToEntry(other, -more);
        });
        return slope;
    }

    /** Of strengths that sum to a constant; the differences of strengths do not depend on the constant. */
    private static RealMatrix covariance(double[][] wins, RealVector strengths) {
        RealMatrix information =
                MatrixUtils.createRealMatrix(wins.length, wins.length).scalarAdd(1);
        forEachPair(wins.length, (one, other) -> {
            double chance = chance(strengths.getEntry(one) - strengths.getEntry(other));
            double weight = (wins[one][other] + wins[other][one]) * chance * (1 - chance);
            information.addToEntry(one, one, weight);
            information.addToEntry(other, other, weight);
            information.addToEntry(one, other, -weight);
            information.addToEntry(other, one, -weight);
        });
        return new CholeskyDecomposition(information, 1e-9, 0).getSolver().getInverse();
    }

    private static double logLikelihood(double[][] wins, RealVector strengths) {
        double[] sum = new double[1];
        forEachPair(wins.length, (one, other) -> {
            double difference = strengths.getEntry(one) - strengths.getEntry(other);
            sum[0] -= wins[one][other] * surprise(difference) + wins[other][one] * surprise(-difference);
        });
        return sum[0];
    }

    /** −ln of the chance of a win; finite however weak the winner was. */
    private static double surprise(double difference) {
        return Math.max(0, -difference) + Math.log1p(Math.exp(-Math.abs(difference)));
    }

    private static BradleyTerry relative(RealVector strengths, RealMatrix covariance, int reference) {
        List<Double> relative = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        for (int item = 0; item < strengths.getDimension(); item++) {
            relative.add(strengths.getEntry(item) - strengths.getEntry(reference));
            errors.add(Math.sqrt(covariance.getEntry(item, item)
                    + covariance.getEntry(reference, reference)
                    - 2 * covariance.getEntry(item, reference)));
        }
        return new BradleyTerry(relative, errors);
    }

    private static double chance(double difference) {
        return 1 / (1 + Math.exp(-difference));
    }

    private interface Pair {
        void accept(int one, int other);
    }

    private static void forEachPair(int items, Pair pair) {
        for (int one = 0; one < items; one++) {
            for (int other = one + 1; other < items; other++) {
                pair.accept(one, other);
            }
        }
    }
}

package blindbrush.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Whether stated probabilities come true as often as they say. Brier's score (1950) and Murphy's three parts of it (1973, Journal
 * of Applied Meteorology 12): reliability − resolution + uncertainty.
 *
 * @param brier mean squared distance of statement and outcome, 0 (perfect) to 1; 0.25 for always saying ½
 * @param logLoss mean negative natural logarithm of the probability given to what happened; infinite after a sure error
 * @param bins statements of like probability, ascending, none empty
 */
public record Calibration(double brier, double logLoss, List<Bin> bins) {

    /**
     * Statements of like probability.
     *
     * @param stated their mean probability, 0 to 1
     * @param count how many, at least 1
     * @param happened how many came true
     */
    public record Bin(double stated, int count, int happened) {

        /** How often they came true, with Wilson's interval, which takes them as independent. */
        public Interval rate() {
            return Interval.wilson(happened, count);
        }

        private double observed() {
            return (double) happened / count;
        }
    }

    /** Keeps its own list. */
    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * With a bin for each probability that was stated: Murphy's parts then make up the score exactly.
     *
     * @param stated probabilities, 0 to 1; at least one
     * @param happened whether each came true
     * @throws IllegalArgumentException if there is no statement, the numbers differ, or a probability is none
     */
    public static Calibration of(double[] stated, boolean[] happened) {
        if (stated.length == 0 || stated.length != happened.length) {
            throw new IllegalArgumentException("Calibration needs statements, with an outcome for each.");
        }
        double squares = 0;
        double logs = 0;
        SortedMap<Double, List<Integer>> groups = new TreeMap<>();
        for (int index = 0; index < stated.length; index++) {
            double probability = stated[index];
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("A probability is 0 to 1.");
            }
            double given = happened[index] ? probability : 1 - probability;
            squares += (1 - given) * (1 - given);
            logs -= Math.log(given);
            groups.computeIfAbsent(probability, none -> new ArrayList<>()).add(index);
        }
        List<Bin> bins = groups.values().stream()
                .map(group -> bin(group, stated, happened))
                .toList();
        return new Calibration(squares / stated.length, logs / stated.length, bins);
    }

    /** How far the statements are from how often they come true; 0 is perfect. */
    public double reliability() {
        return mean(bin -> Math.pow(bin.stated() - bin.observed(), 2));
    }

    /** How far the bins are from the overall rate: the higher, the more the statements tell apart. */
    public double resolution() {
        double base = base();
        return mean(bin -> Math.pow(bin.observed() - base, 2));
    }

    /** The variance of the outcomes themselves, at most 0.25. */
    public double uncertainty() {
        return base() * (1 - base());
    }

    private static Bin bin(List<Integer> group, double[] stated, boolean[] happened) {
        double mean = indices(group).mapToDouble(index -> stated[index]).sum() / group.size();
        int came = (int) indices(group).filter(index -> happened[index]).count();
        return new Bin(mean, group.size(), came);
    }

    private static IntStream indices(List<Integer> group) {
        return group.stream().mapToInt(Integer::intValue);
    }

    private double base() {
        return mean(Bin::observed);
    }

    private double mean(ToDoubleFunction<Bin> value) {
        double sum = bins.stream()
                .mapToDouble(bin -> bin.count() * value.applyAsDouble(bin))
                .sum();
        return sum / bins.stream().mapToInt(Bin::count).sum();
    }
}

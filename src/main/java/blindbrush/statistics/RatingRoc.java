package blindbrush.statistics;

import blindbrush.statistics.crossed.CrossedRoc;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ROC curve of ratings, from surely human to surely machine, machine pictures being the signal: hit and false alarm rates at
 * each criterion that the steps of the rating make. Its standard error assumes independent trials, as within one participant; for those of
 * several participants see {@link CrossedRoc}.
 *
 * @param human how many ratings of human pictures had each step, from surely human on
 * @param machine how many ratings of machine pictures had each step, in the same order
 */
public record RatingRoc(List<Integer> human, List<Integer> machine) {

    /**
     * A point of the curve.
     *
     * @param falseAlarmRate of human pictures, how many were rated at or above a step, 0 to 1
     * @param hitRate of machine pictures, the same
     */
    public record Point(double falseAlarmRate, double hitRate) {}

    /** @throws IllegalArgumentException if the steps differ in number, a count is negative, or an origin has fewer than two ratings */
    public RatingRoc {
        human = List.copyOf(human);
        machine = List.copyOf(machine);
        if (human.size() != machine.size()) {
            throw new IllegalArgumentException("Ratings of both origins have the same steps.");
        }
        if (IntStream.concat(counts(human), counts(machine)).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("A count of ratings is never negative.");
        }
        if (Math.min(counts(human).sum(), counts(machine).sum()) < 2) {
            throw new IllegalArgumentException("A curve needs at least two ratings of pictures of either origin.");
        }
    }

    /** From (0, 0), the strictest criterion, to (1, 1); one more than there are steps. */
    public List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (int step = human.size(); step >= 0; step--) {
            points.add(new Point(from(step, human), from(step, machine)));
        }
        return List.copyOf(points);
    }

    /** Area under the curve by trapezoids, which is Mann-Whitney's U over the number of pairs, ties counted by half; 0 to 1. */
    public double area() {
        // as a mean of shares it is exactly 1 where all are told apart
        double sum = IntStream.range(0, machine.size())
                .mapToDouble(step -> machine.get(step) * machineAbove(step))
                .sum();
        return sum / counts(machine).sum();
    }

    /** Of the area, by DeLong, DeLong and Clarke-Pearson (1988, Biometrics 44); 0 where the ratings do not overlap or are all the same. */
    public double standardError() {
        double[] hits = new double[human.size()];
        double[] rejections = new double[human.size()];
        for (int step = 0; step < human.size(); step++) {
            hits[step] = machineAbove(step);
            rejections[step] = humanBelow(step);
        }
        return Math.sqrt(variance(hits, machine) + variance(rejections, human));
    }

    /** How often a machine picture rated at a step is above a human one, ties counted by half. */
    public double machineAbove(int step) {
        return 1 - middle(step, human);
    }

    /** How often a human picture rated at a step is below a machine one, ties counted by half. */
    public double humanBelow(int step) {
        return middle(step, machine);
    }

    /** The share of ratings at or above a step. */
    private static double from(int step, List<Integer> counts) {
        return (double) counts(counts.subList(step, counts.size())).sum()
                / counts(counts).sum();
    }

    /** The share above a step, and half of that on it. */
    private static double middle(int step, List<Integer> counts) {
        return (from(step, counts) + from(step + 1, counts)) / 2;
    }

    /** Of the mean of values, of which each step has one. */
    private static double variance(double[] values, List<Integer> counts) {
        int size = counts(counts).sum();
        double mean = IntStream.range(0, values.length)
                        .mapToDouble(step -> counts.get(step) * values[step])
                        .sum()
                / size;
        double squares = IntStream.range(0, values.length)
                .mapToDouble(step -> counts.get(step) * Math.pow(values[step] - mean, 2))
                .sum();
        return squares / (size - 1) / size;
    }

    private static IntStream counts(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue);
    }
}

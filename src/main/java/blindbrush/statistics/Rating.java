package blindbrush.statistics;

import blindbrush.refusal.InvalidInputException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An answer to a yes-no trial: one of six steps from surely human to surely machine. The first three call the picture human. */
public enum Rating {
    SURELY_HUMAN(1),
    PROBABLY_HUMAN(2),
    PERHAPS_HUMAN(3),
    PERHAPS_MACHINE(4),
    PROBABLY_MACHINE(5),
    SURELY_MACHINE(6);

    /** How many steps there are. */
    public static final int STEPS = 6;

    private static final int MIDDLE = STEPS / 2;
    private static final List<Rating> BY_STEP = List.of(values());

    private final int step;

    Rating(int step) {
        this.step = step;
    }

    /**
     * By its step.
     *
     * @throws InvalidInputException if that is not 1 to 6
     */
    public static Rating of(int step) {
        if (step < 1 || step > STEPS) {
            throw new InvalidInputException("A rating is a whole number from 1 to 6.");
        }
        return BY_STEP.get(step - 1);
    }

    /** 1 surely human to 6 surely machine. */
    public int step() {
        return step;
    }

    /** Which side of the middle it is on. */
    public boolean callsMachine() {
        return step > MIDDLE;
    }

    /** The probability of “machine” that it states: the middle of its sixth, 1/12 to 11/12. */
    public double stated() {
        return (2 * step - 1) / (2.0 * STEPS);
    }

    /** How many ratings there are of each step, from the first on. */
    public static List<Integer> counts(Stream<Rating> ratings) {
        var counts = new int[STEPS];
        ratings.forEach(rating -> counts[rating.step - 1]++);
        return IntStream.of(counts).boxed().toList();
    }

    /** How many ratings call pictures human, of counts of each step from the first on. */
    public static int callingHuman(List<Integer> counts) {
        return sum(counts.subList(0, MIDDLE));
    }

    /** How many call them machine-made. */
    public static int callingMachine(List<Integer> counts) {
        return sum(counts.subList(MIDDLE, STEPS));
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}

package blindbrush.style.preset;

import blindbrush.refusal.InvalidInputException;
import java.util.List;

/**
 * The sizes at which a picture is made one after the other, each twice the one before, and the steps taken at each.
 *
 * @param smallestEdge the halving stops before the long edge falls below this, in pixels
 * @param iterations iterations per scale, coarsest first; scales beyond the list take its last entry
 */
public record Schedule(int smallestEdge, List<Integer> iterations) {

    public Schedule {
        iterations = List.copyOf(iterations);
        if (iterations.isEmpty() || iterations.stream().anyMatch(count -> count < 1)) {
            throw new InvalidInputException("each scale needs at least one iteration, but got " + iterations);
        }
        if (smallestEdge < 1) {
            throw new InvalidInputException("the smallest edge must be positive but is " + smallestEdge);
        }
    }

    /** One scale only, the finished picture's. */
    static Schedule single(int iterations) {
        return new Schedule(Integer.MAX_VALUE, List.of(iterations));
    }

    /** Iterations of a scale; 0 is the coarsest. */
    public int iterationsOf(int scale) {
        return iterations.get(Math.min(scale, iterations.size() - 1));
    }
}

package blindbrush.design;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive trials of one kind. A pause stands between two blocks.
 *
 * @param task how each trial asks
 * @param trials of them, at least 1; catch trials come on top
 * @param practice whether they are for getting used to the task: the participant learns at once whether each answer was right, and none
 *     counts
 * @param catchTrials trials among them that say which answer to give, to find out who does not look; 0 or more
 * @param exposureMillis how long a picture stands before a mask covers it, in ms from its onset; null for as long as one likes
 */
public record Block(
        Task task,
        int trials,
        boolean practice,
        int catchTrials,
        @Nullable Integer exposureMillis) {

    /** A block whose trials count, without catch trials and without a limit of exposure. */
    public static Block of(Task task, int trials) {
        return new Block(task, trials, false, 0, null);
    }

    /** Trials with their catch trials. */
    @JsonIgnore
    public int length() {
        return trials + catchTrials;
    }

    /** How long a picture stands, in ms. */
    @JsonIgnore
    public Optional<Integer> exposure() {
        return Optional.ofNullable(exposureMillis);
    }

    /** Whether its trials count. */
    @JsonIgnore
    public boolean counts() {
        return !practice;
    }
}

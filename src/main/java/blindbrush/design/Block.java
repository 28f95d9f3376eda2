package blindbrush.design;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
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
 * @param exposureFrames exposures of which chance deals one to each pair, in frames of 1/60 s, rising: a session has each of them equally often or
 *     once more (the method of constant stimuli); empty for none. It is only written where there are some, so that a design from before it has the
 *     hash that it had
 */
public record Block(
        Task task,
        int trials,
        boolean practice,
        int catchTrials,
        @Nullable Integer exposureMillis,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> exposureFrames) {

    /** Keeps its own list, in one order: the document is hashed. */
    @JsonCreator
    @SuppressWarnings("ConstantValue") // a document may leave them out
    public Block {
        exposureFrames = exposureFrames == null
                ? List.of()
                : exposureFrames.stream().sorted().toList();
    }

    /** A block whose exposure is not dealt by chance. */
    public Block(Task task, int trials, boolean practice, int catchTrials, @Nullable Integer exposureMillis) {
        this(task, trials, practice, catchTrials, exposureMillis, List.of());
    }

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

    /** Whether chance deals an exposure to each of its pairs. */
    @JsonIgnore
    public boolean dealsExposures() {
        return !exposureFrames.isEmpty();
    }

    /** The shortest of the exposures that chance deals, in ms. */
    @JsonIgnore
    public long shortestMillis() {
        return millis(exposureFrames.get(0));
    }

    /** The longest. */
    @JsonIgnore
    public long longestMillis() {
        return millis(exposureFrames.get(exposureFrames.size() - 1));
    }

    private static long millis(int frames) {
        return Math.round(frames * 1000 / 60.0);
    }

    /** Whether pictures stand for a limited time. */
    @JsonIgnore
    public boolean isBrief() {
        return exposureMillis != null || dealsExposures();
    }

    /** Whether its trials count. */
    @JsonIgnore
    public boolean counts() {
        return !practice;
    }
}

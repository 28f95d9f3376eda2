package blindbrush.design;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How chance decides which trials of a yes-no block show a machine picture. Each is a coin of its own unless the design fixes the share
 * or limits runs, which makes the next trial a little predictable: {@link BlindGuesser} says by how much.
 *
 * @param machineShare probability that a trial shows a machine picture, 0 to 1
 * @param exact whether exactly this share of each block's trials does (rounded), in random order
 * @param longestRun how many trials of one origin may follow each other at most; null for any number
 */
public record Truth(
        double machineShare, boolean exact, @Nullable Integer longestRun) {

    /** Independent fair coins. */
    public static final Truth FAIR_COIN = new Truth(0.5, false, null);

    /** How many trials of one origin may follow each other at most. */
    @JsonIgnore
    public Optional<Integer> run() {
        return Optional.ofNullable(longestRun);
    }

    /** Machine pictures of a block of so many trials where their share is exact. */
    public int machinesOf(int trials) {
        return (int) Math.round(machineShare * trials);
    }
}

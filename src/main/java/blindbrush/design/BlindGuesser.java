package blindbrush.design;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The best guesser, who knows the design and never looks at a picture. Accuracy has to be tested against this level wherever truths are not
 * independent fair coins. It is computed by dynamic programming over all sequences that the design allows.
 */
public final class BlindGuesser {

    private static final Map<Course, Double> KNOWN = new ConcurrentHashMap<>();

    /** What the level of a block depends on. */
    private record Course(Truth truth, int trials, boolean feedback) {

        double guessed() {
            return new TruthSequence(truth, trials).guessed(feedback);
        }
    }

    private BlindGuesser() {}

    /**
     * Expected share of right answers in the yes-no trials that count, 0.5 to 1; 0.5 for a design without any.
     *
     * @throws InvalidDesignException if a block has no allowed sequence
     */
    public static double yesNo(Design design) {
        List<Block> blocks = design.blocks().stream()
                .filter(block -> block.counts() && block.task() == Task.YES_NO)
                .toList();
        boolean feedback = design.reporting().feedback() == Feedback.AFTER_EACH;
        double guessed = blocks.stream()
                .mapToDouble(block ->
                        KNOWN.computeIfAbsent(new Course(design.truth(), block.trials(), feedback), Course::guessed))
                .sum();
        int trials = blocks.stream().mapToInt(Block::trials).sum();
        return trials == 0 ? 0.5 : guessed / trials;
    }

    /** Expected share of right answers in all trials that count; the sides of pairs are independent fair coins. */
    public static double overall(Design design) {
        int yesNo = design.blocks().stream()
                .filter(block -> block.counts() && block.task() == Task.YES_NO)
                .mapToInt(Block::trials)
                .sum();
        return (yesNo * yesNo(design) + (design.trials() - yesNo) * 0.5) / design.trials();
    }
}

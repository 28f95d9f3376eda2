package blindbrush.study;

import blindbrush.design.Block;
import blindbrush.design.Design;
import blindbrush.design.Task;
import blindbrush.design.Truth;
import blindbrush.design.TruthSequence;
import blindbrush.gallery.Origin;
import blindbrush.statistics.Rating;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A trial before its pictures are chosen.
 *
 * @param origin of the only picture, or of the left one of a pair
 * @param exposureFrames that chance dealt to it; nothing where a block deals none
 */
record Slot(
        int blockIndex,
        Phase phase,
        Task task,
        Origin origin,
        Optional<String> instructed,
        Optional<Integer> exposureFrames) {

    /** The trials of some blocks, as coins fall. */
    static List<Slot> draw(Design design, List<Integer> blocks, RandomGenerator chance) {
        return blocks.stream()
                .flatMap(index -> block(design, index, chance).stream())
                .toList();
    }

    /** The trials of some blocks if as many as the design allows ask for pictures of one origin. */
    static List<Slot> worst(Design design, List<Integer> blocks, Origin scarce) {
        return blocks.stream().flatMap(index -> worst(design, index, scarce)).toList();
    }

    /** That of a trial already drawn. */
    static Slot of(Trial drawn) {
        return new Slot(
                drawn.blockIndex,
                drawn.phase,
                drawn.task,
                drawn.stimulus.origin,
                Optional.ofNullable(drawn.instructed),
                Optional.ofNullable(drawn.exposureFrames));
    }

    private static Stream<Slot> worst(Design design, int index, Origin scarce) {
        Block block = design.blocks().get(index);
        boolean machine = scarce == Origin.MACHINE;
        int most = new TruthSequence(truth(design, block), block.trials()).most(machine);
        // each catch trial is a coin of its own
        return IntStream.range(0, block.length())
                .mapToObj(trial -> origin((trial < most || trial >= block.trials()) ? machine : !machine))
                .map(origin -> new Slot(index, Phase.MAIN, block.task(), origin, Optional.empty(), Optional.empty()));
    }

    /** How many pictures of an origin such trials show. */
    static long needed(List<Slot> slots, Origin origin) {
        return slots.stream()
                .filter(slot -> slot.task == Task.PAIR || slot.origin == origin)
                .count();
    }

    private static List<Slot> block(Design design, int index, RandomGenerator chance) {
        Block block = design.blocks().get(index);
        boolean[] machines = new TruthSequence(truth(design, block), block.trials()).draw(chance);
        Phase phase = block.practice() ? Phase.PRACTICE : Phase.MAIN;
        List<Optional<Integer>> exposures = exposures(block, chance);
        List<Slot> slots = new ArrayList<>();
        for (int trial = 0; trial < machines.length; trial++) {
            slots.add(new Slot(
                    index, phase, block.task(), origin(machines[trial]), Optional.empty(), exposures.get(trial)));
        }
        for (int number = 0; number < block.catchTrials(); number++) {
            // never first: a block begins as it goes on
            slots.add(1 + chance.nextInt(slots.size()), caught(index, block, chance));
        }
        return Collections.unmodifiableList(slots);
    }

    /** In a pair, the coin decides the side of the human picture. The share in practice is never fixed. */
    private static Truth truth(Design design, Block block) {
        return block.task() == Task.PAIR || block.practice() ? Truth.FAIR_COIN : design.truth();
    }

    /** All of them before any comes again, in an order that chance deals. */
    private static List<Optional<Integer>> exposures(Block block, RandomGenerator chance) {
        List<Integer> levels = new ArrayList<>(block.exposureFrames());
        if (levels.isEmpty()) {
            return Collections.nCopies(block.trials(), Optional.empty());
        }
        List<Optional<Integer>> dealt = new ArrayList<>();
        while (dealt.size() < block.trials()) {
            Collections.shuffle(levels, new Random(chance.nextLong()));
            levels.stream().map(Optional::of).forEach(dealt::add);
        }
        return dealt.subList(0, block.trials());
    }

    /** What it asks for can be done however briefly its pictures stand; it has the longest exposure. */
    private static Slot caught(int index, Block block, RandomGenerator chance) {
        boolean one = chance.nextBoolean();
        Optional<Integer> longest = block.exposureFrames().stream().max(Integer::compare);
        String instructed = block.task() == Task.PAIR
                ? (one ? Side.LEFT : Side.RIGHT).name()
                : Integer.toString((one ? Rating.SURELY_HUMAN : Rating.SURELY_MACHINE).step());
        return new Slot(
                index, Phase.CATCH, block.task(), origin(chance.nextBoolean()), Optional.of(instructed), longest);
    }

    private static Origin origin(boolean machine) {
        return machine ? Origin.MACHINE : Origin.HUMAN;
    }
}

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
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A trial before its pictures are chosen.
 *
 * @param origin of the only picture, or of the left one of a pair
 */
record Slot(int blockIndex, Phase phase, Task task, Origin origin, Optional<String> instructed) {

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
                Optional.ofNullable(drawn.instructed));
    }

    private static Stream<Slot> worst(Design design, int index, Origin scarce) {
        Block block = design.blocks().get(index);
        boolean machine = scarce == Origin.MACHINE;
        int most = new TruthSequence(truth(design, block), block.trials()).most(machine);
        // each catch trial is a coin of its own
        return IntStream.range(0, block.length())
                .mapToObj(trial -> origin((trial < most || trial >= block.trials()) ? machine : !machine))
                .map(origin -> new Slot(index, Phase.MAIN, block.task(), origin, Optional.empty()));
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
        List<Slot> slots = new ArrayList<>();
        for (boolean machine : machines) {
            slots.add(new Slot(index, phase, block.task(), origin(machine), Optional.empty()));
        }
        for (int number = 0; number < block.catchTrials(); number++) {
            // never first: a block begins as it goes on
            slots.add(1 + chance.nextInt(slots.size()), caught(index, block.task(), chance));
        }
        return Collections.unmodifiableList(slots);
    }

    /** In a pair, the coin decides the side of the human picture. The share in practice is never fixed. */
    private static Truth truth(Design design, Block block) {
        return block.task() == Task.PAIR || block.practice() ? Truth.FAIR_COIN : design.truth();
    }

    private static Slot caught(int index, Task task, RandomGenerator chance) {
        boolean one = chance.nextBoolean();
        String instructed = task == Task.PAIR
                ? (one ? Side.LEFT : Side.RIGHT).name()
                : Integer.toString((one ? Rating.SURELY_HUMAN : Rating.SURELY_MACHINE).step());
        return new Slot(index, Phase.CATCH, task, origin(chance.nextBoolean()), Optional.of(instructed));
    }

    private static Origin origin(boolean machine) {
        return machine ? Origin.MACHINE : Origin.HUMAN;
    }
}

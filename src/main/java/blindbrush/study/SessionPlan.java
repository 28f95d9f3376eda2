package blindbrush.study;

import blindbrush.design.Condition;
import blindbrush.design.Design;
import blindbrush.design.Likeness;
import blindbrush.design.Task;
import blindbrush.gallery.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws what a session will show, as a function of the wall, the design and a source of chance alone.
 *
 * <p>The truth of each yes-no trial is an independent coin unless the design says otherwise, and so is the side of the human picture in
 * each pair. Stimuli are taken least-shown first with random ties; none is shown twice in a session, nor two that are kin.
 */
final class SessionPlan {

    /** The first choices may leave only related pictures for a later one. Then the draw begins again, with the same coins. */
    private static final int ATTEMPTS = 40;

    private SessionPlan() {}

    /** The most pictures of each origin that a session shows. */
    private record Need(long humans, long machines) {

        static Need of(List<Slot> mostHuman, List<Slot> mostMachine) {
            return new Need(Slot.needed(mostHuman, Origin.HUMAN), Slot.needed(mostMachine, Origin.MACHINE));
        }
    }

    /**
     * The trials of some of a design's blocks, in that order.
     *
     * @param wall candidates of the session's condition
     * @throws NotEnoughStimuliException if the wall has too few unrelated stimuli for what the coins ask
     */
    static List<PlannedTrial> draw(List<Candidate> wall, Design design, List<Integer> blocks, RandomGenerator chance) {
        List<Slot> slots = Slot.draw(design, blocks, chance);
        return fill(wall, slots, design.pairsAlike(), chance)
                .orElseThrow(() -> notEnough(wall, Need.of(slots, slots), Condition.ALL, design.pairsAlike()));
    }

    /** @throws NotEnoughStimuliException if a session may fail, in any condition, whichever way its coins fall */
    static void requireEnough(List<Candidate> wall, Design design) {
        List<Integer> blocks =
                IntStream.range(0, design.blocks().size()).boxed().toList();
        for (Condition condition : design.conditions()) {
            List<Candidate> part =
                    wall.stream().filter(candidate -> candidate.isIn(condition)).toList();
            List<Slot> mostHuman = Slot.worst(design, blocks, Origin.HUMAN);
            List<Slot> mostMachine = Slot.worst(design, blocks, Origin.MACHINE);
            for (List<Slot> slots : List.of(mostHuman, mostMachine)) {
                if (fill(part, slots, design.pairsAlike(), new SplittableRandom(slots.size()))
                        .isEmpty()) {
                    throw notEnough(part, Need.of(mostHuman, mostMachine), condition, design.pairsAlike());
                }
            }
        }
    }

    /** Pictures for slots; empty where the wall has too few unrelated ones. */
    static Optional<List<PlannedTrial>> fill(
            List<Candidate> wall, List<Slot> slots, Set<Likeness> alike, RandomGenerator chance) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            boolean leastShownFirst = attempt < ATTEMPTS / 2;
            var filled = tryToFill(wall, slots, alike, leastShownFirst ? Candidate::shown : any -> 0, chance);
            if (filled.isPresent()) {
                return filled;
            }
        }
        return Optional.empty();
    }

    private static Optional<List<PlannedTrial>> tryToFill(
            List<Candidate> wall,
            List<Slot> slots,
            Set<Likeness> alike,
            ToLongFunction<Candidate> first,
            RandomGenerator chance) {
        List<Candidate> order = new ArrayList<>(wall);
        Collections.shuffle(order, new Random(chance.nextLong()));
        order.sort(Comparator.comparingLong(first));
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, slots.size()).boxed().toList());
        Collections.shuffle(places, new Random(chance.nextLong()));
        var filled = new PlannedTrial[slots.size()];
        Set<Candidate> taken = new HashSet<>();
        for (int place : places) {
            var trial = trial(slots.get(place), order, taken, alike);
            if (trial.isEmpty()) {
                return Optional.empty();
            }
            filled[place] = trial.get();
            taken.add(trial.get().first());
            trial.get().right().ifPresent(taken::add);
        }
        return Optional.of(List.of(filled));
    }

    private static Optional<PlannedTrial> trial(
            Slot slot, List<Candidate> order, Set<Candidate> taken, Set<Likeness> alike) {
        for (Candidate candidate : order) {
            if (candidate.origin() == slot.origin() && !candidate.isKinOf(taken)) {
                if (slot.task() == Task.YES_NO) {
                    return Optional.of(planned(slot, candidate, Optional.empty()));
                }
                Optional<Candidate> partner = order.stream()
                        .filter(other -> other.origin() != slot.origin() && !other.isKinOf(taken))
                        .filter(other -> !other.isKinOf(Set.of(candidate)) && other.isLike(candidate, alike))
                        .findFirst();
                if (partner.isPresent()) {
                    return Optional.of(planned(slot, candidate, partner));
                }
            }
        }
        return Optional.empty();
    }

    private static PlannedTrial planned(Slot slot, Candidate first, Optional<Candidate> right) {
        return new PlannedTrial(
                slot.blockIndex(), slot.phase(), slot.task(), first, right, slot.instructed(), slot.exposureFrames());
    }

    private static NotEnoughStimuliException notEnough(
            List<Candidate> wall, Need need, Condition condition, Set<Likeness> alike) {
        long humans = count(wall, Origin.HUMAN);
        long machines = count(wall, Origin.MACHINE);
        boolean many = humans >= need.humans && machines >= need.machines;
        return new NotEnoughStimuliException(
                ("Sessions%s need up to %d human and %d machine pictures, no two of them made from the same photograph or"
                                + " painting%s; %d and %d hang here%s.%s")
                        .formatted(
                                condition.equals(Condition.ALL) ? "" : " of condition " + condition.name(),
                                need.humans,
                                need.machines,
                                alike.isEmpty() ? "" : " and those of a pair as alike as the design says",
                                humans,
                                machines,
                                alike.contains(Likeness.ASPECT) ? shapes(wall) : "",
                                many ? " There are enough of them, but too many are related or have no partner." : ""));
    }

    /** How many of each origin have each shape, where there are several. */
    private static String shapes(List<Candidate> wall) {
        List<Long> aspects =
                wall.stream().map(Candidate::aspect).distinct().sorted().toList();
        return aspects.size() < 2
                ? ""
                : aspects.stream()
                        .map(aspect -> "%s %d and %d"
                                .formatted(
                                        shape(aspect),
                                        count(wall, Origin.HUMAN, aspect),
                                        count(wall, Origin.MACHINE, aspect)))
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    private static String shape(long aspect) {
        return aspect == 100 ? "square" : aspect > 100 ? "landscape" : "portrait";
    }

    private static long count(List<Candidate> wall, Origin wanted, long aspect) {
        return wall.stream()
                .filter(candidate -> candidate.origin() == wanted && candidate.aspect() == aspect)
                .count();
    }

    private static long count(List<Candidate> wall, Origin wanted) {
        return wall.stream().filter(candidate -> candidate.origin() == wanted).count();
    }
}

package blindbrush.study;

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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws what a session will show, as a function of the wall and a source of chance alone.
 *
 * <p>The truth of each yes-no trial is an independent fair coin, and so is the side of the human picture in each pair: nothing that
 * was shown before helps to guess. Stimuli are taken least-shown first with random ties; none is shown twice in a session, nor two
 * that are kin.
 */
final class SessionPlan {

    /** A first choice may leave kin only for a later one; then the draw begins anew, with the same coins. */
    private static final int ATTEMPTS = 40;

    private SessionPlan() {}

    /** @throws NotEnoughStimuliException if the wall has too few unrelated stimuli for what the coins ask */
    static List<PlannedTrial> draw(List<Candidate> wall, int yesNoTrials, int pairTrials, RandomGenerator chance) {
        List<Origin> truths =
                chance.ints(yesNoTrials, 0, 2).mapToObj(SessionPlan::origin).toList();
        List<Boolean> humanLeft =
                chance.ints(pairTrials, 0, 2).mapToObj(side -> side == 0).toList();
        List<Origin> slots = Stream.concat(truths.stream(), humanLeft.stream().flatMap(SessionPlan::pairOrigins))
                .toList();
        List<Candidate> filled = fill(wall, slots, chance).orElseThrow(() -> notEnough(wall, yesNoTrials + pairTrials));
        return arrange(filled, yesNoTrials);
    }

    /** @throws NotEnoughStimuliException if a session may fail, whichever way its coins fall */
    static void requireEnough(List<Candidate> wall, int yesNoTrials, int pairTrials) {
        for (Origin scarce : Origin.values()) {
            var slots = new ArrayList<>(Collections.nCopies(yesNoTrials, scarce));
            IntStream.range(0, pairTrials).forEach(pair -> Collections.addAll(slots, Origin.values()));
            if (fill(wall, slots, new SplittableRandom(yesNoTrials)).isEmpty()) {
                throw notEnough(wall, yesNoTrials + pairTrials);
            }
        }
    }

    private static Optional<List<Candidate>> fill(List<Candidate> wall, List<Origin> slots, RandomGenerator chance) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            boolean leastShownFirst = attempt < ATTEMPTS / 2;
            var filled = tryToFill(wall, slots, leastShownFirst ? Candidate::shown : any -> 0, chance);
            if (filled.isPresent()) {
                return filled;
            }
        }
        return Optional.empty();
    }

    private static Optional<List<Candidate>> tryToFill(
            List<Candidate> wall, List<Origin> slots, ToLongFunction<Candidate> first, RandomGenerator chance) {
        List<Candidate> order = new ArrayList<>(wall);
        Collections.shuffle(order, new Random(chance.nextLong()));
        order.sort(Comparator.comparingLong(first));
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, slots.size()).boxed().toList());
        Collections.shuffle(places, new Random(chance.nextLong()));
        var filled = new Candidate[slots.size()];
        Set<Candidate> taken = new HashSet<>();
        for (int place : places) {
            var choice = order.stream()
                    .filter(candidate -> candidate.origin() == slots.get(place) && !candidate.isKinOf(taken))
                    .findFirst();
            if (choice.isEmpty()) {
                return Optional.empty();
            }
            filled[place] = choice.get();
            taken.add(choice.get());
        }
        return Optional.of(List.of(filled));
    }

    private static List<PlannedTrial> arrange(List<Candidate> filled, int yesNoTrials) {
        List<PlannedTrial> trials = new ArrayList<>();
        filled.subList(0, yesNoTrials)
                .forEach(shown -> trials.add(new PlannedTrial(0, Task.YES_NO, shown, Optional.empty())));
        for (int left = yesNoTrials; left < filled.size(); left += 2) {
            trials.add(new PlannedTrial(1, Task.PAIR, filled.get(left), Optional.of(filled.get(left + 1))));
        }
        return trials;
    }

    private static Origin origin(int coin) {
        return coin == 0 ? Origin.HUMAN : Origin.MACHINE;
    }

    private static Stream<Origin> pairOrigins(boolean humanLeft) {
        return humanLeft ? Stream.of(Origin.HUMAN, Origin.MACHINE) : Stream.of(Origin.MACHINE, Origin.HUMAN);
    }

    private static NotEnoughStimuliException notEnough(List<Candidate> wall, int ofEach) {
        return new NotEnoughStimuliException(
                ("Sessions need up to %d human and %d machine pictures, no two of them made from the same photograph or"
                                + " painting; %d and %d hang here.")
                        .formatted(ofEach, ofEach, count(wall, Origin.HUMAN), count(wall, Origin.MACHINE)));
    }

    private static long count(List<Candidate> wall, Origin wanted) {
        return wall.stream().filter(candidate -> candidate.origin() == wanted).count();
    }
}

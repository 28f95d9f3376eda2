package blindbrush.design;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The chance process behind the truths of one yes-no block: all sequences that the design allows, each as likely as independent coins
 * (or, where the share is exact, any order) would make it, given that it is allowed.
 */
public final class TruthSequence {

    private static final State START = new State(0, 0, false, 0);

    private final Truth truth;
    private final int trials;
    private final Map<State, Double> weights = new HashMap<>();

    /**
     * What has been seen of a sequence.
     *
     * @param machines so far, counted where their share is exact
     * @param machine whether the last one was a machine picture, noted where runs are limited
     * @param run how many alike stand at its end, likewise
     */
    private record State(int trials, int machines, boolean machine, int run) {}

    /** Tells apart only what the design cares for, so that plain coins have one state a trial. */
    private State after(State state, boolean next) {
        boolean runs = truth.run().isPresent();
        boolean longer = state.trials > 0 && next == state.machine;
        return new State(
                state.trials + 1,
                truth.exact() && next ? state.machines + 1 : state.machines,
                runs && next,
                runs && longer ? state.run + 1 : 1);
    }

    /**
     * The process of a block.
     *
     * @throws InvalidDesignException if no sequence is allowed
     */
    public TruthSequence(Truth truth, int trials) {
        this.truth = truth;
        this.trials = trials;
        if (weight(START) == 0) {
            throw new InvalidDesignException(
                    "/truth/longest_run",
                    "leaves no order of %d trials with that share of machine pictures".formatted(trials));
        }
    }

    /** Draws one: for each trial whether it shows a machine picture. */
    public boolean[] draw(RandomGenerator chance) {
        boolean[] drawn = new boolean[trials];
        State state = START;
        for (int trial = 0; trial < trials; trial++) {
            drawn[trial] = chance.nextDouble() < machineAfter(state);
            state = after(state, drawn[trial]);
        }
        return drawn;
    }

    /** The largest number of machine pictures, or of human ones, that an allowed sequence shows. */
    public int most(boolean machine) {
        return mostAfter(START, machine, new HashMap<>());
    }

    private int mostAfter(State state, boolean machine, Map<State, Integer> known) {
        if (state.trials == trials) {
            return 0;
        }
        Integer before = known.get(state);
        if (before != null) {
            return before;
        }
        int most = Stream.of(true, false)
                .filter(next -> weight(after(state, next)) > 0)
                .mapToInt(next -> (next == machine ? 1 : 0) + mostAfter(after(state, next), machine, known))
                .max()
                .orElseThrow();
        known.put(state, most);
        return most;
    }

    /** How many trials the best guesser, who knows the design but sees nothing, gets right on average, with or without feedback after each. */
    double guessed(boolean feedback) {
        return feedback ? guessedAfter(START, new HashMap<>()) : guessedWithoutFeedback();
    }

    private double guessedAfter(State state, Map<State, Double> known) {
        if (state.trials == trials) {
            return 0;
        }
        Double before = known.get(state);
        if (before != null) {
            return before;
        }
        double machine = machineAfter(state);
        double guessed = Math.max(machine, 1 - machine)
                + (machine > 0 ? machine * guessedAfter(after(state, true), known) : 0)
                + (machine < 1 ? (1 - machine) * guessedAfter(after(state, false), known) : 0);
        known.put(state, guessed);
        return guessed;
    }

    private double guessedWithoutFeedback() {
        Map<State, Double> here = Map.of(START, 1.0);
        double guessed = 0;
        for (int trial = 0; trial < trials; trial++) {
            Map<State, Double> next = new HashMap<>();
            double machines = 0;
            for (Map.Entry<State, Double> reached : here.entrySet()) {
                double machine = machineAfter(reached.getKey());
                machines += reached.getValue() * machine;
                next.merge(after(reached.getKey(), true), reached.getValue() * machine, Double::sum);
                next.merge(after(reached.getKey(), false), reached.getValue() * (1 - machine), Double::sum);
            }
            guessed += Math.max(machines, 1 - machines);
            here = next;
        }
        return guessed;
    }

    private double machineAfter(State state) {
        double all = weight(state);
        return all == 0 ? 0 : of(true) * weight(after(state, true)) / all;
    }

    /** Of all allowed ways to go on. */
    private double weight(State state) {
        if (truth.run().filter(most -> state.run > most).isPresent()) {
            return 0;
        }
        if (state.trials == trials) {
            return truth.exact() && state.machines != truth.machinesOf(trials) ? 0 : 1;
        }
        Double known = weights.get(state);
        if (known != null) {
            return known;
        }
        double weight = IntStream.of(0, 1)
                .mapToDouble(next -> of(next == 1) * weight(after(state, next == 1)))
                .sum();
        weights.put(state, weight);
        return weight;
    }

    /** A coin's; where the share is exact all allowed orders weigh alike, and a half keeps the numbers small. */
    private double of(boolean machine) {
        double share = truth.exact() ? 0.5 : truth.machineShare();
        return machine ? share : 1 - share;
    }
}

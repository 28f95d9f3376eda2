package blindbrush.statistics.crossed;

import blindbrush.statistics.SimulatedParticipant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A yes-no study played in the process by simulated participants around a typical one, on stimuli of which some look more
 * machine-made than others of their origin. What its statistics should find is known, so that it tells how often they do.
 *
 * @param participants number of participants
 * @param stimuliOfOrigin number of human stimuli, and of machine stimuli
 * @param trialsOfOrigin how many stimuli of each origin a participant sees, drawn for each
 * @param typical the participant around whom the others lie
 * @param dPrimeDeviation standard deviation of d′ over participants, normal
 * @param criterionDeviation standard deviation of the criterion over participants, normal, independent of d′
 * @param stimulusDeviation standard deviation of the stimuli's effects, normal
 */
public record SimulatedStudy(
        int participants,
        int stimuliOfOrigin,
        int trialsOfOrigin,
        SimulatedParticipant typical,
        double dPrimeDeviation,
        double criterionDeviation,
        double stimulusDeviation) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** @throws IllegalArgumentException if a participant would see more stimuli than there are, or a deviation is negative */
    public SimulatedStudy {
        if (trialsOfOrigin > stimuliOfOrigin) {
            throw new IllegalArgumentException("A participant sees a stimulus at most once.");
        }
        if (Math.min(dPrimeDeviation, Math.min(criterionDeviation, stimulusDeviation)) < 0) {
            throw new IllegalArgumentException("A standard deviation is never negative.");
        }
    }

    /**
     * One trial of a participant.
     *
     * @param judgement who answered what to which stimulus
     * @param rtMillis response time in ms
     */
    public record SimulatedTrial(Judgement judgement, double rtMillis) {}

    /** Draws the effects of new stimuli: human ones, then machine ones. */
    public double[] stimulusEffects(RandomGenerator chance) {
        return IntStream.range(0, 2 * stimuliOfOrigin)
                .mapToDouble(j -> stimulusDeviation * chance.nextGaussian())
                .toArray();
    }

    /** Plays the study with new participants and new stimuli, trials in each session's order. */
    public List<SimulatedTrial> play(RandomGenerator chance) {
        return play(stimulusEffects(chance), chance);
    }

    /**
     * Plays the study with new participants on given stimuli, trials in each session's order.
     *
     * @param effects of the human stimuli, numbered from 0, then of the machine ones
     */
    public List<SimulatedTrial> play(double[] effects, RandomGenerator chance) {
        List<SimulatedTrial> trials = new ArrayList<>();
        for (int i = 0; i < participants; i++) {
            SimulatedParticipant participant = typical.with(
                    typical.dPrime() + dPrimeDeviation * chance.nextGaussian(),
                    typical.criterion() + criterionDeviation * chance.nextGaussian());
            for (int j : session(chance)) {
                boolean machine = j >= stimuliOfOrigin;
                var response = participant.respond(machine, effects[j], chance);
                trials.add(new SimulatedTrial(
                        new Judgement(i, j, machine, response.calledMachine()), response.rtMillis()));
            }
        }
        return trials;
    }

    /** Plays the study with new participants and new stimuli and keeps the answers. */
    public Judgements judgements(RandomGenerator chance) {
        return judgements(stimulusEffects(chance), chance);
    }

    /** Plays the study with new participants on given stimuli and keeps the answers. */
    public Judgements judgements(double[] effects, RandomGenerator chance) {
        return Judgements.of(
                play(effects, chance).stream().map(SimulatedTrial::judgement).toList());
    }

    /** Share of right answers of each participant. */
    static double[] accuracyOfParticipants(Judgements judgements) {
        return IntStream.range(0, judgements.participants())
                .mapToDouble(i -> IntStream.range(judgements.first[i], judgements.first[i + 1])
                        .mapToDouble(k -> judgements.right(k) ? 1 : 0)
                        .average()
                        .orElseThrow())
                .toArray();
    }

    /** How often a participant says “machine” to a stimulus of an origin, over all participants and stimuli there could be. */
    public double calledMachine(boolean machine) {
        return calledMachine(machine, 0, stimulusDeviation);
    }

    /** Share of right answers over all participants and stimuli there could be. */
    public double accuracy() {
        return (calledMachine(true) + 1 - calledMachine(false)) / 2;
    }

    /** Share of right answers over all participants there could be, on given stimuli. */
    public double accuracy(double... effects) {
        return IntStream.range(0, effects.length)
                .mapToDouble(j -> j < stimuliOfOrigin
                        ? 1 - calledMachine(false, effects[j], 0)
                        : calledMachine(true, effects[j], 0))
                .average()
                .orElseThrow();
    }

    /** d′ of the rates over all participants and stimuli there could be; a typical participant's is larger. */
    public double pooledDPrime() {
        return NORMAL.inverseCumulativeProbability(calledMachine(true))
                - NORMAL.inverseCumulativeProbability(calledMachine(false));
    }

    private double calledMachine(boolean machine, double effect, double deviation) {
        double variance =
                1 + Math.pow(dPrimeDeviation / 2, 2) + criterionDeviation * criterionDeviation + deviation * deviation;
        double mean = typical.evidence(machine) + effect - typical.criterion();
        return typical.lapse() / 2 + (1 - typical.lapse()) * NORMAL.cumulativeProbability(mean / Math.sqrt(variance));
    }

    /** Some stimuli of each origin, shuffled. */
    private int[] session(RandomGenerator chance) {
        int[] human = shuffled(IntStream.range(0, stimuliOfOrigin).toArray(), chance);
        int[] machine =
                shuffled(IntStream.range(stimuliOfOrigin, 2 * stimuliOfOrigin).toArray(), chance);
        int[] both = IntStream.range(0, 2 * trialsOfOrigin)
                .map(place -> place < trialsOfOrigin ? human[place] : machine[place - trialsOfOrigin])
                .toArray();
        return shuffled(both, chance);
    }

    private static int[] shuffled(int[] numbers, RandomGenerator chance) {
        for (int place = numbers.length - 1; place > 0; place--) {
            int other = chance.nextInt(place + 1);
            int moved = numbers[place];
            numbers[place] = numbers[other];
            numbers[other] = moved;
        }
        return numbers;
    }
}

package blindbrush.statistics;

import java.util.random.RandomGenerator;

/**
 * An observer of known sensitivity who answers yes-no trials, for trying out a study and its statistics: signal detection with
 * equal variances, now and then a lapse in which the answer is a coin's, and ex-Gaussian response times.
 *
 * @param dPrime sensitivity d′
 * @param criterion c: above 0 leans to “human”
 * @param lapse share of trials answered by a coin, 0 to 1
 * @param rtMillis response times in ms
 */
public record SimulatedParticipant(double dPrime, double criterion, double lapse, ExGaussian rtMillis) {

    /** Width of a step of confidence, in standard deviations of the evidence. */
    private static final double STEP = 0.6;

    /** @throws IllegalArgumentException if the lapse rate is no proportion */
    public SimulatedParticipant {
        if (!(lapse >= 0 && lapse <= 1)) {
            throw new IllegalArgumentException("A lapse rate is 0 to 1.");
        }
    }

    /**
     * An answer and the time it took.
     *
     * @param rtMillis in ms, at least 0
     */
    public record SimulatedResponse(boolean calledMachine, double rtMillis) {}

    /**
     * Answers one trial.
     *
     * @param machine whether the picture is machine-made
     * @param effect how much more than others of its origin this picture looks machine-made, in standard deviations of the
     *     evidence
     */
    public SimulatedResponse respond(boolean machine, double effect, RandomGenerator chance) {
        boolean called = chance.nextDouble() < lapse
                ? chance.nextBoolean()
                : evidence(machine) + effect + chance.nextGaussian() > criterion;
        return new SimulatedResponse(called, rtMillis.sample(chance));
    }

    /** Rates one picture; a lapse is any of the steps. */
    public Rating rate(boolean machine, double effect, RandomGenerator chance) {
        if (chance.nextDouble() < lapse) {
            return Rating.of(1 + chance.nextInt(Rating.STEPS));
        }
        double beyond = evidence(machine) + effect + chance.nextGaussian() - criterion;
        int away = (int) Math.min(2, Math.max(-3, Math.floor(beyond / STEP)));
        return Rating.of(Rating.PERHAPS_MACHINE.step() + away);
    }

    /**
     * By how much the machine picture of a pair looks more machine-made than the human one, in standard deviations of one picture's evidence;
     * below 0 the pair is told wrongly.
     */
    public double compare(double machineEffect, double humanEffect, RandomGenerator chance) {
        double difference = dPrime + machineEffect - humanEffect + chance.nextGaussian() - chance.nextGaussian();
        return chance.nextDouble() < lapse && chance.nextBoolean() ? -difference : difference;
    }

    /** One with this sensitivity and criterion and the same lapse rate and times. */
    public SimulatedParticipant with(double otherDPrime, double otherCriterion) {
        return new SimulatedParticipant(otherDPrime, otherCriterion, lapse, rtMillis);
    }

    /** Mean of the evidence for “machine”. */
    public double evidence(boolean machine) {
        return (machine ? dPrime : -dPrime) / 2;
    }
}

package blindbrush.study;

import static java.util.Objects.requireNonNull;

import blindbrush.database.Secret;
import blindbrush.design.Consent;
import blindbrush.design.Design;
import blindbrush.design.Recruitment;
import blindbrush.design.Task;
import blindbrush.gallery.Origin;
import blindbrush.gallery.Stimulus;
import blindbrush.refusal.InvalidInputException;
import blindbrush.statistics.ExGaussian;
import blindbrush.statistics.SimulatedParticipant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * A study tried out before anybody takes part: a marked copy of its design and wall, played through by simulated participants of known
 * sensitivity, so that its figures can be held against what they should say.
 *
 * @param sessions to be played, 2 to 300
 * @param dPrime the typical participant's sensitivity, −1 to 5
 * @param participantDeviation standard deviation of d′ between participants, 0 to 2
 * @param stimulusDeviation standard deviation of how much single pictures look machine-made, 0 to 2
 */
public record DryRun(int sessions, double dPrime, double participantDeviation, double stimulusDeviation) {

    private static final double LAPSE = 0.02;

    /** In frames of 1/60 s. */
    private static final int HALF_SEEN = 6;

    private static final ExGaussian RT = new ExGaussian(1500, 400, 1800);
    private static final Duration BETWEEN = Duration.ofMillis(400);

    /** @throws InvalidInputException if a number is beyond its range */
    public DryRun {
        if (sessions < 2 || sessions > 300) {
            throw new InvalidInputException("A dry run has 2 to 300 sessions.");
        }
        if (!(dPrime >= -1 && dPrime <= 5)) {
            throw new InvalidInputException("Simulated sensitivity d′ is −1 to 5.");
        }
        if (!(participantDeviation >= 0
                && participantDeviation <= 2
                && stimulusDeviation >= 0
                && stimulusDeviation <= 2)) {
            throw new InvalidInputException("Simulated standard deviations are 0 to 2.");
        }
    }

    /**
     * Plays it, session by session, each in a transaction of its own.
     *
     * @return the marked study's name in addresses; it is closed
     * @throws NotEnoughStimuliException if the wall cannot fill a session
     */
    public String play(UUID studyId, RandomGenerator chance, Instant now) {
        UUID marked = QuarkusTransaction.requiringNew().call(() -> marked(Study.findById(studyId), now).id);
        Map<UUID, Double> effects = new HashMap<>();
        for (int number = 0; number < sessions; number++) {
            var participant =
                    new SimulatedParticipant(dPrime + participantDeviation * chance.nextGaussian(), 0, LAPSE, RT);
            QuarkusTransaction.requiringNew()
                    .run(() -> play(Study.findById(marked), participant, effects, chance, now));
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            Study study = Study.findById(marked);
            study.close(now);
            return study.slug;
        });
    }

    private Study marked(Study of, Instant now) {
        String title =
                String.format(Locale.ROOT, "Dry run of %.60s, d′ %.2f (%.6s)", of.title, dPrime, UUID.randomUUID());
        Study marked = of.copy(title, now);
        Design design = of.design;
        SessionPlan.requireEnough(Hanging.candidates(marked), design);
        marked.simulated = true;
        // all that it plays counts, however few sessions are registered for people
        marked.design = design.with(new Recruitment(
                        null, null, null, true, false, design.recruitment().resumeMinutes(), null, null))
                .with(design.reporting().withoutNumber())
                .with(new Consent("simulated", "nobody", "nobody", 0, "dry run", "until it is deleted", ""));
        marked.version =
                StudyVersion.freeze(marked, LeakAudit.ofSent(marked), now).key.version();
        marked.state = Study.State.OPEN;
        marked.openedAt = now;
        return marked;
    }

    private void play(
            Study study,
            SimulatedParticipant participant,
            Map<UUID, Double> effects,
            RandomGenerator chance,
            Instant now) {
        Session session = Session.start(study, Arrival.by(Secret.draw(chance)), Secret.draw(chance), chance, now);
        Instant clock = now;
        for (Trial trial : session.trials()) {
            trial.send(clock);
            long rt = Math.round(participant.rtMillis().sample(chance));
            clock = clock.plusMillis(rt).plus(BETWEEN);
            trial.respond(
                    answer(trial, participant, effects, chance),
                    false,
                    Observed.of(true, false, Timing.of(rt), "0", DeviceClasses.NONE),
                    clock);
        }
    }

    private Answer answer(
            Trial trial, SimulatedParticipant participant, Map<UUID, Double> effects, RandomGenerator chance) {
        if (trial.phase == Phase.CATCH && chance.nextDouble() >= LAPSE) {
            String instructed = requireNonNull(trial.instructed);
            return trial.task == Task.PAIR
                    ? new Answer.Pair(Side.valueOf(instructed), 3)
                    : new Answer.YesNo(Integer.parseInt(instructed));
        }
        List<Stimulus> shown = trial.stimuli();
        if (trial.task == Task.YES_NO) {
            Stimulus picture = shown.get(0);
            return new Answer.YesNo(
                    participant.rate(picture.origin == Origin.MACHINE, effect(picture, effects, chance), chance));
        }
        if (trial.exposureFrames != null && chance.nextDouble() >= seen(trial.exposureFrames)) {
            return new Answer.Pair(chance.nextBoolean() ? Side.LEFT : Side.RIGHT, 1);
        }
        boolean humanLeft = shown.get(0).origin == Origin.HUMAN;
        double comparison = participant.compare(
                effect(shown.get(humanLeft ? 1 : 0), effects, chance),
                effect(shown.get(humanLeft ? 0 : 1), effects, chance),
                chance);
        Side chosen = comparison > 0 == humanLeft ? Side.LEFT : Side.RIGHT;
        return new Answer.Pair(chosen, (int) Math.min(3, 1 + Math.floor(Math.abs(comparison))));
    }

    /** How often so brief a picture is seen at all: half the time at {@link #HALF_SEEN}. */
    private static double seen(int frames) {
        return 1 / (1 + Math.pow((double) HALF_SEEN / frames, 2));
    }

    private double effect(Stimulus stimulus, Map<UUID, Double> effects, RandomGenerator chance) {
        return effects.computeIfAbsent(stimulus.id, unseen -> stimulusDeviation * chance.nextGaussian());
    }
}

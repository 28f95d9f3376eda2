package blindbrush.study;

import blindbrush.design.Block;
import blindbrush.design.Condition;
import blindbrush.design.Design;
import blindbrush.gallery.Stimulus;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A session as a seed draws it from a study's present design and wall; nothing of it is stored or counted. */
public final class Preview {

    private final Study study;
    private final List<PlannedTrial> trials;
    private final Side humanSide;

    private Preview(Study study, List<PlannedTrial> trials, Side humanSide) {
        this.study = study;
        this.trials = trials;
        this.humanSide = humanSide;
    }

    /**
     * Draws it, in one of the design's conditions, orders and sides.
     *
     * @throws NotEnoughStimuliException if the wall cannot fill it
     */
    public static Preview of(Study study, long seed) {
        var chance = new SplittableRandom(seed);
        Design design = study.design;
        Condition condition =
                design.conditions().get(chance.nextInt(design.conditions().size()));
        List<Integer> order = design.orders().get(chance.nextInt(design.orders().size()));
        List<Candidate> wall = Hanging.candidates(study).stream()
                .filter(candidate -> candidate.isIn(condition))
                .toList();
        List<PlannedTrial> trials = SessionPlan.draw(wall, design, order, chance);
        List<Side> sides = Seats.sides(design);
        return new Preview(study, trials, sides.get(chance.nextInt(sides.size())));
    }

    /** Trials. */
    public int length() {
        return trials.size();
    }

    /**
     * What a trial's page is given.
     *
     * @param next the address that follows it
     */
    public TrialView view(int position, String address, String next) {
        PlannedTrial trial = trials.get(position);
        Block block = study.design.blocks().get(trial.blockIndex());
        return new TrialView(
                address,
                next,
                trial.task(),
                position + 1,
                trials.size(),
                study.demonstration,
                study.title,
                block.practice(),
                false,
                false,
                trial.instructed().orElse(null),
                block.exposureMillis(),
                trial.exposureFrames().orElse(null),
                humanSide,
                study.design.deviceClasses());
    }

    /** Picture 1, or picture 2 of a pair. */
    public Optional<Stimulus> picture(int position, int number) {
        return Optional.of(position)
                .filter(place -> place >= 0 && place < trials.size())
                .map(trials::get)
                .flatMap(trial -> number == 1 ? Optional.of(trial.first()) : trial.right())
                .flatMap(candidate -> Stimulus.findByIdOptional(candidate.stimulusId()));
    }
}

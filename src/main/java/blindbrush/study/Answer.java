package blindbrush.study;

import static java.util.Objects.requireNonNull;

import blindbrush.design.Task;
import blindbrush.gallery.Origin;
import blindbrush.refusal.InvalidInputException;
import blindbrush.statistics.Rating;

/** What a participant said, before it is held against the truth. */
public sealed interface Answer {

    /** The task it answers. */
    Task task();

    /** Whether it is right about this trial. */
    boolean isRightAbout(Trial trial);

    /** Whether it is what a catch trial asks for: a rating, or a side. */
    boolean follows(String instructed);

    /**
     * "Human or machine?" with confidence in one.
     *
     * @param rating of the picture
     */
    record YesNo(Rating rating) implements Answer {

        /**
         * By the rating's step.
         *
         * @throws InvalidInputException if that is not 1 to 6
         */
        public YesNo(int step) {
            this(Rating.of(step));
        }

        @Override
        public Task task() {
            return Task.YES_NO;
        }

        @Override
        public boolean isRightAbout(Trial trial) {
            return rating.callsMachine() == (trial.stimulus.origin == Origin.MACHINE);
        }

        @Override
        public boolean follows(String instructed) {
            return instructed.equals(Integer.toString(rating.step()));
        }
    }

    /**
     * "Which one was painted by a human?"
     *
     * @param confidence 1 a guess, 2 fairly sure, 3 sure
     */
    record Pair(Side side, int confidence) implements Answer {

        public Pair {
            if (confidence < 1 || confidence > 3) {
                throw new InvalidInputException("Confidence is a whole number from 1 to 3.");
            }
        }

        @Override
        public Task task() {
            return Task.PAIR;
        }

        @Override
        public boolean isRightAbout(Trial trial) {
            var chosen = side == Side.LEFT ? trial.stimulus : requireNonNull(trial.rightStimulus);
            return chosen.origin == Origin.HUMAN;
        }

        @Override
        public boolean follows(String instructed) {
            return instructed.equals(side.name());
        }
    }
}

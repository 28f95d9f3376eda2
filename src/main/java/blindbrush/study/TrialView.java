package blindbrush.study;

import blindbrush.design.Block;
import blindbrush.design.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a trial's page is given: there is no origin in it, nor anything that tells one.
 *
 * @param address what the addresses of its pictures and of its answer begin with
 * @param next where its page goes on once it is answered or left out
 * @param number place in the session, from 1
 * @param of trials of the session
 * @param practice whether it is for getting used to it
 * @param restarted whether its block began anew and it is the first of it
 * @param afterFailure whether the one before was left out because its picture did not come
 * @param instructed the answer that a catch trial asks for; null otherwise
 * @param exposureMillis how long a picture stands before a mask covers it; null for as long as one likes
 * @param exposureFrames the same in frames of 1/60 s, where chance dealt it; null otherwise
 * @param humanSide on which side of the answers to a single picture “human” stands
 * @param deviceClasses whether its page says with the answer what it was looked at with
 */
public record TrialView(
        String address,
        String next,
        Task task,
        int number,
        int of,
        boolean demonstration,
        String study,
        boolean practice,
        boolean restarted,
        boolean afterFailure,
        @Nullable String instructed,
        @Nullable Integer exposureMillis,
        @Nullable Integer exposureFrames,
        Side humanSide,
        boolean deviceClasses) {

    /** Of a trial under way. */
    public static TrialView of(Trial trial) {
        Study study = trial.session.study;
        List<Trial> trials =
                trial.session.trials().stream().filter(each -> !each.isFailed()).toList();
        Block block = trial.block();
        return new TrialView(
                "/trials/" + trial.id,
                Disclosure.mayTellOnceAnswered(trial) ? "/trials/" + trial.id + "/feedback" : "/trials/next",
                trial.task,
                trials.indexOf(trial) + 1,
                trials.size(),
                study.demonstration,
                study.title,
                block.practice(),
                trial.attempt > 1 && !trial.isInMidBlock(),
                trial.session.consecutiveFailures > 0,
                trial.instructed,
                block.exposureMillis(),
                trial.exposureFrames,
                trial.session.humanSide,
                trial.session.design().deviceClasses());
    }

    /** Trials before it. */
    public int getBefore() {
        return number - 1;
    }

    /** Whether its pictures stand for a limited time. */
    public boolean isBrief() {
        return exposureMillis != null || exposureFrames != null;
    }

    public boolean isPair() {
        return task == Task.PAIR;
    }

    /** The steps of a rating, from left to right. */
    public List<Integer> getRatings() {
        return humanSide == Side.LEFT ? List.of(1, 2, 3, 4, 5, 6) : List.of(6, 5, 4, 3, 2, 1);
    }
}

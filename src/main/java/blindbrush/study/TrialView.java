package blindbrush.study;

import java.util.UUID;

/**
 * All that a trial's page is given: there is no origin in it, nor anything that tells one.
 *
 * @param number place in the session, from 1
 * @param of trials of the session
 */
public record TrialView(UUID id, Task task, int number, int of, boolean demonstration, String study) {

    public static TrialView of(Trial trial) {
        var study = trial.session.study;
        return new TrialView(
                trial.id, trial.task, trial.position + 1, study.trialsPerSession(), study.demonstration, study.title);
    }

    public boolean isPair() {
        return task == Task.PAIR;
    }
}

package blindbrush.statistics.crossed;

/**
 * One participant's yes-no answer to one stimulus.
 *
 * @param participant any number that tells this participant from the others
 * @param stimulus any number that tells this stimulus from the others
 * @param machine whether the stimulus is machine-made, the signal
 * @param calledMachine whether the participant said so
 */
public record Judgement(int participant, int stimulus, boolean machine, boolean calledMachine) {}

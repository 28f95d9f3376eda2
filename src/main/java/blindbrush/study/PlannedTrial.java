package blindbrush.study;

import blindbrush.design.Task;
import java.util.Optional;

/**
 * One trial as drawn: what will be shown, where.
 *
 * @param blockIndex the block's place in the design's list
 * @param right what stands on the right of a pair; nothing in a yes-no trial
 * @param instructed the answer that a catch trial asks for
 * @param exposureFrames how long its pictures stand, in frames of 1/60 s; nothing where chance deals no exposures
 */
record PlannedTrial(
        int blockIndex,
        Phase phase,
        Task task,
        Candidate first,
        Optional<Candidate> right,
        Optional<String> instructed,
        Optional<Integer> exposureFrames) {}

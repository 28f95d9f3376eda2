package blindbrush.study;

import java.util.Optional;

/** One trial as drawn: what will be shown, where. A yes-no trial has nothing on the right. */
record PlannedTrial(int blockIndex, Task task, Candidate first, Optional<Candidate> right) {}

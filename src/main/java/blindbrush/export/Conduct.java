package blindbrush.export;

import blindbrush.design.Exclusion;
import java.util.List;
import java.util.Optional;

/**
 * What a session's exclusion hangs on: its trials that count and its catch trials, without those of blocks that began anew.
 *
 * @param responses to trials that count
 * @param failedCatchTrials catch trials not answered as they said
 * @param medianRt in ms, of trials that count; null where no rt is known
 * @param interruptedTrials trials that count during which the page was left
 * @param reason why the registered analysis leaves the session out; empty where it does not
 */
record Conduct(int responses, int failedCatchTrials, Double medianRt, int interruptedTrials, Optional<String> reason) {

    static Conduct of(List<TrialRow> trials, Exclusion exclusion) {
        List<TrialRow> counting = trials.stream().filter(TrialRow::counts).toList();
        int failed = (int) trials.stream().filter(TrialRow::isFailedCatch).count();
        int interrupted =
                (int) counting.stream().filter(TrialRow::isInterrupted).count();
        Double median = medianRt(counting);
        return new Conduct(counting.size(), failed, median, interrupted, exclusion.reason(failed, median, interrupted));
    }

    boolean isExcluded() {
        return reason.isPresent();
    }

    private static Double medianRt(List<TrialRow> trials) {
        int[] sorted = trials.stream()
                .filter(trial -> trial.rt() != null)
                .mapToInt(TrialRow::rt)
                .sorted()
                .toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return null;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
    }
}

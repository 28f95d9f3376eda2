package blindbrush.export;

import blindbrush.design.Exclusion;
import blindbrush.statistics.ResponseTimes;
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
        double[] times = trials.stream()
                .filter(trial -> trial.rt() != null)
                .mapToDouble(TrialRow::rt)
                .toArray();
        return times.length == 0
                ? null
                : ResponseTimes.of(times, Double.MAX_VALUE).median();
    }
}

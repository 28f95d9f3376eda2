package blindbrush.results;

import blindbrush.design.Exclusion;
import blindbrush.design.ExclusionReason;
import blindbrush.statistics.Quartiles;
import blindbrush.study.Hints;
import blindbrush.study.Phase;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether a session is excluded: its trials that count and its catch trials, without those of blocks that began again. Results
 * and exports decide by this alone, so that they leave out the same sessions.
 *
 * @param responses to trials that count
 * @param failedCatchTrials catch trials that were not answered as they asked
 * @param medianRt in ms, of trials that count; null where no rt is known
 * @param interruptedTrials trials that count during which the page was left
 * @param unverifiedTrials trials that count and whose pictures are not known to have been on the screen
 * @param hintedTrials trials that count with hints that a program answered or helped
 * @param rtVariation standard deviation of rt in per cent of its mean, of trials that count; null of fewer than eight with an rt
 * @param reason why the registered analysis leaves the session out; empty where it does not
 */
public record SessionQuality(
        int responses,
        int failedCatchTrials,
        @Nullable Double medianRt,
        int interruptedTrials,
        int unverifiedTrials,
        int hintedTrials,
        @Nullable Double rtVariation,
        Optional<ExclusionReason> reason) {

    /** Nobody looks and answers faster than this. */
    public static final int TOO_FAST_MILLIS = 300;

    private static final int TOO_SLOW_MILLIS = 60_000;

    /** A screen that shows sixty pictures in a second takes so long for one: nobody sees and answers sooner. */
    private static final int FRAME_MILLIS = 17;

    /** Of fewer trials the variation of rt says little. */
    private static final int FEWEST_RTS = 8;

    /**
     * An answered trial, as far as it says how a participant went about it.
     *
     * @param correct of a catch trial, whether it was answered as it asked
     * @param rt in ms; null where it is not known
     * @param interruptions how often the page was left meanwhile; null where that is not known
     * @param displayUnverified whether nobody knows that its pictures stood on the screen; null of answers older than that question
     * @param hints that a program answered or helped, in the words of {@link Hints}; null where nobody knows
     */
    public record AnsweredTrial(
            Phase phase,
            boolean superseded,
            boolean correct,
            @Nullable Integer rt,
            @Nullable Integer interruptions,
            @Nullable Boolean displayUnverified,
            @Nullable String hints) {

        /** Of one that says nothing of programs. */
        public AnsweredTrial(
                Phase phase,
                boolean superseded,
                boolean correct,
                @Nullable Integer rt,
                @Nullable Integer interruptions,
                @Nullable Boolean displayUnverified) {
            this(phase, superseded, correct, rt, interruptions, displayUnverified, null);
        }

        /** Whether the answer enters figures. */
        public boolean counts() {
            return phase == Phase.MAIN && !superseded;
        }

        private boolean isFailedCatch() {
            return phase == Phase.CATCH && !superseded && !correct;
        }

        private boolean isUnverified() {
            return Boolean.TRUE.equals(displayUnverified);
        }

        /** Whether it was answered sooner than a screen can show a picture; not where no rt is known. */
        public boolean isUnderFrame() {
            return rt != null && rt < FRAME_MILLIS;
        }

        private boolean isHinted() {
            return isUnderFrame() || (hints != null && !hints.equals(Hints.NONE));
        }

        /** Whether nobody could have looked before answering; not where no rt is known. */
        public boolean isTooFast() {
            return rt != null && rt < TOO_FAST_MILLIS;
        }

        /** Whether something else went on meanwhile; not where no rt is known. */
        public boolean isTooSlow() {
            return rt != null && rt > TOO_SLOW_MILLIS;
        }

        /** Whether the page was left meanwhile. */
        public boolean isInterrupted() {
            return interruptions != null && interruptions > 0;
        }
    }

    /** Of all answered trials of a session. */
    public static SessionQuality of(List<AnsweredTrial> trials, Exclusion rules) {
        List<AnsweredTrial> counting =
                trials.stream().filter(AnsweredTrial::counts).toList();
        int failed = (int) trials.stream().filter(AnsweredTrial::isFailedCatch).count();
        int interrupted =
                (int) counting.stream().filter(AnsweredTrial::isInterrupted).count();
        int unverified =
                (int) counting.stream().filter(AnsweredTrial::isUnverified).count();
        int hinted = (int) counting.stream().filter(AnsweredTrial::isHinted).count();
        double[] times = rts(counting);
        Double median = times.length == 0 ? null : Quartiles.of(times).median();
        Double variation = rtVariation(times);
        Optional<ExclusionReason> reason = rules.reason(failed, median, interrupted, unverified, hinted, variation);
        return new SessionQuality(counting.size(), failed, median, interrupted, unverified, hinted, variation, reason);
    }

    /** Whether the registered analysis leaves the session out. */
    public boolean isExcluded() {
        return reason.isPresent();
    }

    private static double[] rts(List<AnsweredTrial> trials) {
        return trials.stream()
                .map(AnsweredTrial::rt)
                .filter(Objects::nonNull)
                .mapToDouble(Integer::doubleValue)
                .toArray();
    }

    private static @Nullable Double rtVariation(double... times) {
        double mean = DoubleStream.of(times).average().orElse(0);
        if (times.length < FEWEST_RTS || mean == 0) {
            return null;
        }
        double squares = DoubleStream.of(times)
                .map(time -> (time - mean) * (time - mean))
                .sum();
        return 100 * Math.sqrt(squares / (times.length - 1)) / mean;
    }
}

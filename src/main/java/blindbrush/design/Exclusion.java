package blindbrush.design;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions the registered analysis leaves out. Their rows stay in every export, and figures are shown with and without them.
 *
 * @param failedCatchTrials so many failed catch trials and more; null for no such rule
 * @param fastMedianRtMillis a median rt below so many ms; null for no such rule
 * @param interruptedTrials so many trials and more during which the page was left; null for no such rule
 * @param unverifiedTrials so many trials and more of which nobody knows that their pictures stood on the screen; null for no such rule
 * @param hintedTrials so many trials and more with hints that a program answered or helped; null for no such rule, and not written then, so
 *     that a design from before it has the hash that it had
 * @param rtVariationPercent a standard deviation of rt below so many per cent of its mean; likewise
 */
public record Exclusion(
        @Nullable Integer failedCatchTrials,
        @Nullable Integer fastMedianRtMillis,
        @Nullable Integer interruptedTrials,
        @Nullable Integer unverifiedTrials,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer hintedTrials,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer rtVariationPercent) {

    /** Leaves out none. */
    public static final Exclusion NONE = new Exclusion(null, null, null, null);

    /** Without rules about programs. */
    public Exclusion(
            @Nullable Integer failedCatchTrials,
            @Nullable Integer fastMedianRtMillis,
            @Nullable Integer interruptedTrials,
            @Nullable Integer unverifiedTrials) {
        this(failedCatchTrials, fastMedianRtMillis, interruptedTrials, unverifiedTrials, null, null);
    }

    /** Why a session is left out; empty where it is not. */
    @JsonIgnore
    public Optional<ExclusionReason> reason(
            long failedCatch,
            @Nullable Double medianRt,
            long interrupted,
            long unverified,
            long hinted,
            @Nullable Double rtVariation) {
        if (failedCatchTrials != null && failedCatch >= failedCatchTrials) {
            return Optional.of(new ExclusionReason(ExclusionRule.FAILED_CATCH_TRIALS, failedCatch));
        }
        if (fastMedianRtMillis != null && medianRt != null && medianRt < fastMedianRtMillis) {
            return Optional.of(new ExclusionReason(ExclusionRule.FAST_MEDIAN_RT_MILLIS, medianRt));
        }
        if (interruptedTrials != null && interrupted >= interruptedTrials) {
            return Optional.of(new ExclusionReason(ExclusionRule.INTERRUPTED_TRIALS, interrupted));
        }
        if (unverifiedTrials != null && unverified >= unverifiedTrials) {
            return Optional.of(new ExclusionReason(ExclusionRule.UNVERIFIED_TRIALS, unverified));
        }
        if (hintedTrials != null && hinted >= hintedTrials) {
            return Optional.of(new ExclusionReason(ExclusionRule.HINTED_TRIALS, hinted));
        }
        if (rtVariationPercent != null && rtVariation != null && rtVariation < rtVariationPercent) {
            return Optional.of(new ExclusionReason(ExclusionRule.RT_VARIATION_PERCENT, rtVariation));
        }
        return Optional.empty();
    }
}

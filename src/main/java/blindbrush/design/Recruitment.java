package blindbrush.design;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may take part, when, how often, and where they go afterwards.
 *
 * @param quota finished sessions after which no new one begins; null for no limit
 * @param opens when the first session may begin, once the study is open; null for at once
 * @param closes when the last session may begin; null for no end
 * @param mayRepeat whether a returning participant (same browser, link or panel id) may begin again
 * @param linkOnly whether only one-time links and panels lead in
 * @param resumeMinutes how long a session may be left and gone on with in the middle of a block; later the block restarts
 * @param completionCode what a panel's participants bring back, shown after the last answer is stored; null without a panel
 * @param completionAddress where a panel wants them to go with it; null without one
 * @param completionOpens whether their browser goes there by itself, a while after the last page was shown and unless they stop it; not
 *     written where it is false, so that a design from before it has the hash that it had
 */
public record Recruitment(
        @Nullable Integer quota,
        @Nullable Instant opens,
        @Nullable Instant closes,
        boolean mayRepeat,
        boolean linkOnly,
        int resumeMinutes,
        @Nullable String completionCode,
        @Nullable String completionAddress,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean completionOpens) {

    /** Everybody, at any time, once. */
    public static final Recruitment EVERYBODY = new Recruitment(null, null, null, false, false, 30, null, null);

    /** Without an address that opens by itself. */
    public Recruitment(
            @Nullable Integer quota,
            @Nullable Instant opens,
            @Nullable Instant closes,
            boolean mayRepeat,
            boolean linkOnly,
            int resumeMinutes,
            @Nullable String completionCode,
            @Nullable String completionAddress) {
        this(quota, opens, closes, mayRepeat, linkOnly, resumeMinutes, completionCode, completionAddress, false);
    }

    List<Mistake> contradictions() {
        List<Mistake> found = new ArrayList<>();
        if (opens != null && closes != null && !closes.isAfter(opens)) {
            found.add(new Mistake("/recruitment/closes", "must be later than the first session"));
        }
        if (completionAddress != null && completionCode == null) {
            found.add(new Mistake(
                    "/recruitment/completion_code", "is missing: participants who go to that address need a code"));
        }
        if (completionOpens && completionAddress == null) {
            found.add(new Mistake("/recruitment/completion_address", "is missing: it is to be opened by itself"));
        }
        return found;
    }

    /** Whether the time allows a session to begin. */
    @JsonIgnore
    public boolean runsAt(Instant now) {
        return (opens == null || !now.isBefore(opens)) && (closes == null || now.isBefore(closes));
    }

    /** Finished sessions after which no new one begins. */
    @JsonIgnore
    public Optional<Integer> limit() {
        return Optional.ofNullable(quota);
    }
}

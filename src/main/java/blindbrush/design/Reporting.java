package blindbrush.design;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What becomes known, and when.
 *
 * @param feedback to participants about their own trials
 * @param provenance whether feedback tells what each picture was and how the machine made its own, while the study is open
 * @param resultsWhileOpen whether everybody's results are public before the study closes; a design that registers a number of sessions
 *     cannot have it, see {@link #tellsWhileOpen}
 * @param registeredSessions finished sessions at which the registered analysis is made (the stopping rule); until then the study's
 *     researchers stay blind; null where none is registered
 * @param toldBefore whether it may show pictures whose truth is known already
 * @param primaryEstimand what the headline is; null for the usual one, see {@link Design#primaryEstimand}; not written where it is null, so
 *     that a design from before it has the hash that it had
 */
public record Reporting(
        Feedback feedback,
        boolean provenance,
        boolean resultsWhileOpen,
        @Nullable Integer registeredSessions,
        ToldBefore toldBefore,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Estimand primaryEstimand) {

    /** All at the end of a session; no number registered, no picture that was told before. */
    public static final Reporting AT_END = new Reporting(Feedback.AT_END, true, false, null);

    /** Whether everybody learns how others answered while the study is open. A registered number wins over what an older design says. */
    @JsonIgnore
    public boolean tellsWhileOpen() {
        return resultsWhileOpen && registeredSessions == null;
    }

    /** Without pictures that were told before. */
    public Reporting(
            Feedback feedback, boolean provenance, boolean resultsWhileOpen, @Nullable Integer registeredSessions) {
        this(feedback, provenance, resultsWhileOpen, registeredSessions, ToldBefore.REFUSED, null);
    }

    /** The same with another rule for pictures that were told before. */
    public Reporting with(ToldBefore other) {
        return new Reporting(feedback, provenance, resultsWhileOpen, registeredSessions, other, primaryEstimand);
    }

    /** The same without a registered number of sessions: all count. */
    public Reporting withoutNumber() {
        return new Reporting(feedback, provenance, resultsWhileOpen, null, toldBefore, primaryEstimand);
    }
}

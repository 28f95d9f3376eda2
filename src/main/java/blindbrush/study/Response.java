package blindbrush.study;

import static java.util.Objects.requireNonNull;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one answer to a trial. Its key is the trial's: the database itself admits no second. */
@Entity
public class Response extends PanacheEntityBase {

    @Id
    public UUID trialId;

    /** Six steps from 1 surely human to 6 surely machine (yes-no only). */
    public @Nullable Integer rating;

    /** The side called human (2AFC only). */
    @Enumerated(EnumType.STRING)
    public @Nullable Side side;

    /** Three steps from 1 a guess to 3 sure (2AFC only). */
    public @Nullable Integer confidence;

    /** The participant knows this painting. */
    public boolean recognised;

    /** Response time in ms from stimulus onset; null where the browser measured none or an impossible one. */
    public @Nullable Integer rt;

    /** Whether nobody knows that the pictures stood on the screen; null of answers older than that question. */
    public @Nullable Boolean displayUnverified;

    /** Whether the participant looked closer; null of answers older than that question. */
    public @Nullable Boolean lookedCloser;

    /** Whether the answer is right; of a catch trial, whether it was answered as it asked. */
    public boolean correct;

    /** How often the page was left or hidden meanwhile; null where the browser did not say. A flag: it deletes nothing. */
    public @Nullable Integer interruptions;

    /** A class of {@link DeviceClasses}, as are the next three; null where the design does not ask, or the browser did not say. */
    public @Nullable String input;

    public @Nullable String refresh;

    public @Nullable String pixelRatio;

    public @Nullable String viewport;

    /** What hints that a program answered or helped, in the words of {@link Hints}; null where the browser did not say. A flag: it deletes nothing. */
    public @Nullable String hints;

    /** When it arrived. */
    public Instant receivedAt;

    /** When its pictures stood on the screen, in ms by the clock of the page; null where the browser did not say. */
    public @Nullable Integer onsetOffset;

    /** When it was sent, by the same clock; null where the browser did not say, or a later page sent it. */
    public @Nullable Integer sentOffset;

    /** Whether it lay in the browser, for want of a connection or behind another answer; null of answers older than that question. */
    public @Nullable Boolean queued;

    /** How long its pictures stood before a mask covered them, in ms as the page measured it; null where nothing was covered, or the answer came first. */
    public @Nullable Integer exposureMeasured;

    /** How often its pictures had stood on the screen before, since the trial was loaded again. */
    public int reloads;

    static Response to(Trial trial, Answer answer, boolean recognised, Observed observed, Instant now) {
        var response = new Response();
        response.trialId = trial.id;
        if (answer instanceof Answer.YesNo yesNo) {
            response.rating = yesNo.rating().step();
        } else if (answer instanceof Answer.Pair pair) {
            response.side = pair.side();
            response.confidence = pair.confidence();
        }
        response.recognised = recognised;
        Timing timing = observed.timing();
        response.rt = Timing.orNull(timing.rt());
        response.onsetOffset = Timing.orNull(timing.onsetOffset());
        response.sentOffset = Timing.orNull(timing.sentOffset());
        response.queued = timing.isQueued();
        response.exposureMeasured = Timing.orNull(timing.exposed());
        response.reloads = observed.displayed() ? timing.reloads().orElse(0) : Math.max(0, trial.loads - 1);
        response.displayUnverified = !observed.displayed();
        response.lookedCloser = observed.closer();
        response.interruptions = Timing.orNull(observed.interruptions());
        if (trial.session.design().deviceClasses()) {
            response.input = observed.device().input().orElse(null);
            response.refresh = observed.device().refresh().orElse(null);
            response.pixelRatio = observed.device().pixelRatio().orElse(null);
            response.viewport = observed.device().viewport().orElse(null);
        }
        response.hints = observed.hints().orElse(null);
        response.correct = trial.phase == Phase.CATCH
                ? answer.follows(requireNonNull(trial.instructed))
                : answer.isRightAbout(trial);
        response.receivedAt = now;
        return response;
    }
}

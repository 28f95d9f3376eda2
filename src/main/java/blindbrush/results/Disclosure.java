package blindbrush.results;

import blindbrush.design.BlindGuesser;
import blindbrush.design.Design;
import blindbrush.study.Session;
import blindbrush.study.Study;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who may see what of a study's results now.
 *
 * @param open whether it takes sessions
 * @param design that its sessions ran under
 * @param sessions finished
 * @param inside sessions of a closed study that may still be gone on with
 */
public record Disclosure(boolean open, Design design, long sessions, long inside) {

    /** Whoever was away for longer will hardly come back. */
    private static final Duration STILL_INSIDE = Duration.ofHours(1);

    /** As it stands. */
    public static Disclosure of(Study study, Instant now) {
        return new Disclosure(
                study.isOpen(),
                study.designOfVersion(),
                Session.countFinished(study),
                study.isOpen() ? 0 : inside(study, now));
    }

    /** Whether everybody may see the results: when the study has closed, or while it is open if its design says so. */
    public boolean isPublic() {
        return !open || design.reporting().resultsWhileOpen();
    }

    /** Whether the registered analysis is still to come: nobody looks at origins or at single stimuli before. */
    public boolean staysBlind() {
        return open && registered().filter(number -> sessions < number).isPresent();
    }

    /** Whether nobody looks at its pictures any more: it has closed, and who was inside has finished or left. */
    public boolean isOver() {
        return !open && inside == 0;
    }

    /** Whether researchers may see the results. */
    public boolean isToldToResearchers() {
        return isPublic() || !staysBlind();
    }

    /** Finished sessions at which the registered analysis is made. */
    public Optional<Integer> registered() {
        return Optional.ofNullable(design.reporting().registeredSessions());
    }

    /** Whether the results are shown before the registered number is reached. */
    public boolean isEarly() {
        return registered().filter(number -> sessions < number).isPresent();
    }

    /** Whether it closed before the registered number was reached, so that the registered analysis was never made. */
    public boolean isClosedEarly() {
        return !open && isEarly();
    }

    /** Whether figures may speak of other pictures and people than these: not on the way to the registered number. */
    public boolean speaksBeyond() {
        return !staysBlind();
    }

    /** Share of right answers that somebody gets who knows the design and never looks, in per cent, rounded. */
    public long chancePercent() {
        return Math.round(100 * BlindGuesser.overall(design));
    }

    private static long inside(Study study, Instant now) {
        return Session.count(
                "study = ?1 and staff = false and finishedAt is null and lastSeenAt > ?2",
                study,
                now.minus(STILL_INSIDE));
    }
}

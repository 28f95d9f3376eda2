package blindbrush.study;

import java.time.Instant;
import java.util.Optional;

/** Why somebody cannot begin a session. */
public enum EntryRefusal {
    /** Not open, or not within the time that the design sets. */
    NOT_NOW("This study takes no participants now."),
    /** Its quota is filled, counting those who are at it. */
    FULL("This study has all the participants that it needs. Thank you for coming."),
    /** They took part before, and the design wants everybody once. */
    CAME_BEFORE("You have already taken part in this study, and each person counts once. Thank you."),
    /** Only one-time links lead in, and a panel where the design has a completion code for it. */
    BY_INVITATION("This study is open to invited participants only. If somebody sent you a link, use it."),
    /** The link was used, or never was one. */
    USED_LINK("This link was used already, or it was never valid. Each link works once, for one person."),
    /** They stand in the middle of the test in another browser; it can be moved here. */
    ELSEWHERE("You began this test in another browser. It goes on there, unless you choose to go on here."),
    /** The panel has them in the middle of the test under another session of its own. */
    OTHER_PANEL_SESSION(
            "A test is already under way for your number in the panel. It began from another session of the panel. Go on where you began it.");

    private final String words;

    EntryRefusal(String words) {
        this.words = words;
    }

    /** In a sentence for the participant. */
    public String words() {
        return words;
    }

    /** Whether somebody with a session under way is refused, only because it is under way elsewhere. */
    public boolean isOfUnfinished() {
        return this == ELSEWHERE || this == OTHER_PANEL_SESSION;
    }

    /** Why somebody who arrives cannot begin now, if so; somebody with a session under way in this browser goes on. */
    public static Optional<EntryRefusal> of(Study study, Arrival arrival, Instant now) {
        Optional<Session> last = Participant.known(study, arrival).flatMap(Participant::lastSession);
        return last.filter(session -> !session.isFinished())
                .map(session -> ofUnfinished(session, arrival))
                .orElseGet(() -> of(study, last.isPresent(), arrival, Seats.of(study, now), now));
    }

    /** Why somebody cannot simply go on with their session in the browser that arrives, if so. */
    static Optional<EntryRefusal> ofUnfinished(Session session, Arrival arrival) {
        if (session.isIn(arrival.browser())) {
            return Optional.empty();
        }
        return Optional.of(arrival.isOfPanelSession(session.panelSession) ? ELSEWHERE : OTHER_PANEL_SESSION);
    }

    static Optional<EntryRefusal> of(Study study, boolean cameBefore, Arrival arrival, Seats seats, Instant now) {
        var recruitment = study.design.recruitment();
        if (!study.takesSessionsAt(now)) {
            return Optional.of(NOT_NOW);
        }
        if (cameBefore && !recruitment.mayRepeat()) {
            return Optional.of(CAME_BEFORE);
        }
        if (arrival.link().isPresent()) {
            boolean unused = arrival.link()
                    .flatMap(link -> Link.find(study, link))
                    .filter(link -> link.usedAt == null)
                    .isPresent();
            if (!unused) {
                return Optional.of(USED_LINK);
            }
        } else if (recruitment.linkOnly() && (arrival.panel().isEmpty() || recruitment.completionCode() == null)) {
            return Optional.of(BY_INVITATION);
        }
        return !arrival.staff() && seats.isFull(study.design) ? Optional.of(FULL) : Optional.empty();
    }
}

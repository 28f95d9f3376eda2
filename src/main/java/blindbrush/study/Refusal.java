package blindbrush.study;

import java.time.Instant;
import java.util.Optional;

/** Why somebody cannot begin a session. */
public enum Refusal {
    /** Not open, or not within the time that the design sets. */
    NOT_NOW("This study takes no participants now."),
    /** Its quota is filled, counting those who are at it. */
    FULL("This study has all the participants that it needs. Thank you for coming."),
    /** They took part before, and the design wants everybody once. */
    CAME_BEFORE("You have taken part in this study already; it counts everybody once. Thank you."),
    /** Only one-time links lead in, and a panel where the design has a completion code for it. */
    BY_INVITATION("This study is open to invited participants only. If somebody sent you a link, use it."),
    /** The link was used, or never was one. */
    USED_LINK("This link was used already, or never led here. Each link lets one person in, once.");

    private final String words;

    Refusal(String words) {
        this.words = words;
    }

    /** In a sentence for the participant. */
    public String words() {
        return words;
    }

    /** Why somebody who arrives cannot begin now, if so; somebody with a session under way is not asked. */
    public static Optional<Refusal> of(Study study, Arrival arrival, Instant now) {
        Optional<Session> last = Participant.known(study, arrival).flatMap(Participant::lastSession);
        return last.filter(session -> !session.isFinished()).isPresent()
                ? Optional.empty()
                : of(study, last.isPresent(), arrival, Seats.of(study, now), now);
    }

    static Optional<Refusal> of(Study study, boolean cameBefore, Arrival arrival, Seats seats, Instant now) {
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
        return seats.isFull(study.design) ? Optional.of(FULL) : Optional.empty();
    }
}

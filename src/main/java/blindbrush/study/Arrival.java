package blindbrush.study;

import blindbrush.database.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who agreed to take part, and by which way they came.
 *
 * @param browser a secret that their browser keeps, so that they are recognised
 * @param link the secret of a one-time link
 * @param panel what a panel says of them
 * @param staff whether they are signed in: they take part beside the participants, whose links and places stay theirs
 */
public record Arrival(Secret browser, Optional<Secret> link, Optional<Panel> panel, boolean staff) {

    /**
     * A panel's words for one participation (Prolific: {@code PROLIFIC_PID}, {@code STUDY_ID}, {@code SESSION_ID}), each of 1 to 80
     * characters; the last two may be empty.
     */
    public record Panel(String participant, String study, String session) {}

    /** Somebody who is not signed in. */
    public Arrival(Secret browser, Optional<Secret> link, Optional<Panel> panel) {
        this(browser, link, panel, false);
    }

    /** By the study's own address. */
    public static Arrival by(Secret browser) {
        return new Arrival(browser, Optional.empty(), Optional.empty());
    }

    /** The same person, signed in or not. */
    public Arrival asStaff(boolean signedIn) {
        return new Arrival(browser, link, panel, signedIn);
    }

    Source source() {
        if (link.isPresent()) {
            return Source.LINK;
        }
        return panel.isPresent() ? Source.PANEL : Source.OPEN;
    }

    /** Whether a panel sent them for this session of its own; also true of people who come without a panel. */
    boolean isOfPanelSession(@Nullable String session) {
        return panel.isEmpty() || panel.get().session().equals(session);
    }

    /** Recognises them within one study, and tells nothing across two studies. */
    String keyIn(Study study) {
        if (staff) {
            return Secret.of(study.id + " staff " + browser.text()).sha256();
        }
        String key =
                switch (source()) {
                    case LINK -> link.orElseThrow().text();
                    case PANEL -> panel.orElseThrow().participant();
                    case OPEN -> browser.text();
                };
        return Secret.of(study.id + " " + source() + " " + key).sha256();
    }
}

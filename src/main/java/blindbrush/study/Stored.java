package blindbrush.study;

import blindbrush.design.Design;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * All that is stored of a participant, by the program and by their browser: one list, of which the consent page and the ethics pack are made.
 * {@code StoredTest} compares it with the database, the cookies and the scripts, so that nothing is stored that nobody was told of.
 *
 * <p>A place is {@code table.column}, a cookie's name without its beginning and its suffix, or the beginning of a key of the browser's storage.
 */
public enum Stored {
    /** What was answered. */
    ANSWERS(
            Where.SERVER,
            Fate.STAYS,
            "response.trial_id",
            "response.rating",
            "response.side",
            "response.confidence",
            "response.correct",
            "response.recognised"),
    /** What the page's clock measured. */
    TIMING(
            Where.SERVER,
            Fate.STAYS,
            "response.rt",
            "response.onset_offset",
            "response.sent_offset",
            "response.queued",
            "response.exposure_measured"),
    /** How the pictures were looked at. */
    VIEWING(
            Where.SERVER,
            Fate.STAYS,
            "response.looked_closer",
            "response.interruptions",
            "response.display_unverified",
            "response.reloads",
            "trial.loads",
            "trial.seen",
            "session.failed_trials",
            "session.consecutive_failures"),
    /** What a picture was looked at and answered with, in classes. */
    DEVICE(Where.SERVER, Fate.STAYS, "response.input", "response.refresh", "response.pixel_ratio", "response.viewport"),
    /** What hints that a program answered. */
    HINTS(Where.SERVER, Fate.STAYS, "response.hints"),
    /** What was shown in which order, and what chance drew for it. */
    PICTURES(
            Where.SERVER,
            Fate.STAYS,
            "trial.id",
            "trial.session_id",
            "trial.position",
            "trial.block_index",
            "trial.task",
            "trial.stimulus_id",
            "trial.right_stimulus_id",
            "trial.phase",
            "trial.superseded",
            "trial.attempt",
            "trial.instructed",
            "trial.exposure_frames",
            "session.study_id",
            "session.version",
            "session.seed",
            "session.condition_name",
            "session.order_row",
            "session.human_side",
            "session.finish_number",
            "session.start_number"),
    /** Replies to the design's questions. */
    REPLIES(Where.SERVER, Fate.STAYS, "reply.session_id", "reply.question", "reply.answer"),
    /** When what happened, and to what it was agreed. */
    TIMES(
            Where.SERVER,
            Fate.COARSENED,
            "session.consent_version",
            "session.consented_at",
            "session.last_seen_at",
            "session.finished_at",
            "participant.first_seen_at",
            "trial.sent_at",
            "response.received_at",
            "session.anonymized_at"),
    /** Numbers drawn by chance in the place of a name. */
    PSEUDONYM(
            Where.SERVER,
            Fate.STAYS,
            "session.id",
            "session.participant_id",
            "participant.id",
            "participant.study_id",
            "participant.source"),
    /** By what a browser, a link or a panel's number is recognised. */
    RECOGNITION(
            Where.SERVER,
            Fate.DELETED,
            "session.token_sha256",
            "participant.key_sha256",
            "left_browser.token_sha256",
            "left_browser.session_id"),
    /** By what somebody withdraws. */
    WITHDRAWAL(Where.SERVER, Fate.DELETED, "session.withdrawal_sha256", "withdrawal.code_sha256"),
    /** The note that stays of a withdrawal. */
    WITHDRAWAL_NOTE(
            Where.SERVER,
            Fate.STAYS,
            "withdrawal.id",
            "withdrawal.study_id",
            "withdrawal.responses",
            "withdrawal.withdrawn_at",
            "withdrawal.start_number"),
    /** What shows later that no answer was changed or left out. */
    PROOF(
            Where.SERVER,
            Fate.STAYS,
            "session.leaf_number",
            "session.leaf_nonce",
            "session_leaf.study_id",
            "session_leaf.number",
            "session_leaf.leaf",
            "session_leaf.chain"),
    /** The one-time link. */
    LINK(Where.SERVER, Fate.COARSENED, "link.token_sha256", "link.study_id", "link.created_at", "link.used_at"),
    /** A panel's words. */
    PANEL(Where.SERVER, Fate.DELETED, "session.panel_participant", "session.panel_study", "session.panel_session"),
    /** Whether somebody was signed in. */
    STAFF(Where.SERVER, Fate.STAYS, "session.staff"),
    /** The session's secret. */
    SESSION_COOKIE(Where.COOKIE, Fate.ENDS, "session"),
    /** What recognises who returns. */
    MEMORY_COOKIE(Where.COOKIE, Fate.ENDS, "participant"),
    /** The language that was chosen. */
    LANGUAGE_COOKIE(Where.COOKIE, Fate.ENDS, "language"),
    /** The token of forms. */
    FORM_COOKIE(Where.COOKIE, Fate.ENDS, "form"),
    /** An answer on its way, and how often its trial was shown. */
    UNSENT(Where.BROWSER, Fate.ENDS, "blindbrush.answer.", "blindbrush.shown."),
    /** Whether single keys answer. */
    KEYS(Where.BROWSER, Fate.ENDS, "blindbrush.keys");

    /** Who holds it. */
    public enum Where {
        SERVER,
        COOKIE,
        BROWSER
    }

    /** What becomes of it on the design's date of deletion. */
    public enum Fate {
        STAYS,
        COARSENED,
        DELETED,
        /** It does not wait for that date: the browser lets it go by itself. */
        ENDS
    }

    private final Where where;
    private final Fate fate;
    private final String places; // with blanks between

    Stored(Where where, Fate fate, String... places) {
        this.where = where;
        this.fate = fate;
        this.places = String.join(" ", places);
    }

    /** What is stored of somebody who arrives at a study of this design. */
    public static List<Stored> of(Design design, Arrival arrival) {
        return where(each -> switch (each) {
            case DEVICE -> design.deviceClasses();
            case REPLIES -> !design.questions().isEmpty();
            case PANEL -> arrival.panel().isPresent();
            case LINK -> arrival.link().isPresent();
            case STAFF -> arrival.staff();
            default -> true;
        });
    }

    /** What may be stored of anybody in a study of this design: from a panel only where the design has a code for it. */
    public static List<Stored> of(Design design) {
        return where(each -> switch (each) {
            case DEVICE -> design.deviceClasses();
            case REPLIES -> !design.questions().isEmpty();
            case PANEL ->
                design.recruitment().completionCode() != null
                        || !design.recruitment().linkOnly();
            case STAFF -> false;
            default -> true;
        });
    }

    private static List<Stored> where(Predicate<Stored> asked) {
        return Arrays.stream(values()).filter(asked).toList();
    }

    public Where where() {
        return where;
    }

    public Fate fate() {
        return fate;
    }

    /** Columns, cookies or keys. */
    public List<String> places() {
        return List.of(places.split(" ", -1));
    }

    /** Whether it is what somebody did or said, or who sent them; a page says that first. */
    public boolean isOfThePerson() {
        return switch (this) {
            case ANSWERS, TIMING, VIEWING, DEVICE, HINTS, REPLIES, PANEL, STAFF -> true;
            default -> false;
        };
    }

    /** Whether the program holds it, and not the participant's browser. */
    public boolean isOnServer() {
        return where == Where.SERVER;
    }
}

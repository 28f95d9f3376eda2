package blindbrush.study;

import blindbrush.design.BlindGuesser;
import blindbrush.design.Design;
import blindbrush.design.Feedback;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of a study now, and to whom: everybody's figures, what single pictures were (origin, styles, film strips, answers to
 * each), rows of data, and to a participant the truth of their own trials. Pages, exports and the API ask here and decide nothing themselves.
 * {@code DisclosureTest} asks every address for every state of a study.
 *
 * <p>While a study is open, nobody learns how others answered, its researchers neither, unless its design registers no number of sessions and
 * makes results public, or one of them has {@linkplain Unblinding unblinded} it. Closing it tells everything. Of a study that registers a number
 * of sessions its researchers do not learn either what its pictures are, until so many have finished or it has closed. A picture that stays
 * blind is blind wherever it hangs: a copy or a dry run tells nothing of it either. A study that closed before anybody took part is treated as a
 * draft. Curators know origins from their work, because they bring and make the pictures.
 *
 * @param design that its sessions ran under
 * @param sessions finished
 * @param told whether it has closed after somebody took part, see {@link Study#isTold}
 * @param inside sessions of a closed study that may still be gone on with
 * @param analysed whether its registered analysis is made; not where none is registered
 * @param unblinding null where nobody asked for the truth early
 */
public record Disclosure(
        Study study,
        Design design,
        long sessions,
        boolean told,
        long inside,
        boolean analysed,
        @Nullable Unblinding unblinding) {

    /** What fewer answers say of a picture is chance, and who gave one of them could work out the others. */
    private static final int FEWEST_ANSWERS = 5;

    /**
     * A headline is of at least so many finished sessions that count. Of twelve trials by guessing a person's share has a standard deviation of
     * 14 points: ten people know the share to some ten points either way (2.26 · 14 / √10, Student's t), two people to more than a hundred.
     */
    public static final int FEWEST_SESSIONS = 10;

    /** A participant who was away for longer will hardly come back. */
    private static final Duration STILL_INSIDE = Duration.ofHours(1);

    /** Who asks. */
    public enum Reader {
        ANYBODY,
        RESEARCHER
    }

    /** As it stands. */
    public static Disclosure of(Study study, Instant now) {
        Design design = study.designOfVersion();
        boolean registers = design.reporting().registeredSessions() != null;
        return new Disclosure(
                study,
                design,
                finished(study),
                study.isTold(),
                study.isOpen() ? 0 : inside(study, now),
                registers && RegisteredAnalysis.isMade(study),
                registers ? Unblinding.of(study).orElse(null) : null);
    }

    /** Whether a reader finds pages of its results at all: it has begun, and a dry run is there for researchers only. */
    public static boolean mayTellOf(Study study, Reader reader) {
        return study.state != Study.State.DRAFT && (!study.simulated || reader == Reader.RESEARCHER);
    }

    /** Whether its figures (shares, d′, plots of all pictures of an origin) may be seen. */
    public boolean mayTellFigures(Reader reader) {
        return !isAnalysing() && (isPublic() || (reader == Reader.RESEARCHER && unblinding != null));
    }

    /**
     * Whether so many sessions are finished as the design registers, and their analysis is not made yet. Until it is, no figure of them is
     * told.
     */
    public boolean isAnalysing() {
        return !analysed && registered().filter(number -> sessions >= number).isPresent();
    }

    /** Whether the first page may say how often people were right. The demonstration measures nothing. */
    public boolean mayTellHeadline() {
        return isPublic() && !study.demonstration && !isAnalysing();
    }

    /** How many more finished sessions that count a headline takes than there are; 0 where they are enough. */
    public static int headlineLacks(int sessions) {
        return Math.max(0, FEWEST_SESSIONS - sessions);
    }

    /** Whether its researchers may see the figures by its registered rules. */
    public boolean mayTellRegistered() {
        return registered().isPresent() && mayTellFigures(Reader.RESEARCHER);
    }

    /** Whether a participant at the end of a session may know how others answered. */
    public boolean mayTellOthers() {
        return isPublic();
    }

    /** Whether a design made everybody's results public while its study was open. */
    public static boolean toldWhileOpen(Design design) {
        return design.reporting().resultsWhileOpen();
    }

    /** When participants of a design learn how they did themselves, while its study is open. */
    public static Feedback feedback(Design design) {
        return design.reporting().feedback();
    }

    /** Whether who learns the truth then also learns how each picture was made. */
    public static boolean tellsProvenance(Design design) {
        return design.reporting().provenance();
    }

    /**
     * Whether so many answers to one picture, given in one task, or to a group of pictures, which may be of one, are enough to tell what they
     * say. Of fewer only their number is told.
     */
    public static boolean mayTellAnswers(long answers) {
        return answers >= FEWEST_ANSWERS;
    }

    /**
     * Whether the reader may see what its single pictures were, what people took each for, and its frozen documents. Nobody may while another
     * study lets people guess one of them.
     */
    public boolean mayTellPictures(Reader reader) {
        return reader == Reader.RESEARCHER ? mayTellRows() : isOver() && !study.simulated && !Hanging.isGuessed(study);
    }

    /** Whether its results lead the reader to the frozen document that says what each picture was. */
    public boolean mayTellDocument(Reader reader) {
        return isOver() && mayTellPictures(reader);
    }

    /** Whether researchers may have what was answered with what the pictures were: rows of data, and answers to single pictures. */
    public boolean mayTellRows() {
        return silence().isEmpty();
    }

    /** Why researchers may not have them, in a sentence; empty where they may. */
    public Optional<String> silence() {
        return wallSilence()
                .or(() -> study.isOpen() && !isPublic() && unblinding == null
                        ? Optional.of(
                                "This study is open. Until it closes nobody learns how others answered, its researchers neither."
                                        + " Its monitor shows how it goes.")
                        : Optional.empty());
    }

    /**
     * Why researchers may not have what tells the origins of its pictures one by one, without any answer: its wall, its frozen documents and
     * its leak audit's numbers; empty where they may.
     */
    public Optional<String> wallSilence() {
        if (staysBlind()) {
            String unblinding = study.isOpen()
                    ? " If you need the truth earlier, you can unblind it on its monitor. You give a reason, which its results and data will carry."
                    : "";
            return Optional.of(
                    "This study stays blind until its registered %d sessions have finished, or until it closes after somebody took part. So far %d have finished.%s"
                            .formatted(registered().orElseThrow(), sessions, unblinding));
        }
        return OneOpenStudy.blindElsewhere(study)
                .map(other ->
                        "Pictures of this wall also hang in “%s”, which stays blind until its registered sessions have finished."
                                .formatted(other.title));
    }

    /** Whether a participant may know how they did, and what the pictures were. */
    public static boolean mayTellResult(Session session) {
        return session.design().reporting().feedback() != Feedback.NEVER || !session.study.isOpen();
    }

    /** Whether a participant who learns the truth also learns how each picture was made. */
    public static boolean mayTellProvenance(Session session) {
        return session.design().reporting().provenance() || !session.study.isOpen();
    }

    /** Whether its participant may know how a trial's pictures were made. */
    public static boolean mayTellProvenance(Trial trial) {
        Session session = trial.session;
        boolean over = session.isFinished() && mayTellResult(session);
        return mayTellProvenance(session) && (over || mayTellAtOnce(trial));
    }

    /**
     * Whether a participant learns the truth of a trial although the session goes on: the trial was answered, and the design gives feedback
     * after each.
     */
    public static boolean mayTellAtOnce(Trial trial) {
        return mayTellOnceAnswered(trial) && Response.findById(trial.id) != null;
    }

    /** Whether a participant learns the truth of a trial as soon as it is answered: of practice, and of others if the design says so. */
    public static boolean mayTellOnceAnswered(Trial trial) {
        return trial.phase == Phase.PRACTICE
                || (trial.phase == Phase.MAIN
                        && trial.session.design().reporting().feedback() == Feedback.AFTER_EACH);
    }

    /**
     * Whether researchers may read what the pictures of its wall are called, as {@link #wallSilence} says it: where the study is looked after
     * and not looked at.
     */
    static boolean mayTellNames(Study study) {
        return !staysBlind(study) && OneOpenStudy.blindElsewhere(study).isEmpty();
    }

    /** Whether its researchers see no origin at all: the registered analysis is still to come, and nobody unblinded it. */
    public boolean staysBlind() {
        return !told && unblinding == null && !study.replay && isEarly();
    }

    /** Whether one of its researchers may unblind it now: it is open, registers a number of sessions, and keeps its answers to itself. */
    public boolean mayUnblind() {
        return study.isOpen() && registered().isPresent() && unblinding == null;
    }

    static boolean staysBlind(Study study) {
        Integer registered = study.designOfVersion().reporting().registeredSessions();
        return registered != null
                && !study.replay
                && !study.isTold()
                && finished(study) < registered
                && !RegisteredAnalysis.isMade(study)
                && Unblinding.of(study).isEmpty();
    }

    public boolean isOpen() {
        return study.isOpen();
    }

    /** Whether researchers may see the results. */
    public boolean isShownToResearchers() {
        return mayTellFigures(Reader.RESEARCHER);
    }

    /** Finished sessions at which the registered analysis is made. */
    public Optional<Integer> registered() {
        return Optional.ofNullable(design.reporting().registeredSessions());
    }

    /** Whether the results are shown before the registered number is reached. */
    public boolean isEarly() {
        return !analysed && registered().filter(number -> sessions < number).isPresent();
    }

    /** Whether it closed before the registered number was reached, so that the registered analysis was never made. */
    public boolean isClosedEarly() {
        return study.state == Study.State.CLOSED && isEarly();
    }

    /** Whether figures may speak of other pictures and people than these: not on the way to the registered number. */
    public boolean generalises() {
        return study.state == Study.State.CLOSED || !isEarly();
    }

    /** Whether figures that may be told may also stand beside published ones: those of people, once they speak of other pictures and people. */
    public boolean mayStandBesidePublished() {
        return generalises() && !study.demonstration && !study.simulated;
    }

    /** Share of right answers of the best guesser, who knows the design and never looks, in per cent, rounded. */
    public long chancePercent() {
        return Math.round(100 * BlindGuesser.overall(design));
    }

    /** When it has closed, or while it is open if its design registers no number and says so. */
    private boolean isPublic() {
        return study.state == Study.State.CLOSED
                || (study.isOpen() && design.reporting().tellsWhileOpen());
    }

    /** Whether people took part and nobody looks at its pictures any more: it has closed, and everybody who was inside has finished or left. */
    private boolean isOver() {
        return told && inside == 0;
    }

    private static long finished(Study study) {
        return Session.countFinished(study);
    }

    private static long inside(Study study, Instant now) {
        return Session.count(
                "study = ?1 and staff = false and finishedAt is null and lastSeenAt > ?2",
                study,
                now.minus(STILL_INSIDE));
    }
}

package blindbrush.study;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The registered analysis of a version of a study: made once, of as many sessions as the design registers, those that were finished first,
 * and frozen. Whoever withdraws later takes their answers with them, and what was frozen stays.
 */
@Entity
public class RegisteredAnalysis extends PanacheEntityBase {

    /** The key: which version of which study. */
    @EmbeddedId
    public StudyVersion.VersionKey key;

    /** The registered number: finished sessions, those that the rules leave out among them. */
    public int sessions;

    /** How many of them have withdrawn since. */
    public int withdrawn;

    /** Of the answers that were analysed, in the form that the researchers' page describes. */
    public String answersSha256;

    public Instant frozenAt;

    /** What they showed (JSON). It is read for as long as the study is there, whatever figures are added later. */
    public String figures;

    /** That of a study's present version; empty before it is made, and where none is registered. */
    public static Optional<RegisteredAnalysis> of(Study study) {
        return findByIdOptional(new StudyVersion.VersionKey(study.id, study.version));
    }

    static boolean isMade(Study study) {
        return count("key", new StudyVersion.VersionKey(study.id, study.version)) > 0;
    }

    /**
     * Chooses the sessions of an analysis that is still to be made, once so many are finished: those that the database has now, in the order
     * of their last answers. One that is stored later is none of them, whatever time it bears. Until the analysis is frozen, the next one
     * takes the place of one that is withdrawn. Holds the study, so that nobody withdraws meanwhile; call it within a transaction.
     *
     * @return whether they are chosen, and the analysis can be made
     */
    public static boolean choose(Study study) {
        Integer registered = study.designOfVersion().reporting().registeredSessions();
        if (registered == null || isMade(study) || Session.countFinished(study) < registered) {
            return false;
        }
        study.hold();
        if (isMade(study)) {
            return false; // by another process, for which this one waited
        }
        int chosen = (int) countChosen(study);
        List<UUID> next = Session.finishedNext(study, registered - chosen);
        int last = Session.lastFinishNumber(study);
        for (int place = 0; place < next.size(); place++) {
            Session.update("finishNumber = ?1 where id = ?2", last + place + 1, next.get(place));
        }
        return chosen + next.size() == registered;
    }

    /**
     * Freezes what the chosen sessions showed. Whoever of them withdrew while it was computed is counted as withdrawn since. Call it while the
     * study is held.
     *
     * @param sessions that were analysed
     */
    public static void freeze(Study study, int sessions, String answersSha256, String figures, Instant now) {
        if (isMade(study)) {
            return;
        }
        var analysis = new RegisteredAnalysis();
        analysis.key = new StudyVersion.VersionKey(study.id, study.version);
        analysis.sessions = sessions;
        analysis.withdrawn = sessions - (int) countChosen(study);
        analysis.answersSha256 = answersSha256;
        analysis.frozenAt = now;
        analysis.figures = figures;
        analysis.persist();
    }

    /** Notes that one of its sessions is being withdrawn; the study is held. */
    static void withdraw(Session session) {
        if (session.finishNumber != null) {
            update(
                    "withdrawn = withdrawn + 1 where key = ?1",
                    new StudyVersion.VersionKey(session.study.id, session.version));
        }
    }

    private static long countChosen(Study study) {
        return Session.count("study = ?1 and version = ?2 and finishNumber is not null", study, study.version);
    }
}

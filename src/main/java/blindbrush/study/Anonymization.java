package blindbrush.study;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.logging.Log;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That the sessions of a version of a study were made anonymous on the day that its design names ({@code retention_until}), and when.
 *
 * <p>Panel ids, the codes of withdrawals, and the check sums by which browsers, links and panel numbers were recognised are deleted. Each
 * session is moved in time so that it begins on the first of its month: what lies between its times stays as it was measured, and nobody
 * finds a session by the minute in which somebody was paid. Answers, trials, replies to questions and pseudonyms stay; no key leads to
 * them any more. Figures and frozen analyses stay as they are.
 */
@Entity
public class Anonymization extends PanacheEntityBase {

    /** Sessions of a step: visitors of the study wait for so many at most. */
    private static final int STEP = 50;

    /** The key: which version of which study. */
    @EmbeddedId
    public StudyVersion.VersionKey key;

    /** The day that the design names (UTC). */
    public LocalDate dueOn;

    /** How many were made anonymous. */
    public int sessions;

    /** Of these, how many had come from a panel. */
    public int panelIds;

    public Instant begunAt;

    /** When the last one was; null while there are more. */
    public @Nullable Instant finishedAt;

    /** Those of a study, the first version first. */
    static List<Anonymization> of(Study study) {
        return list("key.studyId = ?1 order by key.version", study.id);
    }

    /** Whether none is left. */
    public boolean isFinished() {
        return finishedAt != null;
    }

    /** Versions of which something may still be there, be it the code of a withdrawal alone; dry runs have nobody in them. */
    static List<StudyVersion.VersionKey> pending() {
        return getEntityManager()
                .createQuery("""
                        select v.key from StudyVersion v join Study t on t.id = v.key.studyId
                        where t.simulated = false
                        and not exists (from Anonymization a where a.key = v.key and a.finishedAt is not null)""", StudyVersion.VersionKey.class)
                .getResultList();
    }

    /**
     * Makes the next sessions of a version anonymous where its day has come. A registered analysis that is due is made before. Holds the
     * study, so that of several processes each session is treated by one, once; call it within a transaction.
     *
     * @return whether it did something, so that there may be more to do
     */
    static boolean step(StudyVersion.VersionKey version, Instant now) {
        Optional<Study> found = Study.findByIdOptional(version.studyId());
        if (found.isEmpty()) {
            return false; // deleted meanwhile
        }
        Study study = found.get();
        var consent = StudyVersion.design(study, version.version()).consent();
        LocalDate due = consent.retentionUntil();
        if (due == null || !consent.isOverAt(now)) {
            return false;
        }
        study.hold();
        if (study.version == version.version() && Disclosure.of(study, now).isAnalysing()) {
            Log.warnf(
                    "The sessions of study %s are due to be made anonymous: that waits for its registered analysis",
                    study.slug);
            return false;
        }
        List<Session> next = Session.<Session>find(
                        "study = ?1 and version = ?2 and anonymizedAt is null order by id", study, version.version())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .range(0, STEP - 1)
                .list();
        Anonymization record =
                Anonymization.<Anonymization>findByIdOptional(version).orElseGet(() -> begin(version, due, now));
        if (record.isFinished()) {
            return false;
        }
        record.sessions += next.size();
        record.panelIds += (int) next.stream()
                .filter(session -> session.panelParticipant != null)
                .count();
        List<Instant> told = told(study);
        next.forEach(session -> anonymize(session, told, now));
        next.stream()
                .map(session -> session.participant)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(Anonymization::forget);
        boolean more =
                Session.count("study = ?1 and version = ?2 and anonymizedAt is null", study, version.version()) > 0;
        if (!more) { // of a version without sessions there may be codes of withdrawals
            record.finishedAt = now;
            forgetCodesAndLinks(study, now);
        }
        return true;
    }

    private static Anonymization begin(StudyVersion.VersionKey version, LocalDate due, Instant now) {
        var begun = new Anonymization();
        begun.key = version;
        begun.dueOn = due;
        begun.begunAt = now;
        begun.persist();
        return begun;
    }

    private static void anonymize(Session session, List<Instant> told, Instant now) {
        Duration earlier = Duration.between(coarse(session.consentedAt, told), session.consentedAt);
        session.tokenSha256 = null;
        session.withdrawalSha256 = null;
        session.panelParticipant = null;
        session.panelStudy = null;
        session.panelSession = null;
        session.consentedAt = session.consentedAt.minus(earlier);
        session.lastSeenAt = session.lastSeenAt.minus(earlier);
        session.finishedAt = session.finishedAt == null ? null : session.finishedAt.minus(earlier);
        session.anonymizedAt = now;
        LeftBrowser.delete("session", session);
        Trial.<Trial>list("session = ?1 and sentAt is not null", session)
                .forEach(trial -> trial.sentAt = trial.sentAt == null ? null : trial.sentAt.minus(earlier));
        Response.<Response>list("trialId in (select t.id from Trial t where t.session = ?1)", session)
                .forEach(response -> response.receivedAt = response.receivedAt.minus(earlier));
    }

    /** The beginning of the month; later where a picture was told in between, since rows say whether it was told before the session. */
    private static Instant coarse(Instant time, List<Instant> told) {
        Instant month = month(time);
        return told.stream()
                .filter(each -> each.isAfter(month) && !each.isAfter(time))
                .max(Instant::compareTo)
                .orElse(month);
    }

    private static Instant month(Instant time) {
        return time.atOffset(ZoneOffset.UTC)
                .withDayOfMonth(1)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
    }

    /** When pictures of its wall became known. */
    private static List<Instant> told(Study study) {
        return getEntityManager()
                .createQuery("""
                        select distinct t.toldAt from ToldPicture t
                        where t.stimulusId in (select h.stimulus.id from Hanging h where h.study = ?1)""", Instant.class)
                .setParameter(1, study)
                .getResultList();
    }

    /** Somebody is not recognised any more; not while a session of theirs waits for another version's day. */
    private static void forget(Participant participant) {
        if (Session.count("participant = ?1 and anonymizedAt is null", participant) == 0) {
            participant.keySha256 = null;
            participant.firstSeenAt = month(participant.firstSeenAt);
        }
    }

    /** Links do not say any more when they were used, once no session is left that they could be held against. */
    private static void forgetCodesAndLinks(Study study, Instant now) {
        if (Session.count("study = ?1 and anonymizedAt is null", study) == 0) {
            Withdrawal.update("codeSha256 = null where study = ?1", study);
            Link.update("usedAt = ?1 where study = ?2 and usedAt is not null", now, study);
        }
    }
}

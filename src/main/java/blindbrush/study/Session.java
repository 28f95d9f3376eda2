package blindbrush.study;

import blindbrush.database.Secret;
import blindbrush.design.Design;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** One participant's run through a study. The browser holds a secret of which only the hash is kept. */
@Entity
@DynamicUpdate
public class Session extends PanacheEntityBase {

    private static final int MANY_IN_A_ROW = 3;

    @Id
    public UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Study study;

    /** The version of the study that it began under. */
    public int version;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Participant participant;

    /** Null once it was made anonymous. */
    public @Nullable String tokenSha256;

    /** Of the code by which everything about it can be deleted. */
    public @Nullable String withdrawalSha256;

    /**
     * Random seed from which its trials were drawn. The sequence itself is stored too, since it also depends on how often pictures were
     * shown.
     */
    public long seed;

    /** The design's condition that it was dealt. */
    public String conditionName;

    /** Which of the design's orders of blocks it was dealt. */
    public int orderRow;

    /** On which side of the answers to single pictures “human” stands for it, which it was dealt. */
    @Enumerated(EnumType.STRING)
    public Side humanSide;

    /** The version of the text that was agreed to. */
    public String consentVersion;

    public Instant consentedAt;

    /** When its browser last asked for a trial or answered one. */
    public Instant lastSeenAt;

    public @Nullable Instant finishedAt;

    /** Its place among all sessions of its study, from 1, in the order in which they began. */
    public int startNumber;

    /** The place of its {@link SessionLeaf}; null before it has one. */
    public @Nullable Integer leafNumber;

    /** Under which its leaf was made: without it, nobody can tell that the leaf is of this session. */
    public @Nullable String leafNonce;

    /** Its place among the sessions of the registered analysis, from 1; null of others. See {@link RegisteredAnalysis#choose}. */
    public @Nullable Integer finishNumber;

    /** When everything that leads to its participant was deleted, see {@link Anonymization}; null before. Its times are coarse from then on. */
    public @Nullable Instant anonymizedAt;

    /** Whether somebody who was signed in took part: it counts in no figure and takes no seat. */
    public boolean staff;

    /** Trials that were left out because their pictures never stood on the screen. */
    public int failedTrials;

    /** Of these, how many in a row just now. */
    public int consecutiveFailures;

    /** A panel's words for this participation; null without a panel. */
    public @Nullable String panelParticipant;

    public @Nullable String panelStudy;

    public @Nullable String panelSession;

    /**
     * Starts a session and stores the trials drawn for it; somebody who left one unfinished goes on with that. Starts of one study wait
     * for each other, so that conditions and orders are dealt evenly however many come at once.
     *
     * @param token the browser's secret for this session
     * @throws EntryRefusedException if the study takes no session, or not from them, or they are to be asked first where to go on
     * @throws NotEnoughStimuliException if the study's wall cannot fill it
     */
    public static Session start(Study study, Arrival arrival, Secret token, RandomGenerator chance, Instant now) {
        study.hold();
        Participant participant = Participant.arriving(study, arrival, now);
        Optional<Session> last = participant.lastSession();
        if (last.isPresent() && !last.get().isFinished()) {
            return last.get().resume(arrival, token);
        }
        Seats seats = Seats.of(study, now);
        EntryRefusal.of(study, last.isPresent(), arrival, seats, now).ifPresent(refusal -> {
            throw new EntryRefusedException(refusal);
        });
        arrival.link()
                .filter(link -> !arrival.staff())
                .flatMap(link -> Link.find(study, link))
                .ifPresent(link -> link.usedAt = now);
        return new Session().begin(study, participant, arrival, token, seats.next(chance), chance.nextLong(), now);
    }

    /**
     * Moves an unfinished session to the browser that arrives. The earlier browser can no longer go on with it, and its next page says so.
     *
     * @param token the new browser's secret for it
     * @return empty if there is none to go on with
     * @throws EntryRefusedException if the panel sent them for another participation
     */
    public static Optional<Session> move(Study study, Arrival arrival, Secret token) {
        getEntityManager().lock(study, LockModeType.PESSIMISTIC_WRITE);
        return Participant.known(study, arrival)
                .flatMap(Participant::lastSession)
                .filter(session -> !session.isFinished())
                .map(session -> session.moveTo(arrival, token));
    }

    private Session resume(Arrival arrival, Secret token) {
        EntryRefusal.ofUnfinished(this, arrival).ifPresent(refusal -> {
            throw new EntryRefusedException(refusal);
        });
        tokenSha256 = token.sha256();
        return this;
    }

    private Session moveTo(Arrival arrival, Secret token) {
        EntryRefusal.ofUnfinished(this, arrival)
                .filter(refusal -> refusal != EntryRefusal.ELSEWHERE)
                .ifPresent(refusal -> {
                    throw new EntryRefusedException(refusal);
                });
        getEntityManager().lock(this, LockModeType.PESSIMISTIC_WRITE);
        LeftBrowser.leave(this);
        tokenSha256 = token.sha256();
        return this;
    }

    private Session begin(
            Study of, Participant who, Arrival arrival, Secret token, Seats.Seat seat, long drawn, Instant now) {
        id = UUID.randomUUID();
        study = of;
        startNumber = ++of.sessionsStarted; // the study is held: no two get one number, and none is left out
        version = of.version;
        participant = who;
        tokenSha256 = token.sha256();
        withdrawalSha256 = Withdrawal.hash(Withdrawal.code(this, arrival.browser()));
        seed = drawn;
        conditionName = seat.condition();
        orderRow = seat.orderRow();
        humanSide = seat.humanSide();
        consentVersion = of.design.consent().version();
        consentedAt = now;
        lastSeenAt = now;
        staff = arrival.staff();
        arrival.panel().ifPresent(panel -> {
            panelParticipant = panel.participant();
            panelStudy = panel.study();
            panelSession = panel.session();
        });
        persist();
        store(SessionPlan.draw(wallWithout(List.of()), design(), order(), new SplittableRandom(seed)), -1);
        return this;
    }

    /** The session of the browser that holds this secret. */
    public static Optional<Session> findByToken(String token) {
        return find("tokenSha256", Secret.of(token).sha256()).firstResultOptional();
    }

    /** The same, held against changes by other requests until the transaction ends: two tabs are answered one after the other. */
    public static Optional<Session> findForChange(String token) {
        return Session.<Session>find("tokenSha256", Secret.of(token).sha256())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The study of the session that a code withdraws. */
    static Optional<Study> studyWithdrawnBy(String codeSha256) {
        return Study.find(
                        "from Study st where st in (select s.study from Session s where s.withdrawalSha256 = ?1)",
                        codeSha256)
                .firstResultOptional();
    }

    /** The session that a code withdraws, locked until the transaction ends. */
    static Optional<Session> findForWithdrawal(String codeSha256) {
        return Session.<Session>find("withdrawalSha256", codeSha256)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** How many of a study's sessions may still be gone on with. */
    public static long countUnderWay(Study study, Instant now) {
        Duration patience = Duration.ofMinutes(study.design.recruitment().resumeMinutes());
        return count(
                "study = ?1 and staff = false and finishedAt is null and lastSeenAt > ?2", study, now.minus(patience));
    }

    /** How many sessions of a study's present version were finished, without those of staff. */
    public static long countFinished(Study study) {
        return count("study = ?1 and version = ?2 and staff = false and finishedAt is not null", study, study.version);
    }

    /** Of finished sessions of a study's present version that have no place in its registered analysis yet, the first ones. */
    static List<UUID> finishedNext(Study study, int number) {
        return getEntityManager()
                .createQuery("""
                        select s.id from Session s where s.study = ?1 and s.version = ?2 and s.staff = false and s.finishedAt is not null
                        and s.finishNumber is null order by s.finishedAt, s.id""", UUID.class)
                .setParameter(1, study)
                .setParameter(2, study.version)
                .setMaxResults(number)
                .getResultList();
    }

    /** The last place in a study's registered analysis that was given; 0 before the first. */
    static int lastFinishNumber(Study study) {
        return getEntityManager()
                .createQuery(
                        "select coalesce(max(s.finishNumber), 0) from Session s where s.study = ?1 and s.version = ?2",
                        Integer.class)
                .setParameter(1, study)
                .setParameter(2, study.version)
                .getSingleResult();
    }

    /** Whether so many pictures in a row did not arrive that the connection must be the reason. */
    public boolean isCutOff() {
        return consecutiveFailures >= MANY_IN_A_ROW;
    }

    /** Notes that a trial's pictures never stood on the screen, and gives its place another where the wall allows. */
    void fail(Trial failed) {
        failedTrials++;
        consecutiveFailures++;
        replacement(failed).ifPresent(planned -> {
            Trial.moveBehind(this, failed.position);
            Trial.plan(this, failed.position + 1, failed.attempt, planned);
        });
    }

    public boolean isFinished() {
        return finishedAt != null;
    }

    /** Whether its first trial was sent. */
    public boolean isBegun() {
        return Trial.count("session = ?1 and sentAt is not null", this) > 0;
    }

    /** Whether one of its trials was answered. */
    public boolean isAnswered() {
        return Response.count("trialId in (select t.id from Trial t where t.session = ?1)", this) > 0;
    }

    /** Whether it goes on in the browser in which it began, and that is the one that arrives. */
    boolean isIn(Secret browser) {
        return isWithdrawnBy(Withdrawal.code(this, browser)) && LeftBrowser.count("session", this) == 0;
    }

    /** Whether a trial of it that counts was answered. */
    boolean hasAnswers() {
        return Response.count(
                        "trialId in (select t.id from Trial t where t.session = ?1 and t.superseded = false and t.phase = ?2)",
                        this,
                        Phase.MAIN)
                > 0;
    }

    /** Whether this code withdraws it. */
    public boolean isWithdrawnBy(String code) {
        return Withdrawal.hash(code).equals(withdrawalSha256);
    }

    /** Whether it belongs to this study and to the person who arrives, and still has trials to answer. */
    public boolean isUnderWayOf(Study of, Arrival arrival) {
        return !isFinished()
                && study.id.equals(of.id)
                && participant != null
                && Participant.known(of, arrival).filter(participant::equals).isPresent();
    }

    /** Its trials in order, without those of blocks that began anew. */
    public List<Trial> trials() {
        return Trial.list("session = ?1 and superseded = false order by position", this);
    }

    /**
     * Notes that somebody was there at a time; one that lies before the last is nothing new. If it was away in the middle of a block for longer than the design allows, that block begins again,
     * with other pictures if there are enough.
     */
    public void seen(Instant now) {
        if (now.isBefore(lastSeenAt)) {
            return;
        }
        Duration away = Duration.between(lastSeenAt, now);
        lastSeenAt = now;
        if (!isFinished() && away.toMinutes() >= design().recruitment().resumeMinutes()) {
            Trial.next(this).filter(Trial::isInMidBlock).ifPresent(this::restartBlock);
        }
    }

    /** The design that it began under, whatever its study's researcher changed since. */
    public Design design() {
        return StudyVersion.design(study, version);
    }

    /** Indices of the design's blocks in the order that it was dealt. */
    List<Integer> order() {
        return design().orders().get(orderRow);
    }

    /** Drawn by the same rules: the same kind, the same truth, nothing that the session shows already. */
    private Optional<PlannedTrial> replacement(Trial failed) {
        List<Candidate> wall = wallWithout(Trial.list("session", this));
        var chance = new SplittableRandom(seed - failed.position - 1);
        return SessionPlan.fill(wall, List.of(Slot.of(failed)), design().pairsAlike(), chance)
                .map(filled -> filled.get(0));
    }

    /** Begins a block again. A block that even its own pictures cannot fill again, because their truth was revealed, goes on as it is. */
    private void restartBlock(Trial next) {
        List<Trial> all = trials();
        List<Integer> order = order();
        List<Integer> rest = order.subList(order.indexOf(next.blockIndex), order.size());
        Optional<List<PlannedTrial>> anew =
                anew(all, next.blockIndex, rest, new SplittableRandom(seed + next.position + 1));
        if (anew.isEmpty()) {
            return;
        }
        all.stream()
                .filter(trial -> trial.position >= next.position || trial.blockIndex == next.blockIndex)
                .forEach(trial -> {
                    if (trial.sentAt == null) {
                        trial.delete();
                    } else {
                        trial.superseded = true;
                    }
                });
        Trial.flush();
        store(anew.get(), next.blockIndex);
    }

    /** Pictures that the session has not shown. If they are too few, pictures of this block whose truth was not revealed are among them. */
    private Optional<List<PlannedTrial>> anew(List<Trial> all, int block, List<Integer> rest, RandomGenerator chance) {
        List<Trial> issued = all.stream().filter(trial -> trial.sentAt != null).toList();
        List<Trial> spent = issued.stream()
                .filter(trial -> trial.blockIndex != block || Disclosure.mayTellOnceAnswered(trial))
                .toList();
        for (List<Trial> avoided : List.of(issued, spent)) {
            try {
                return Optional.of(SessionPlan.draw(wallWithout(avoided), design(), rest, chance));
            } catch (NotEnoughStimuliException tooFew) {
                // then with fewer to avoid
            }
        }
        return Optional.empty();
    }

    private List<Candidate> wallWithout(List<Trial> avoided) {
        Set<UUID> seen = avoided.stream()
                .flatMap(trial -> trial.stimuli().stream())
                .map(stimulus -> stimulus.id)
                .collect(Collectors.toSet());
        List<Candidate> wall = Hanging.candidates(study).stream()
                .filter(candidate -> candidate.isIn(design().condition(conditionName)))
                .toList();
        List<Candidate> relatives = wall.stream()
                .filter(candidate -> seen.contains(candidate.stimulusId()))
                .toList();
        return wall.stream().filter(candidate -> !candidate.isKinOf(relatives)).toList();
    }

    /** Behind the trials that were issued. */
    private void store(List<PlannedTrial> planned, int begunAnew) {
        int from = Trial.<Trial>find("session = ?1 order by position desc", this)
                .firstResultOptional()
                .map(last -> last.position + 1)
                .orElse(0);
        for (int place = 0; place < planned.size(); place++) {
            int attempt = planned.get(place).blockIndex() == begunAnew ? 2 : 1;
            Trial.plan(this, from + place, attempt, planned.get(place));
        }
    }
}

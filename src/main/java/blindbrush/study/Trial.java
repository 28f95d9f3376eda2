package blindbrush.study;

import blindbrush.design.Block;
import blindbrush.design.Task;
import blindbrush.gallery.Stimulus;
import blindbrush.refusal.ConflictException;
import blindbrush.refusal.InvalidInputException;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** One presentation within a session: what is shown, in which place of the order. Its id is opaque: it names the picture's address. */
@Entity
@DynamicUpdate
public class Trial extends PanacheEntityBase {

    /** Response times beyond this are not kept: somebody went away. */
    private static final Duration LONGEST_RT = Duration.ofMinutes(10);

    /** A browser's clock and ours may differ by the way there and back; an answer that took longer says that it lay in the browser. */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(1);

    /** A page tries at least so long before it gives up on a picture. */
    private static final Duration TRIED = Duration.ofSeconds(5);

    @Id
    public UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Session session;

    /** Place in the session, from 0. */
    public int position;

    /** The block's place in the design's list. */
    public int blockIndex;

    @Enumerated(EnumType.STRING)
    public Phase phase;

    /** Whether its block began again without it. Its response then does not count. */
    public boolean superseded;

    /** 1, or 2 in a block that began anew. */
    public int attempt;

    /** The answer that a catch trial asks for: a rating, or a side. */
    public @Nullable String instructed;

    @Enumerated(EnumType.STRING)
    public Task task;

    /** How long its pictures stand, in frames of 1/60 s, where chance dealt that; null otherwise. */
    public @Nullable Integer exposureFrames;

    /** What is shown, or what stands on the left of a pair. */
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Stimulus stimulus;

    /** What stands on the right of a pair; null in a yes-no trial. */
    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Stimulus rightStimulus;

    /** How often its page was loaded by itself; another page fetched it ahead where it never was. */
    public int loads;

    /** Whether its pictures were counted as shown before it was answered. */
    public boolean seen;

    /** When it was first sent, to be shown at once or fetched ahead; null while it waits. */
    public @Nullable Instant sentAt;

    /** The trial that a session stands at: its first without a response. Empty when all are answered or left out. */
    public static Optional<Trial> next(Session session) {
        return find("""
                        from Trial t where t.session = ?1 and t.superseded = false and t.phase <> ?2
                        and not exists (from Response r where r.trialId = t.id) order by t.position""", session, Phase.STIMULUS_FAILED).firstResultOptional();
    }

    /** A session's own trial, held against a second answer until the transaction ends. */
    public static Optional<Trial> findForAnswer(Session session, UUID id) {
        return Trial.<Trial>find("id = ?1 and session = ?2", id, session)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** A session's own trial, if it was sent already. */
    public static Optional<Trial> findIssued(Session session, UUID id) {
        return find("id = ?1 and session = ?2 and sentAt is not null", id, session)
                .firstResultOptional();
    }

    /** The trial behind this one; empty at the end. */
    public Optional<Trial> following() {
        return find("session = ?1 and superseded = false and position > ?2 order by position", session, position)
                .firstResultOptional();
    }

    /** The trial before this one; empty at the beginning. */
    public Optional<Trial> preceding() {
        return find("session = ?1 and superseded = false and position < ?2 order by position desc", session, position)
                .firstResultOptional();
    }

    /** Whether a pause stands before it: another block ended, and this trial was not sent yet. */
    public boolean isAfterPause() {
        return sentAt == null
                && preceding().filter(before -> before.blockIndex != blockIndex).isPresent();
    }

    /** Whether its block was begun and has more to come. */
    boolean isInMidBlock() {
        return preceding().filter(before -> before.blockIndex == blockIndex).isPresent();
    }

    /** The block of the design that it belongs to. */
    public Block block() {
        return session.design().blocks().get(blockIndex);
    }

    /** What is shown: one stimulus, or the two of a pair. */
    public List<Stimulus> stimuli() {
        return rightStimulus == null ? List.of(stimulus) : List.of(stimulus, rightStimulus);
    }

    static void plan(Session session, int position, int attempt, PlannedTrial planned) {
        var trial = new Trial();
        trial.id = UUID.randomUUID();
        trial.session = session;
        trial.position = position;
        trial.blockIndex = planned.blockIndex();
        trial.phase = planned.phase();
        trial.attempt = attempt;
        trial.instructed = planned.instructed().orElse(null);
        trial.task = planned.task();
        trial.exposureFrames = planned.exposureFrames().orElse(null);
        trial.stimulus = stimulusOf(planned.first());
        trial.rightStimulus = planned.right().map(Trial::stimulusOf).orElse(null);
        trial.persist();
    }

    /** Frees the place behind another one. It does so in two steps, because no two trials of a session may ever have the same place. */
    static void moveBehind(Session session, int place) {
        flush();
        update("position = -position - 1 where session = ?1 and position > ?2", session, place);
        update("position = -position where session = ?1 and position < 0", session);
    }

    /** Whether it was left out because its pictures never stood on the screen. */
    public boolean isFailed() {
        return phase == Phase.STIMULUS_FAILED;
    }

    /**
     * Leaves it out, because the page could not show its pictures however often it tried; another takes its place where the wall allows. Does
     * nothing to one that was answered or left out already.
     *
     * @throws ConflictException if it is not the one that the session stands at, or the page cannot have tried for long enough
     */
    public void fail(Instant now) {
        if (superseded || isFailed() || Response.findById(id) != null) {
            return;
        }
        requireTurn();
        if (sentAt == null || sentAt.plus(TRIED).isAfter(now)) {
            throw new ConflictException("The pictures of this trial may still arrive. Wait a little.");
        }
        session.fail(this);
        phase = Phase.STIMULUS_FAILED;
        flush();
        finishIfLast(now);
    }

    /** Sends it: the first time counts. */
    public void send(Instant now) {
        if (sentAt == null) {
            sentAt = now;
        }
    }

    /**
     * Notes that its pictures stood on the screen, of a trial that is left before it is answered; once, however often it is left. An answer says
     * so by itself.
     */
    public void seen() {
        if (sentAt != null && !seen && !isFailed() && Response.findById(id) == null) {
            seen = true;
            countShown();
        }
    }

    /** Its pictures were seen. In one order, so that sessions that show the same pair do not wait for each other in a circle. */
    private void countShown() {
        stimuli().stream()
                .filter(each -> !session.staff)
                .sorted(Comparator.comparing(each -> each.id))
                .forEach(each -> Hanging.countShown(session.study, each));
    }

    /** Picture 1, or picture 2 of a pair. Empty where there is none. */
    public Optional<Stimulus> picture(int number) {
        return switch (number) {
            case 1 -> Optional.of(stimulus);
            case 2 -> Optional.ofNullable(rightStimulus);
            default -> Optional.empty();
        };
    }

    /**
     * Stores the answer, once: of a second one (double click, back button, another tab) nothing is kept. One that comes after its block began
     * anew, since it lay in the browser meanwhile, is stored with its trial, which does not count.
     *
     * @param observed what the page noticed while it was answered; its rt is kept only if it is possible by our own clock
     * @throws ConflictException if the trial was never sent, or is not the one that the session stands at
     * @throws InvalidInputException if the answer is to another task
     */
    public Response respond(Answer answer, boolean recognised, Observed observed, Instant now) {
        if (sentAt == null) {
            throw new ConflictException("This trial was not shown yet.");
        }
        Instant sent = sentAt;
        if (answer.task() != task) {
            throw new InvalidInputException("This answer belongs to another kind of question.");
        }
        return Response.<Response>findByIdOptional(id).orElseGet(() -> {
            if (!superseded) {
                requireTurn();
            }
            Observed possible = observed.rtAtMost(longestRt(sent, observed.timing(), now));
            return store(Response.to(this, answer, recognised, possible, now));
        });
    }

    /** When an answer that arrives now was given: it may have lain in the browser. */
    public Instant givenAt(Timing timing, Instant now) {
        return sentAt == null ? now : timing.givenAt(now, sentAt);
    }

    private void requireTurn() {
        if (next(session).filter(turn -> turn.id.equals(id)).isEmpty()) {
            throw new ConflictException("Trials are answered in their order, and an earlier one is still open.");
        }
    }

    private Response store(Response response) {
        response.persistAndFlush();
        if (!seen) {
            countShown();
        }
        if (!superseded) {
            session.consecutiveFailures = 0;
            finishIfLast(response.receivedAt);
        }
        return response;
    }

    /** A session is not finished if none of its pictures could be shown. */
    private void finishIfLast(Instant now) {
        if (next(session).isEmpty() && session.hasAnswers()) {
            session.finishedAt = now;
        }
    }

    /**
     * A trial that was fetched ahead stands there from the answer to the one before on. When that arrived says nothing where either answer lay
     * in the browser.
     */
    private Duration longestRt(Instant sent, Timing timing, Instant now) {
        Instant from = timing.isQueued() || superseded
                ? sent
                : preceding()
                        .flatMap(before -> Response.<Response>findByIdOptional(before.id))
                        .filter(before -> Boolean.FALSE.equals(before.queued) && before.receivedAt.isAfter(sent))
                        .map(before -> before.receivedAt)
                        .orElse(sent);
        Duration most = Duration.between(from, now).plus(CLOCK_SLACK);
        return most.compareTo(LONGEST_RT) < 0 ? most : LONGEST_RT;
    }

    private static Stimulus stimulusOf(Candidate candidate) {
        return getEntityManager().getReference(Stimulus.class, candidate.stimulusId());
    }
}

package blindbrush.study;

import blindbrush.gallery.Stimulus;
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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** One presentation within a session: what is shown, in which place of the order, since when. Its id is opaque: it names the picture's address. */
@Entity
public class Trial extends PanacheEntityBase {

    /** Response times beyond this are not kept: somebody went away. */
    private static final Duration LONGEST_RT = Duration.ofMinutes(10);

    /** A browser's clock and ours may differ by the way there and back. */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(1);

    @Id
    public UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Session session;

    /** Place in the session, from 0. */
    public int position;

    public int blockIndex;

    @Enumerated(EnumType.STRING)
    public Task task;

    /** What is shown, or what stands on the left of a pair. */
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Stimulus stimulus;

    /** What stands on the right of a pair; null in a yes-no trial. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Stimulus rightStimulus;

    /** When it was first shown; null while it waits. */
    public Instant issuedAt;

    /** The trial that a session stands at: its first without a response. Empty when all are answered. */
    public static Optional<Trial> next(Session session) {
        return find(
                        "from Trial t where t.session = ?1 and not exists (from Response r where r.trialId = t.id) order by t.position",
                        session)
                .firstResultOptional();
    }

    /** A session's own trial, held against a second answer until the transaction ends. */
    public static Optional<Trial> findForAnswer(Session session, UUID id) {
        return Trial.<Trial>find("id = ?1 and session = ?2", id, session)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** A session's own trial, if it was issued already. */
    public static Optional<Trial> findIssued(Session session, UUID id) {
        return find("id = ?1 and session = ?2 and issuedAt is not null", id, session)
                .firstResultOptional();
    }

    static void plan(Session session, int position, PlannedTrial planned) {
        var trial = new Trial();
        trial.id = UUID.randomUUID();
        trial.session = session;
        trial.position = position;
        trial.blockIndex = planned.blockIndex();
        trial.task = planned.task();
        trial.stimulus = stimulusOf(planned.first());
        trial.rightStimulus = planned.right().map(Trial::stimulusOf).orElse(null);
        trial.persist();
    }

    /** Shows it: the first time counts. */
    public void issue(Instant now) {
        if (issuedAt == null) {
            issuedAt = now;
            Hanging.countShown(session.study, stimulus);
            if (task == Task.PAIR) {
                Hanging.countShown(session.study, rightStimulus);
            }
        }
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
     * Stores the answer, once: of a second one (double click, back button, another tab) nothing is kept.
     *
     * @param recognised whether the participant knows the painting
     * @param rtMillis response time from stimulus onset as the browser measured it; kept only if it is possible by our own clock
     * @throws IllegalStateException if the trial was never shown
     * @throws IllegalArgumentException if the answer is to another task
     */
    public Response respond(Answer answer, boolean recognised, OptionalInt rtMillis, Instant now) {
        if (issuedAt == null) {
            throw new IllegalStateException("This trial was not shown yet.");
        }
        if (answer.task() != task) {
            throw new IllegalArgumentException("This answer belongs to another kind of question.");
        }
        return Response.<Response>findByIdOptional(id)
                .orElseGet(() -> store(Response.to(this, answer, recognised, possible(rtMillis, now), now)));
    }

    private Response store(Response response) {
        response.persistAndFlush();
        if (next(session).isEmpty()) {
            session.finishedAt = response.respondedAt;
        }
        return response;
    }

    private OptionalInt possible(OptionalInt rtMillis, Instant now) {
        long most = Duration.between(issuedAt, now).plus(CLOCK_SLACK).toMillis();
        boolean possible = rtMillis.isPresent()
                && rtMillis.getAsInt() >= 0
                && rtMillis.getAsInt() <= Math.min(most, LONGEST_RT.toMillis());
        return possible ? rtMillis : OptionalInt.empty();
    }

    private static Stimulus stimulusOf(Candidate candidate) {
        return getEntityManager().getReference(Stimulus.class, candidate.stimulusId());
    }
}

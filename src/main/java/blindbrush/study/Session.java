package blindbrush.study;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One participant's run through a study. The browser holds a secret of which only the hash is kept. */
@Entity
public class Session extends PanacheEntityBase {

    @Id
    public UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Study study;

    public String tokenSha256;

    /** Seed of the chance that drew its trials; the sequence itself is stored too, since it also hangs on how often pictures were shown. */
    public long seed;

    public Instant consentedAt;

    public Instant finishedAt;

    /**
     * Starts a session and stores the trials drawn for it.
     *
     * @param token the browser's secret
     * @throws NotEnoughStimuliException if the study's wall cannot fill it
     */
    public static Session start(Study study, Secret token, RandomGenerator chance, Instant now) {
        var session = new Session();
        session.id = UUID.randomUUID();
        session.study = study;
        session.tokenSha256 = token.sha256();
        session.seed = chance.nextLong();
        session.consentedAt = now;
        session.persist();
        session.plan();
        return session;
    }

    /** The session of the browser that holds this secret. */
    public static Optional<Session> findByToken(String token) {
        return find("tokenSha256", Secret.of(token).sha256()).firstResultOptional();
    }

    public boolean isFinished() {
        return finishedAt != null;
    }

    /** Whether it belongs to this study and still has trials to answer. */
    public boolean isUnderWayIn(Study study) {
        return !isFinished() && this.study.id.equals(study.id);
    }

    /** Its trials in order. */
    public List<Trial> trials() {
        return Trial.list("session = ?1 order by position", this);
    }

    private void plan() {
        var planned = SessionPlan.draw(
                Hanging.candidates(study), study.yesNoTrials, study.pairTrials, new SplittableRandom(seed));
        for (int position = 0; position < planned.size(); position++) {
            Trial.plan(this, position, planned.get(position));
        }
    }
}

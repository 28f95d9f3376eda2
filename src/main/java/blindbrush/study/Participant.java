package blindbrush.study;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person within one study, by pseudonym only: the same browser, link or panel id is the same person. */
@Entity
public class Participant extends PanacheEntityBase {

    @Id
    public UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Study study;

    @Enumerated(EnumType.STRING)
    public Source source;

    /** Null once all their sessions were made anonymous: nobody is recognised by it any more. */
    public @Nullable String keySha256;

    public Instant firstSeenAt;

    /** The participant who arrives, from before or new. Call it with the study locked. */
    static Participant arriving(Study study, Arrival arrival, Instant now) {
        return known(study, arrival).orElseGet(() -> {
            var participant = new Participant();
            participant.id = UUID.randomUUID();
            participant.study = study;
            participant.source = arrival.source();
            participant.keySha256 = arrival.keyIn(study);
            participant.firstSeenAt = now;
            participant.persist();
            return participant;
        });
    }

    /** The participant who arrives, if they came before. */
    public static Optional<Participant> known(Study study, Arrival arrival) {
        return find("study = ?1 and keySha256 = ?2", study, arrival.keyIn(study))
                .firstResultOptional();
    }

    /** Their last session, if they have one. */
    public Optional<Session> lastSession() {
        return Session.find("participant = ?1 order by consentedAt desc", this).firstResultOptional();
    }
}

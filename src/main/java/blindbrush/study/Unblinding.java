package blindbrush.study;

import blindbrush.refusal.ConflictException;
import blindbrush.refusal.InvalidInputException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record that a researcher asked for the truth of a study that was to stay blind. It cannot be undone, and the study's results and data
 * show it.
 */
@Entity
public class Unblinding extends PanacheEntityBase {

    private static final int LONGEST_REASON = 500;

    /** The key: which version of which study. */
    @EmbeddedId
    public StudyVersion.VersionKey key;

    /** The account's name. */
    public String unblindedBy;

    public String reason;

    /** Finished until then. */
    public long sessions;

    public Instant unblindedAt;

    /**
     * Opens the truth of a study to its researchers.
     *
     * @param reason in the researcher's words, 1 to 500 characters
     * @throws InvalidInputException without such a reason
     * @throws ConflictException if it does not stay blind now
     */
    public static Unblinding of(Study study, String by, @Nullable String reason, Instant now) {
        String words = reason == null ? "" : reason.strip();
        if (words.isEmpty() || words.length() > LONGEST_REASON) {
            throw new InvalidInputException(
                    "Unblinding needs a reason of 1 to %d characters.".formatted(LONGEST_REASON));
        }
        Disclosure disclosure = Disclosure.of(study, now);
        if (!disclosure.mayUnblind()) {
            throw new ConflictException("This study does not stay blind now; there is nothing to unblind.");
        }
        var unblinding = new Unblinding();
        unblinding.key = new StudyVersion.VersionKey(study.id, study.version);
        unblinding.unblindedBy = by;
        unblinding.reason = words;
        unblinding.sessions = disclosure.sessions();
        unblinding.unblindedAt = now;
        unblinding.persist();
        return unblinding;
    }

    /** That of a study's present version. */
    public static Optional<Unblinding> of(Study study) {
        return findByIdOptional(new StudyVersion.VersionKey(study.id, study.version));
    }
}

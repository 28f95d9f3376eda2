package blindbrush.study;

import blindbrush.gallery.Stimulus;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** A planned experiment: its design and the wall of stimuli that its sessions draw from. */
@Entity
public class Study extends PanacheEntityBase {

    /** Slug of the study that the application seeds itself. */
    public static final String DEMONSTRATION = "demonstration";

    private static final int YES_NO_TRIALS = 8;
    private static final int PAIR_TRIALS = 4;
    private static final int SECONDS_PER_PICTURE = 8;

    /** A draft is composed, an open study takes sessions, a closed one only shows its results. */
    public enum State {
        DRAFT,
        OPEN,
        CLOSED
    }

    @Id
    public UUID id;

    /** Its name in addresses. */
    public String slug;

    public String title;

    /** Marked on every page and export row; enters no headline and no other study. */
    public boolean demonstration;

    @Enumerated(EnumType.STRING)
    public State state;

    /** Longer side of every stimulus, in pixels. */
    public int longEdge;

    public int yesNoTrials;

    public int pairTrials;

    public Instant createdAt;

    public Instant openedAt;

    public Instant closedAt;

    /**
     * A new study in draft.
     *
     * @throws IllegalArgumentException if another study has a title that gives the same address
     */
    public static Study draft(String title, Instant now) {
        var study = new Study();
        study.id = UUID.randomUUID();
        study.slug = slugOf(title);
        study.title = title.strip();
        study.state = State.DRAFT;
        study.longEdge = Stimulus.LONG_EDGE;
        study.yesNoTrials = YES_NO_TRIALS;
        study.pairTrials = PAIR_TRIALS;
        study.createdAt = now;
        if (findBySlug(study.slug).isPresent()) {
            throw new IllegalArgumentException("There is a study with that title already; choose another.");
        }
        study.persist();
        return study;
    }

    public static Optional<Study> findBySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    /** The study that the first page offers: the one opened last, or the demonstration while no other is open. */
    public static Optional<Study> onOffer() {
        return find("state", Sort.by("demonstration").and("openedAt", Sort.Direction.Descending), State.OPEN)
                .firstResultOptional();
    }

    /** All studies, newest first, the demonstration last. */
    public static List<Study> all() {
        return listAll(Sort.by("demonstration").and("createdAt", Sort.Direction.Descending));
    }

    /** Trials of one session. */
    public int trialsPerSession() {
        return yesNoTrials + pairTrials;
    }

    /** Pictures of one session. */
    public int picturesPerSession() {
        return yesNoTrials + 2 * pairTrials;
    }

    /** About how long a session takes, in minutes. */
    public long minutes() {
        return Math.max(1, Math.round(picturesPerSession() * SECONDS_PER_PICTURE / 60.0));
    }

    /** What its wall lacks before it can open; empty when it can. */
    public Optional<String> missing() {
        try {
            SessionPlan.requireEnough(Hanging.candidates(this), yesNoTrials, pairTrials);
            return Optional.empty();
        } catch (NotEnoughStimuliException lacking) {
            return Optional.of(lacking.getMessage());
        }
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /**
     * Hangs a stimulus on this study's wall; once, however often it is asked for.
     *
     * @throws IllegalArgumentException if it is a stand-in and this is not the demonstration
     */
    public Hanging hang(Stimulus stimulus) {
        if (stimulus.standIn && !demonstration) {
            throw new IllegalArgumentException("Stand-ins hang in the demonstration only.");
        }
        return Hanging.of(this, stimulus);
    }

    /**
     * Opens the study to participants.
     *
     * @throws NotEnoughStimuliException if its wall cannot fill every session that chance may ask for
     */
    public void open(Instant now) {
        SessionPlan.requireEnough(Hanging.candidates(this), yesNoTrials, pairTrials);
        state = State.OPEN;
        openedAt = now;
    }

    /** Closes the study; sessions under way may still be finished. */
    public void close(Instant now) {
        state = State.CLOSED;
        closedAt = now;
    }

    private static String slugOf(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        String slug =
                plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String cut = slug.substring(0, Math.min(slug.length(), 80));
        return cut.isEmpty() ? "study-" + UUID.randomUUID().toString().substring(0, 8) : cut;
    }
}

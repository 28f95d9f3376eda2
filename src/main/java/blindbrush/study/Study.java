package blindbrush.study;

import static java.util.Objects.requireNonNull;

import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import blindbrush.design.InvalidDesignException;
import blindbrush.gallery.Stimulus;
import blindbrush.image.Aspect;
import blindbrush.refusal.ConflictException;
import blindbrush.refusal.InvalidInputException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A planned experiment: its design and the wall of stimuli that its sessions draw from. */
@Entity
@DynamicUpdate
public class Study extends PanacheEntityBase {

    private static final String ORDER = "order by s.demonstration, s.simulated, s.createdAt desc, s.id";
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_DESIGN = 60_000;

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

    /** The demonstration is marked on every page and export row. Its answers enter no headline, and its pictures no other study. */
    public boolean demonstration;

    /** A dry run: nobody took part, its answers are made up. Shown to researchers only, and marked. */
    public boolean simulated;

    /** Brought from another server to be looked at: it is closed, takes nobody, and opens never. A copy of it can be run. */
    public boolean replay;

    @Enumerated(EnumType.STRING)
    public State state;

    /** Longer side of every stimulus, in pixels. */
    public int longEdge;

    /** Of every stimulus; null where each has the one nearest to its own. */
    @Enumerated(EnumType.STRING)
    public @Nullable Aspect aspect;

    /** What its researcher decided. */
    @Convert(converter = DesignConverter.class)
    public Design design;

    /** The version that sessions run under, from 1; 0 before it first opens. */
    public int version;

    public Instant createdAt;

    /** How many sessions ever began, of all versions, those of staff and those that were withdrawn among them. */
    public int sessionsStarted;

    /** How often words were changed of artworks that its pictures were made of: figures by style of before are computed anew. */
    public int wordsChanged;

    public @Nullable Instant openedAt;

    public @Nullable Instant closedAt;

    /**
     * A new study in draft.
     *
     * @throws InvalidInputException if another study has a title that gives the same address
     */
    public static Study draft(String title, Instant now) {
        var study = new Study();
        study.id = UUID.randomUUID();
        study.slug = Slug.of(title);
        study.title = title.strip();
        study.state = State.DRAFT;
        study.longEdge = Stimulus.LONG_EDGE;
        study.design = Design.SHORT;
        study.createdAt = now;
        findBySlug(study.slug).ifPresent(other -> {
            throw other.taken(study.title);
        });
        study.persist();
        return study;
    }

    /** Why no other study can have a title that gives this one's address: it may read differently. */
    private InvalidInputException taken(String other) {
        return new InvalidInputException(
                title.equals(other)
                        ? "There is a study with that title already. Choose another title."
                        : "That title would give the address “%s”, which the study “%s” has. Choose one with other letters or digits."
                                .formatted(slug, title));
    }

    public static Optional<Study> findBySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    /**
     * The study that the first page offers: the one that opened last among those that anybody may enter now, or the demonstration if there is
     * no other.
     */
    public static Optional<Study> onOffer(Instant now) {
        return Study.<Study>list(
                        "state = ?1 and simulated = false",
                        Sort.by("demonstration").and("openedAt", Sort.Direction.Descending),
                        State.OPEN)
                .stream()
                .filter(study -> study.takesSessionsAt(now))
                .filter(study -> !study.design.recruitment().linkOnly())
                .filter(study -> !study.isFull(now))
                .findFirst();
    }

    /** All studies, newest first, dry runs after them and the demonstration last. */
    public static List<Study> all() {
        return list("from Study s " + ORDER);
    }

    /** Slugs of all studies, in the same order. */
    public static List<String> slugs() {
        return getEntityManager()
                .createQuery("select s.slug from Study s " + ORDER, String.class)
                .getResultList();
    }

    /** Studies of these slugs, in the order of the slugs. */
    public static List<Study> withSlugs(List<String> slugs) {
        return Study.<Study>list("slug in ?1", slugs).stream()
                .sorted(Comparator.comparingInt(study -> slugs.indexOf(study.slug)))
                .toList();
    }

    /** Studies whose walls curators may add to, in the same order; see {@link #takesPictures}. */
    public static List<Study> takingPictures() {
        return list(
                "from Study s where s.state <> ?1 and s.demonstration = false and s.simulated = false " + ORDER,
                State.OPEN);
    }

    /**
     * What keeps it from opening, each in a sentence: an incomplete consent, a damaged picture, a wall with too few pictures or with pictures
     * whose files tell their origins, or pictures that hang in an open study or were told before. Empty when it can open.
     */
    public List<String> obstacles() {
        List<String> obstacles = new ArrayList<>();
        if (simulated) {
            obstacles.add("This is a dry run; it takes no participants.");
        }
        if (replay) {
            obstacles.add("This study was brought to be looked at; it takes no participants. Copy it to run it.");
        }
        design.contradictions().forEach(mistake -> obstacles.add("The design contradicts itself: " + mistake));
        List<String> unsaid = design.consent().lacking();
        if (!unsaid.isEmpty()) {
            obstacles.add("The consent does not yet say %s.".formatted(String.join(", ", unsaid)));
        }
        obstacles.addAll(Damaged.obstacles(this));
        try {
            SessionPlan.requireEnough(Hanging.candidates(this), design);
            if (!demonstration) {
                LeakAudit.ofSent(this).obstacle().ifPresent(obstacles::add);
            }
        } catch (NotEnoughStimuliException lacking) {
            obstacles.add(lacking.getMessage());
        }
        obstacles.addAll(OneOpenStudy.obstacles(this));
        return obstacles;
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether a session may begin now: it is open, and within the time that its design sets. */
    public boolean takesSessionsAt(Instant now) {
        return isOpen() && design.recruitment().runsAt(now) && !design.consent().isOverAt(now);
    }

    /**
     * Gives it another design.
     *
     * @throws InvalidDesignException if that contradicts itself; says where
     * @throws ConflictException while it is open
     */
    public void redesign(Design other) {
        hold();
        requireChangeable();
        if (!other.contradictions().isEmpty()) {
            throw new InvalidDesignException(other.contradictions());
        }
        if (DesignDocument.write(other).length() > LONGEST_DESIGN) {
            throw new InvalidInputException("A design's document has %d characters at most.".formatted(LONGEST_DESIGN));
        }
        design = other;
    }

    /**
     * A title as it was typed, without blanks around it.
     *
     * @throws InvalidInputException if it is empty or longer than {@link #LONGEST_TITLE} characters; null is empty
     */
    public static String title(@Nullable String typed) {
        String title = typed == null ? "" : typed.strip();
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            throw new InvalidInputException("A study needs a title of 1 to %d characters.".formatted(LONGEST_TITLE));
        }
        return title;
    }

    /**
     * Gives a draft another title, and the address that goes with it.
     *
     * @throws InvalidInputException if it is none, or another study's
     * @throws ConflictException once it has opened: its title is frozen with it
     */
    public void rename(String typed) {
        if (state != State.DRAFT) {
            throw new ConflictException("“%s” has been opened, so it keeps its title.".formatted(title));
        }
        String named = title(typed);
        String address = Slug.of(named);
        findBySlug(address).filter(other -> !other.equals(this)).ifPresent(other -> {
            throw other.taken(named);
        });
        title = named;
        slug = address;
    }

    /** A new study in draft with the same design and wall. */
    public Study copy(String title, Instant now) {
        Study copy = draft(title, now);
        copy.design = design;
        copy.longEdge = longEdge;
        copy.aspect = aspect;
        if (!demonstration) {
            Hanging.of(this).forEach(hanging -> copy.hang(hanging.stimulus));
        }
        return copy;
    }

    /**
     * Hangs a stimulus on this study's wall; once, however often it is asked for.
     *
     * @throws InvalidInputException if it is a stand-in and this is not the demonstration, or of another shape than all here
     * @throws ConflictException while it is open
     */
    public Hanging hang(Stimulus stimulus) {
        hold();
        requireChangeable();
        if (stimulus.standIn && !demonstration) {
            throw new InvalidInputException("Stand-ins hang in the demonstration only.");
        }
        if (!hasShapeOf(stimulus)) {
            throw new InvalidInputException("All pictures of “%s” are %s, and this one is %s."
                    .formatted(
                            title,
                            requireNonNull(aspect).word(),
                            stimulus.picture.aspect().word()));
        }
        return Hanging.of(this, stimulus);
    }

    /**
     * Hangs a picture that was made for this study, unless the study has opened in the meantime. Only the demonstration takes pictures while
     * it is open: those that it makes from its own stand-ins.
     */
    void receive(Stimulus commissioned) {
        hold();
        boolean grows = !isOpen() || (demonstration && commissioned.content().standIn);
        if (grows && hasShapeOf(commissioned)) {
            Hanging.of(this, commissioned);
        }
    }

    /**
     * Opens the study to participants and freezes it. If nothing has changed since it was last open, it goes on as the same version.
     *
     * @throws ConflictException if something keeps it closed; says what
     */
    public void open(Instant now) {
        Damaged.lookAgain(this);
        examined(); // what takes long is done, and noted, before others have to wait
        OneOpenStudy.awaitTurn();
        hold();
        LeakAudit audit = examined(); // of what hangs now, which nobody changes any more
        OneOpenStudy.noteToldBefore(this);
        version = StudyVersion.freeze(this, audit, now).key.version();
        state = State.OPEN;
        openedAt = now;
    }

    /** Its leak audit, where nothing keeps it from opening. */
    private LeakAudit examined() {
        requireChangeable();
        OneOpenStudy.look(this);
        refuse(obstacles());
        return LeakAudit.of(this);
    }

    /**
     * Closes the study; sessions under way may still be finished.
     *
     * @throws ConflictException if it is not open
     */
    public void close(Instant now) {
        hold(); // whoever begins at this moment has begun, or finds it closed
        if (!isOpen()) {
            throw new ConflictException("This study is not open.");
        }
        state = State.CLOSED;
        closedAt = now;
        if (!simulated && !demonstration && isTold()) {
            ToldPicture.tell(this, now);
        }
    }

    /**
     * Whether the truth of what it showed is told: it has closed, and somebody had taken part, withdrawn or not. A study that closes before
     * anybody took part keeps its secrets like a draft, so that opening and closing it tells nobody anything.
     */
    public boolean isTold() {
        return state == State.CLOSED && (Session.count("study", this) > 0 || Withdrawal.count("study", this) > 0);
    }

    /**
     * Locks it until the transaction ends, so that nobody opens or closes it or changes its wall meanwhile. Changes that are not stored yet
     * are stored first.
     */
    public void hold() {
        flush();
        getEntityManager().refresh(this, LockModeType.PESSIMISTIC_WRITE);
    }

    private static void refuse(List<String> obstacles) {
        if (!obstacles.isEmpty()) {
            throw new ConflictException(String.join(" ", obstacles));
        }
    }

    /** The SHA-256 of the frozen design, stimuli and rules, which participants see and exports carry; empty before it opens. */
    public String sha256() {
        return StudyVersion.current(this).map(frozen -> frozen.sha256).orElse("");
    }

    /** What was made anonymous of its versions, and when; the first version first. */
    public List<Anonymization> anonymizations() {
        return Anonymization.of(this);
    }

    /** The day on which sessions of its version are to be made anonymous; empty where none is named, or where that is done. */
    public Optional<LocalDate> anonymizationDue() {
        return Optional.ofNullable(designOfVersion().consent().retentionUntil()).filter(day -> anonymizations().stream()
                .noneMatch(done -> done.key.version() == version && done.isFinished()));
    }

    /** The design that its sessions run under, or last ran under, whatever was changed since. */
    public Design designOfVersion() {
        return StudyVersion.design(this, version);
    }

    /**
     * Makes sure that curators may add to its wall: it is theirs, and not open.
     *
     * @throws ConflictException if not
     */
    public void requireTakesPictures() {
        requireChangeable();
        if (!takesPictures()) {
            throw new ConflictException("Nobody can add pictures to “%s”.".formatted(title), "Make a study for yours.");
        }
    }

    /** Whether curators may add to its wall: not while it is open, and never to the demonstration or a dry run. */
    public boolean takesPictures() {
        return !isOpen() && !demonstration && !simulated && !replay;
    }

    private boolean hasShapeOf(Stimulus stimulus) {
        return aspect == null || stimulus.picture.aspect() == aspect;
    }

    /** Whether its quota is taken; without one no seat is counted. */
    private boolean isFull(Instant now) {
        return design.recruitment().limit().isPresent() && Seats.of(this, now).isFull(design);
    }

    private void requireChangeable() {
        if (isOpen()) {
            throw new ConflictException(
                    "This study is open, and an open study does not change.",
                    "Close it, change it, and open it again as a new version.");
        }
    }
}

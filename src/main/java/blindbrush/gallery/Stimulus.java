package blindbrush.gallery;

import static java.util.Objects.requireNonNull;

import blindbrush.image.Aspect;
import blindbrush.image.ImageNormalizer;
import blindbrush.image.Picture;
import blindbrush.image.TooSmallPictureException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The normalised picture as shown, with its ground truth and where it came from. */
@Entity
public class Stimulus extends PanacheEntityBase {

    /** Longer side of stimuli in pixels, where a study says nothing else. */
    public static final int LONG_EDGE = 512;

    @Id
    public UUID id;

    @Enumerated(EnumType.STRING)
    public Origin origin;

    /** Drawn by a program in place of a human painting; only in the demonstration. */
    public boolean standIn;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Picture picture;

    /** What a style transfer made, larger and without loss; none where an earlier version made it, or the starter set has it. */
    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Picture master;

    /** The painting itself (human origin only). */
    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Artwork artwork;

    /** The style transfer that made it; none for machine pictures of the starter set. */
    @OneToOne(fetch = FetchType.LAZY)
    public @Nullable StyleTransferJob job;

    /** Content image (machine origin only). */
    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Artwork contentArtwork;

    /** Style images (machine origin only). */
    @ManyToMany
    @JoinTable(
            name = "stimulus_style",
            joinColumns = @JoinColumn(name = "stimulus_id"),
            inverseJoinColumns = @JoinColumn(name = "style_artwork_id"))
    @OrderColumn(name = "position")
    public List<Artwork> styleArtworks = new ArrayList<>();

    /** Preset of the style transfer (machine origin only). */
    public @Nullable String preset;

    /** Which network gave the features, as recorded by the style engine (machine origin only). */
    public @Nullable String network;

    public Instant madeAt;

    /** A human painting (or, in the demonstration, its stand-in) as shown. */
    public static Stimulus ofPainting(Artwork painting, Picture picture, Instant now) {
        var stimulus = as(Origin.HUMAN, picture, now);
        stimulus.artwork = painting;
        stimulus.standIn = painting.standIn;
        stimulus.persist();
        return stimulus;
    }

    /**
     * A painting on the desk as shown: its normalised picture, made once and shared by the studies that hang it in one shape.
     *
     * @param aspect to crop it to; null for the nearest
     * @throws TooSmallPictureException if it would have to be enlarged
     */
    public static Stimulus ofPainting(Artwork painting, int longEdge, @Nullable Aspect aspect, Instant now) {
        Picture whole = requireNonNull(painting.picture);
        Aspect shape = aspect == null ? whole.aspect() : aspect;
        var image = ImageNormalizer.normalize(whole.image(), longEdge, shape);
        Picture picture = Picture.store(image, now);
        return Stimulus.<Stimulus>find("artwork = ?1 and picture = ?2", painting, picture)
                .firstResultOptional()
                .orElseGet(() -> ofPainting(painting, picture, now));
    }

    /** A stylised picture as shown. */
    public static Stimulus ofStyleTransfer(
            Artwork content, List<Artwork> styles, String preset, String network, Picture picture, Instant now) {
        var stimulus = as(Origin.MACHINE, picture, now);
        stimulus.contentArtwork = content;
        stimulus.styleArtworks.addAll(styles);
        stimulus.preset = preset;
        stimulus.network = network;
        stimulus.persist();
        return stimulus;
    }

    /** The painting that it is, of human origin. */
    public Artwork painting() {
        return requireNonNull(artwork);
    }

    /** What it was made from, of machine origin. */
    public Artwork content() {
        return requireNonNull(contentArtwork);
    }

    /**
     * The artworks it is or descends from. Two stimuli that share one are kin and never meet in a session: not two pictures of one
     * content or style image, nor a style painting beside its child.
     */
    public Set<UUID> kin() {
        Stream<Artwork> parents = origin == Origin.HUMAN
                ? Stream.of(painting())
                : Stream.concat(Stream.of(content()), styleArtworks.stream());
        return parents.map(parent -> parent.id).collect(Collectors.toUnmodifiableSet());
    }

    /** Curators' words for the style of the painting, or of those that lent theirs; none where there is no word. */
    public Set<String> styles() {
        Stream<Artwork> styled = origin == Origin.HUMAN ? Stream.of(painting()) : styleArtworks.stream();
        return styled.map(each -> each.style).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    /** The painting's caption, or of what in whose style it was made. */
    public String caption() {
        return origin == Origin.HUMAN
                ? painting().caption()
                : content().title
                        + " in the style of "
                        + styleArtworks.stream().map(style -> style.title).collect(Collectors.joining(", "));
    }

    /** What these style transfers made; nothing of one that is not done. One query. */
    public static List<Stimulus> madeBy(List<StyleTransferJob> jobs) {
        return list("job in ?1", jobs);
    }

    /** Ids of the pictures that style transfers made on the desk, newest first. */
    public static List<UUID> finished() {
        return getEntityManager()
                .createQuery(
                        "select s.id from Stimulus s where s.job is not null order by s.madeAt desc, s.id", UUID.class)
                .getResultList();
    }

    /** Pictures of these ids with the style transfers that made them, in the order of the ids. One query. */
    public static List<Stimulus> finished(List<UUID> ids) {
        return Stimulus.<Stimulus>list("""
                        from Stimulus s join fetch s.job join fetch s.contentArtwork left join fetch s.styleArtworks where s.id in ?1""", ids).stream()
                .sorted(Comparator.comparingInt(stimulus -> ids.indexOf(stimulus.id)))
                .toList();
    }

    /** Reads what is told of the making of these pictures, which would else be read one by one. One query. */
    public static void fetchProvenance(List<Stimulus> stimuli) {
        list("""
                from Stimulus s left join fetch s.artwork left join fetch s.contentArtwork left join fetch s.styleArtworks
                where s in ?1""", stimuli);
    }

    /** Deletes it, and its bytes unless something else uses them; it must hang nowhere. */
    public void remove() {
        delete();
        flush();
        Artwork.dropUnused(picture);
        Artwork.dropUnused(master);
    }

    private static Stimulus as(Origin origin, Picture picture, Instant now) {
        var stimulus = new Stimulus();
        stimulus.id = UUID.randomUUID();
        stimulus.origin = origin;
        stimulus.picture = picture;
        stimulus.madeAt = now;
        return stimulus;
    }
}

package blindbrush.gallery;

import blindbrush.image.Picture;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A painting or photograph that a curator uploaded or that the starter set names. One without a picture is known by its record
 * only: it gives credit and kinship to stimuli made from it, and cannot be used for new ones.
 */
@Entity
public class Artwork extends PanacheEntityBase {

    @Id
    public UUID id;

    @Enumerated(EnumType.STRING)
    public ArtworkKind kind;

    public String title;

    /** Who painted or photographed it; empty where nobody said. */
    public String creator;

    /** Source and licence, as they are to be printed beside the picture. */
    public String credit;

    /** The curator's word for its style, by which designs choose and match; null where there is none. */
    public @Nullable String style;

    /** The curator's word for what it shows, likewise; null where there is none. */
    public @Nullable String subject;

    /** Drawn by a program in place of a human painting; never to be called one. */
    public boolean standIn;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Picture picture;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Picture thumbnail;

    public Instant addedAt;

    /** Records an artwork; its picture, where there is one, is given afterwards. */
    public static Artwork add(ArtworkKind kind, String title, String creator, String credit, Instant now) {
        var artwork = new Artwork();
        artwork.id = UUID.randomUUID();
        artwork.kind = kind;
        artwork.title = title;
        artwork.creator = creator;
        artwork.credit = credit;
        artwork.addedAt = now;
        artwork.persist();
        return artwork;
    }

    /** Ids of the artworks of one kind that have a picture, newest first; stand-ins are left out. */
    public static List<UUID> onTheDesk(ArtworkKind kind) {
        return getEntityManager()
                .createQuery("""
                        select a.id from Artwork a where a.kind = ?1 and a.standIn = false and a.picture is not null
                        order by a.addedAt desc, a.title, a.id""", UUID.class)
                .setParameter(1, kind)
                .getResultList();
    }

    /** Artworks of these ids, with their pictures, in the order of the ids. One query. */
    public static List<Artwork> withIds(List<UUID> ids) {
        return Artwork.<Artwork>list("from Artwork a join fetch a.picture where a.id in ?1", ids).stream()
                .sorted(Comparator.comparingInt(artwork -> ids.indexOf(artwork.id)))
                .toList();
    }

    /** The stand-in of a title. */
    public static Artwork standIn(String title) {
        return Artwork.<Artwork>find("kind = ?1 and standIn and title = ?2", ArtworkKind.PAINTING, title)
                .singleResult();
    }

    /** The artwork whose picture has these very bytes, if a curator brought it before. */
    public static Optional<Artwork> findByPicture(ArtworkKind kind, String sha256) {
        return find("kind = ?1 and picture.sha256 = ?2", kind, sha256).firstResultOptional();
    }

    /** Deletes it, and its bytes unless something else uses them; no picture may come from it. */
    public void remove() {
        delete();
        flush();
        dropUnused(picture);
        dropUnused(thumbnail);
    }

    /** Deletes the bytes of a picture that is neither an artwork's nor a stimulus's any more; null is none. */
    static void dropUnused(@Nullable Picture bytes) {
        if (bytes != null
                && count("picture = ?1 or thumbnail = ?1", bytes) == 0
                && Stimulus.count("picture = ?1 or master = ?1", bytes) == 0) {
            Picture.delete("sha256", bytes.sha256);
        }
    }

    /** "Title, Creator", or the title alone. */
    public String caption() {
        return creator.isEmpty() ? title : title + ", " + creator;
    }
}

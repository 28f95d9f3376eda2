package blindbrush.image;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** A stored picture file; its content is its key, so the same bytes are stored once, and never changed. */
@Entity
public class Picture extends PanacheEntityBase {

    /** SHA-256 of {@link #bytes}, 64 hexadecimal digits in lower case. */
    @Id
    @Column(length = 64)
    public String sha256;

    /** The whole file; fetched when it is asked for, since most of who meet a picture want its size only. */
    @Basic(fetch = FetchType.LAZY)
    @Column(nullable = false, updatable = false)
    public byte[] bytes;

    /** Such as image/jpeg. */
    @Column(name = "media_type", length = 40, nullable = false, updatable = false)
    public String mediaType;

    /** Pixels across. */
    @Column(nullable = false, updatable = false)
    public int width;

    /** Pixels down. */
    @Column(nullable = false, updatable = false)
    public int height;

    /** When these bytes were first stored. */
    @Column(name = "stored_at", nullable = false, updatable = false)
    public Instant storedAt;

    /** Null until they were first asked for. */
    @Embedded
    public @Nullable PictureStatistics statistics;

    /** Null until it was first asked for. */
    public @Nullable Long look;

    /** What it looks like, see {@link PerceptualHash}: computed once, and kept where there is a transaction. */
    public long looks() {
        if (look == null) {
            look = PerceptualHash.of(image());
        }
        return look;
    }

    /** The aspect that it has, or is cropped to. */
    public Aspect aspect() {
        return Aspect.nearest(width, height);
    }

    /** Numbers about its pixels: measured once, which takes some hundredths of a second, and kept where there is a transaction. */
    public PictureStatistics measured() {
        if (statistics == null) {
            statistics = PictureStatistics.of(image());
        }
        return statistics;
    }

    /** Measures those that never were, on all processors. Their bytes are read before: one thread alone may ask the database. */
    public static void measure(List<Picture> pictures) {
        List<Picture> unmeasured =
                pictures.stream().filter(picture -> picture.statistics == null).toList();
        unmeasured.forEach(Picture::isWhole);
        unmeasured.parallelStream().forEach(Picture::measured);
    }

    /**
     * Its pixels.
     *
     * @throws UnreadablePictureException if its bytes are no longer those that were stored; says which picture it is
     */
    public BufferedImage image() {
        if (!isWhole()) {
            throw new UnreadablePictureException(
                    "The stored picture %.8s is damaged in the database: bring its file again, which puts its bytes back"
                            .formatted(sha256));
        }
        return PictureReader.read(bytes);
    }

    /** Encodes and stores a normalised picture as {@link ImageNormalizer#encode} does, so as all stimuli are. */
    public static Picture store(BufferedImage normalized, Instant now) {
        byte[] bytes = ImageNormalizer.encode(normalized);
        Picture picture = store(bytes, "image/jpeg", normalized.getWidth(), normalized.getHeight(), now);
        picture.look = PerceptualHash.of(normalized);
        return picture;
    }

    /** Stores a picture without loss, so as all are kept from which stimuli are made. */
    public static Picture storeMaster(BufferedImage picture, Instant now) {
        return store(ImageNormalizer.encodePng(picture), "image/png", picture.getWidth(), picture.getHeight(), now);
    }

    /** Whether its bytes are still those that were stored. */
    public boolean isWhole() {
        return sha256.equals(DigestUtils.sha256Hex(bytes));
    }

    /**
     * The row of these bytes: a new one, or the one that has them already; one whose bytes were damaged has them again. Needs a transaction.
     */
    public static Picture store(byte[] bytes, String mediaType, int width, int height, Instant now) {
        String sha256 = DigestUtils.sha256Hex(bytes);
        // Not find-then-persist: of two uploads of one file at the same time, one would fail.
        getEntityManager()
                .createNativeQuery("insert into picture (sha256, bytes, media_type, width, height, stored_at)"
                        + " values (:sha256, :bytes, :mediaType, :width, :height, :now) on conflict do nothing")
                .setParameter("sha256", sha256)
                .setParameter("bytes", bytes)
                .setParameter("mediaType", mediaType)
                .setParameter("width", width)
                .setParameter("height", height)
                .setParameter("now", now)
                .executeUpdate();
        Picture stored = findById(sha256);
        getEntityManager()
                .createNativeQuery("update picture set bytes = :bytes where sha256 = :sha256 and bytes <> :bytes")
                .setParameter("sha256", sha256)
                .setParameter("bytes", bytes)
                .executeUpdate();
        return stored;
    }
}

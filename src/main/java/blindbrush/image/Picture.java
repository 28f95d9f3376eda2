package blindbrush.image;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import java.awt.image.BufferedImage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

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
    public PictureStatistics statistics;

    /** Numbers about its pixels: measured once, which takes some hundredths of a second, and kept where there is a transaction. */
    public PictureStatistics measured() {
        if (statistics == null) {
            statistics = PictureStatistics.of(PictureReader.read(bytes));
        }
        return statistics;
    }

    /** Encodes and stores a normalised picture as {@link ImageNormalizer#encode} does, so as all stimuli are. */
    public static Picture store(BufferedImage normalized, Instant now) {
        byte[] bytes = ImageNormalizer.encode(normalized);
        return store(bytes, "image/jpeg", normalized.getWidth(), normalized.getHeight(), now);
    }

    /** Stores a picture without loss, so as all are kept from which stimuli are made. */
    public static Picture storeMaster(BufferedImage picture, Instant now) {
        return store(ImageNormalizer.encodePng(picture), "image/png", picture.getWidth(), picture.getHeight(), now);
    }

    /** The row of these bytes: a new one, or the one that has them already, unchanged. Needs a transaction. */
    public static Picture store(byte[] bytes, String mediaType, int width, int height, Instant now) {
        String sha256 = sha256(bytes);
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
        return findById(sha256);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}

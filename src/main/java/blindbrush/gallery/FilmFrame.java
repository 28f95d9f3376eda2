package blindbrush.gallery;

import blindbrush.image.ImageNormalizer;
import blindbrush.image.PictureReader;
import blindbrush.image.UnreadablePictureException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** A small picture of how far a style transfer was; some of them, side by side, are its film strip. */
@Entity
public class FilmFrame extends PanacheEntityBase {

    private static final int FRAMES = 4;
    private static final int LONG_EDGE = 160;
    private static final int GAP = 6;

    /** The key: the job, and the number of the frame, from 0. */
    @Embeddable
    public record FrameKey(UUID jobId, int number) implements Serializable {}

    @EmbeddedId
    public FrameKey key;

    public byte[] bytes;

    /** Keeps a picture if it is the first in its part of the run. */
    static void keep(StyleTransferJob job, byte[] preview) {
        var key = new FrameKey(job.id, (int) Math.min(FRAMES - 1, Math.floor(FRAMES * job.fractionDone())));
        if (FilmFrame.findById(key) == null) {
            var frame = new FilmFrame();
            frame.key = key;
            frame.bytes = ImageNormalizer.encode(ImageNormalizer.thumbnail(PictureReader.read(preview), LONG_EDGE));
            frame.persist();
        }
    }

    /** Ids of those of these stimuli that have a film strip. One query. */
    public static Set<UUID> among(List<Stimulus> stimuli) {
        return Set.copyOf(getEntityManager()
                .createQuery("""
                        select s.id from Stimulus s where s in ?1
                        and exists (from FilmFrame frame where frame.key.jobId = s.job.id)""", UUID.class)
                .setParameter(1, stimuli)
                .getResultList());
    }

    /** A stimulus's frames from left to right, the finished picture last, as one JPEG, without damaged ones; empty where none were kept. */
    public static Optional<byte[]> strip(Stimulus stimulus) {
        if (stimulus.job == null) {
            return Optional.empty();
        }
        List<FilmFrame> frames = list("key.jobId = ?1 order by key.number", stimulus.job.id);
        if (frames.isEmpty()) {
            return Optional.empty();
        }
        List<BufferedImage> pictures = new ArrayList<>();
        frames.forEach(frame -> whole(() -> PictureReader.read(frame.bytes)).ifPresent(pictures::add));
        whole(() -> ImageNormalizer.thumbnail(stimulus.picture.image(), LONG_EDGE))
                .ifPresent(pictures::add);
        return pictures.isEmpty() ? Optional.empty() : Optional.of(ImageNormalizer.encode(sideBySide(pictures)));
    }

    private static Optional<BufferedImage> whole(Supplier<BufferedImage> picture) {
        try {
            return Optional.of(picture.get());
        } catch (UnreadablePictureException damaged) {
            return Optional.empty();
        }
    }

    private static BufferedImage sideBySide(List<BufferedImage> pictures) {
        int width =
                pictures.stream().mapToInt(picture -> picture.getWidth() + GAP).sum() - GAP;
        int height = pictures.stream().mapToInt(BufferedImage::getHeight).max().orElseThrow();
        var strip = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = strip.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        int x = 0;
        for (BufferedImage picture : pictures) {
            graphics.drawImage(picture, x, 0, null);
            x += picture.getWidth() + GAP;
        }
        graphics.dispose();
        return strip;
    }
}

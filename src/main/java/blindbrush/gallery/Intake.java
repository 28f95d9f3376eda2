package blindbrush.gallery;

import blindbrush.image.ImageNormalizer;
import blindbrush.image.Picture;
import blindbrush.image.PictureLimits;
import blindbrush.image.PictureReader;
import blindbrush.image.UnreadablePictureException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** What a curator uploads comes in here: decoded, turned upright, converted to sRGB, re-encoded; the bytes that came are not kept. */
public final class Intake {

    /** Larger than any picture made from it, small enough for a database. */
    private static final int KEPT_LONG_EDGE = 2048;

    private static final int THUMBNAIL_LONG_EDGE = 480;

    private Intake() {}

    /** What became of one uploaded file. */
    public sealed interface Outcome {
        /** The name the file came with. */
        String fileName();
    }

    /** The artwork is on the desk; {@code known} if the same picture was there before. */
    public record Accepted(String fileName, Artwork artwork, boolean known) implements Outcome {}

    /** The file was refused, for the given reason; nothing of it was stored. */
    public record Refused(String fileName, String reason) implements Outcome {}

    /**
     * Takes in one file, in a transaction of its own so that a bad one leaves the others of its batch accepted.
     *
     * @param fileName as the browser gave it; becomes the title until a curator writes a better one
     */
    public static Outcome take(ArtworkKind kind, String fileName, Path file, Instant now) {
        try {
            BufferedImage image = PictureReader.read(bytes(file));
            ImageNormalizer.normalize(image, Stimulus.LONG_EDGE); // too small a picture could never be shown
            return QuarkusTransaction.requiringNew().call(() -> add(kind, fileName, image, now));
        } catch (UnreadablePictureException unreadable) {
            return new Refused(fileName, unreadable.getMessage());
        }
    }

    /** The file's bytes, of one too large only so many that the reader will say so. */
    private static byte[] bytes(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return stream.readNBytes((int) PictureLimits.DEFAULT.maxBytes() + 1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Outcome add(ArtworkKind kind, String fileName, BufferedImage image, Instant now) {
        Picture picture = Picture.store(ImageNormalizer.thumbnail(image, KEPT_LONG_EDGE), now);
        var known = Artwork.findByPicture(kind, picture.sha256);
        var artwork = known.orElseGet(() -> Artwork.add(kind, titleFrom(fileName), "", "", now));
        artwork.picture = picture;
        artwork.thumbnail = Picture.store(ImageNormalizer.thumbnail(image, THUMBNAIL_LONG_EDGE), now);
        return new Accepted(fileName, artwork, known.isPresent());
    }

    static String titleFrom(String fileName) {
        String name = fileName.replaceFirst("^.*[/\\\\]", "").replaceFirst("\\.[A-Za-z]{3,4}$", "");
        String words = name.replaceAll("[\\p{Cntrl}\\p{Cf}_-]+", " ").strip();
        return words.isEmpty() ? "Untitled" : words.substring(0, Math.min(words.length(), 200));
    }
}

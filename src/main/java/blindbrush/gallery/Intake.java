package blindbrush.gallery;

import blindbrush.image.Aspect;
import blindbrush.image.Deadline;
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
import java.text.BreakIterator;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** What a curator uploads comes in here: decoded, turned upright, converted to sRGB, kept as a lossless master; the bytes that came are not kept. */
public final class Intake {

    /**
     * The most pixels that a master has. With so many, no crop is longer than three times the length at which it is shown, and no machine
     * picture is longer either. A crop has no more pixels than its picture: at 4:3 it is at most 1536 long, as a square 1330, and less if
     * cropped from another shape. A PNG of some 3 MB.
     */
    static final long KEPT_PIXELS = 1536 * 1152;

    private static final int THUMBNAIL_LONG_EDGE = 480;
    private static final int LONGEST_TITLE = 200;
    /** Invisible characters and halves of characters too, but not those that join others to one. */
    private static final String BETWEEN_WORDS = "(?:[\\p{Cntrl}\\p{Cs}_-]|[\\p{Cf}&&[^\\u200c\\u200d]])+";

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
     * @param abandoned whether nobody waits for the answer any more, so that further work is in vain
     */
    public static Outcome take(ArtworkKind kind, String fileName, Path file, Instant now, BooleanSupplier abandoned) {
        try {
            BufferedImage master = PictureReader.readWithin(bytes(file), KEPT_PIXELS, Deadline.usualUnless(abandoned));
            ImageNormalizer.requireLargeEnough(
                    master,
                    ImageNormalizer.leastMaster(Stimulus.LONG_EDGE),
                    Aspect.nearest(master.getWidth(), master.getHeight()));
            return QuarkusTransaction.requiringNew().call(() -> add(kind, fileName, master, now));
        } catch (UnreadablePictureException unreadable) {
            return new Refused(fileName, unreadable.getMessage());
        }
    }

    /** The file's bytes; of one too large none is read. */
    private static byte[] bytes(Path file) {
        try {
            PictureLimits.DEFAULT.checkBytes(Files.size(file));
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Outcome add(ArtworkKind kind, String fileName, BufferedImage master, Instant now) {
        Picture picture = Picture.storeMaster(master, now);
        var known = Artwork.findByPicture(kind, picture.sha256);
        var artwork = known.orElseGet(() -> Artwork.add(kind, titleFrom(fileName), "", "", now));
        artwork.picture = picture;
        artwork.thumbnail = Picture.store(ImageNormalizer.thumbnail(master, THUMBNAIL_LONG_EDGE), now);
        return new Accepted(fileName, artwork, known.isPresent());
    }

    /** The name without folder and ending, as a person would write it; browsers send a quotation mark as %22. */
    static String titleFrom(String fileName) {
        String whole = Normalizer.normalize(fileName.replace("%22", "\""), Normalizer.Form.NFC);
        String name = whole.replaceFirst("^.*[/\\\\]", "").replaceFirst("\\.[A-Za-z]{3,4}$", "");
        String words = name.replaceAll(BETWEEN_WORDS, " ").strip();
        return words.isEmpty() ? "Untitled" : beginning(words);
    }

    /** At most so much of it as a title may have, and no half of a character. */
    private static String beginning(String words) {
        if (words.length() <= LONGEST_TITLE) {
            return words;
        }
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(words);
        return words.substring(0, characters.preceding(LONGEST_TITLE + 1)).strip();
    }
}

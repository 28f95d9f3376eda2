package blindbrush.image;

import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** Reads pictures from untrusted bytes: what a person sees in a browser, or a line that says why not. */
public final class PictureReader {

    private PictureReader() {}

    /** As {@link #read(byte[], PictureLimits)} within {@link PictureLimits#DEFAULT}. */
    public static BufferedImage read(byte[] bytes) {
        return read(bytes, PictureLimits.DEFAULT);
    }

    /**
     * Decodes a JPEG, PNG or WebP, judged by its content, to opaque sRGB ({@link BufferedImage#TYPE_INT_RGB}): upright
     * by its EXIF orientation, its colours converted from its ICC profile, transparency laid on white.
     *
     * @throws UnreadablePictureException if the file or its picture is too large, also for the memory that there is, of another type,
     *     animated, cut short or damaged, or if decoding takes more than a minute
     */
    public static BufferedImage read(byte[] bytes, PictureLimits limits) {
        return read(bytes, limits, Long.MAX_VALUE, Deadline.usual());
    }

    /**
     * As {@link #read(byte[])}, and smaller where the picture has more pixels than wanted, in its own proportions: a large one then needs
     * far less memory.
     *
     * @param mostPixels largest width × height of what is given
     * @throws UnreadablePictureException also at the deadline
     */
    public static BufferedImage readWithin(byte[] bytes, long mostPixels, Deadline deadline) {
        return ImageNormalizer.within(read(bytes, PictureLimits.DEFAULT, mostPixels, deadline), mostPixels);
    }

    private static BufferedImage read(byte[] bytes, PictureLimits limits, long wantedPixels, Deadline deadline) {
        limits.checkBytes(bytes.length);
        try {
            PictureFormat format = PictureFormat.of(bytes);
            EmbeddedMetadata metadata = EmbeddedMetadata.of(format, bytes);
            BufferedImage picture = decode(format, bytes, metadata.profile(), limits, wantedPixels, deadline);
            return metadata.orientation() == Exif.UPRIGHT ? picture : Upright.opaque(picture, metadata.orientation());
        } catch (OutOfMemoryError full) {
            // what a picture asked for and did not get is far more than what the rest of the program needs: that one
            // goes on
            throw UnreadablePictureException.noMemory();
        }
    }

    private static BufferedImage decode(
            PictureFormat format,
            byte[] bytes,
            Optional<ICC_Profile> profile,
            PictureLimits limits,
            long wantedPixels,
            Deadline deadline) {
        ImageReader reader = format.open(bytes, deadline);
        try {
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            limits.checkSize(width, height);
            long pixels = (long) width * height;
            int side = Reduction.side(pixels, wantedPixels);
            long needed = pixels * format.bytesPerPixel(bytes) + 8 * pixels / side / side;
            return DecodingRoom.with(
                    needed, deadline, () -> Reduction.of(decoded(format, reader), profile, side, deadline));
        } catch (UnreadablePictureException e) {
            throw e;
        } catch (EOFException e) {
            throw UnreadablePictureException.truncated();
        } catch (IOException | RuntimeException e) {
            deadline.check(); // a decoder that was stopped may say so in words of its own
            // Decoders meet hostile bytes with whatever exception comes first.
            throw UnreadablePictureException.damaged(e);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage decoded(PictureFormat format, ImageReader reader) throws IOException {
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        ImageReadParam parameters = reader.getDefaultReadParam();
        if (format == PictureFormat.PNG) {
            EightBits.ask(reader, parameters);
        }
        BufferedImage decoded = reader.read(0, parameters);
        refuseDamage(warnings);
        return decoded;
    }

    /** The JPEG decoder only warns of missing or broken data, and fills the rest of the picture with grey. */
    private static void refuseDamage(List<String> warnings) {
        for (String warning : warnings) {
            if (warning.startsWith("Truncated File")) {
                throw UnreadablePictureException.truncated();
            }
            if (warning.startsWith("Corrupt JPEG data")) {
                throw UnreadablePictureException.damaged(new IOException(warning));
            }
        }
    }
}

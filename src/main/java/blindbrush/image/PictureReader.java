package blindbrush.image;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
     * @throws UnreadablePictureException if the file or its picture is too large, of another type, animated, cut short
     *     or damaged
     */
    public static BufferedImage read(byte[] bytes, PictureLimits limits) {
        limits.checkBytes(bytes.length);
        PictureFormat format = PictureFormat.of(bytes);
        EmbeddedMetadata metadata = EmbeddedMetadata.of(format, bytes);
        BufferedImage decoded = decode(format, bytes, limits);
        return Upright.opaque(Srgb.of(decoded, metadata.profile()), metadata.orientation());
    }

    /** The media type of a file that {@link #read} accepts: image/jpeg, image/png or image/webp, judged by content. */
    public static String mediaType(byte[] bytes) {
        return PictureFormat.of(bytes).mediaType();
    }

    private static BufferedImage decode(PictureFormat format, byte[] bytes, PictureLimits limits) {
        List<String> warnings = new ArrayList<>();
        ImageReader reader = format.open(bytes);
        try {
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            limits.checkSize(reader.getWidth(0), reader.getHeight(0));
            BufferedImage decoded = reader.read(0);
            refuseDamage(warnings);
            return decoded;
        } catch (UnreadablePictureException e) {
            throw e;
        } catch (EOFException e) {
            throw UnreadablePictureException.truncated();
        } catch (IOException | RuntimeException e) {
            // Decoders meet hostile bytes with whatever exception comes first.
            throw UnreadablePictureException.damaged(e);
        } finally {
            reader.dispose();
        }
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

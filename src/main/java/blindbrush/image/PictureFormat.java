package blindbrush.image;

import com.drew.imaging.FileType;
import com.drew.imaging.FileTypeDetector;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/** The formats that are accepted, each with its decoder; providers are named, never found by scanning (see {@link PlatformCodec}). */
enum PictureFormat {
    JPEG,
    PNG,
    WEBP;

    private static final int BYTES_OF_MARKUP = 1000;

    /**
     * The format that the first bytes show.
     *
     * @throws UnreadablePictureException if it is none of these; names the type where it is known
     */
    static PictureFormat of(byte[] bytes) {
        FileType type = detect(bytes);
        return switch (type) {
            case Jpeg -> JPEG;
            case Png -> PNG;
            case WebP -> WEBP;
            case Unknown -> throw UnreadablePictureException.wrongType(describeUnknown(bytes));
            default ->
                throw UnreadablePictureException.wrongType(
                        "a file of type %s (%s)".formatted(type.getName(), type.getLongName()));
        };
    }

    /** A new decoder of these bytes, which gives up at the deadline; the caller disposes of it. */
    ImageReader open(byte[] bytes, Deadline deadline) {
        try {
            ImageReader reader = provider().createReaderInstance();
            reader.setInput(new PictureInput(bytes, this == WEBP, deadline), true, true);
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How much memory a decoder takes at most for each pixel of these bytes' picture, in bytes. */
    int bytesPerPixel(byte[] bytes) {
        return switch (this) {
            case PNG -> 4;
            case JPEG -> JpegScans.areSeveral(bytes) ? 12 : 4; // of several scans it keeps all coefficients
            case WEBP -> WebpHeader.isLossless(bytes) ? 12 : 80; // by far the most: it keeps its macroblocks as objects
        };
    }

    private static FileType detect(byte[] bytes) {
        try {
            return FileTypeDetector.detectFileType(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String describeUnknown(byte[] bytes) {
        if (bytes.length == 0) {
            return "an empty file";
        }
        String start = new String(bytes, 0, Math.min(bytes.length, BYTES_OF_MARKUP), StandardCharsets.UTF_8)
                .toLowerCase(Locale.ROOT);
        return start.contains("<svg") ? "a file of type SVG (Scalable Vector Graphics)" : "not a picture";
    }

    private ImageReaderSpi provider() {
        return switch (this) {
            case JPEG -> jpegProvider();
            case PNG -> PlatformCodec.of(ImageReaderSpi.class, "png");
            case WEBP -> new WebPImageReaderSpi();
        };
    }

    private static ImageReaderSpi jpegProvider() {
        JPEGImageReaderSpi provider = new JPEGImageReaderSpi();
        // It finds the JDK's decoder, to which it delegates, only when told of a registry; it need not be in it.
        provider.onRegistration(IIORegistry.getDefaultInstance(), ImageReaderSpi.class);
        return provider;
    }
}

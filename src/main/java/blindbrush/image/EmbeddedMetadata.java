package blindbrush.image;

import java.awt.color.ICC_Profile;
import java.util.Optional;

/**
 * What a file says about how its pixels are to be shown, as far as the decoders leave it to us. The rest of a file's
 * metadata is never parsed: it is untrusted, unneeded, and may unpack to gigabytes.
 *
 * @param orientation EXIF orientation, 1 to 8; 1 is upright
 * @param profile the ICC profile of a PNG; the decoders of JPEG and WebP apply theirs themselves
 */
record EmbeddedMetadata(int orientation, Optional<ICC_Profile> profile) {

    /** @throws UnreadablePictureException if the file is seen to be cut short, damaged or animated */
    static EmbeddedMetadata of(PictureFormat format, byte[] bytes) {
        return switch (format) {
            case JPEG -> ofJpeg(bytes);
            case PNG -> ofPng(PngChunks.of(bytes));
            case WEBP -> ofWebp(bytes);
        };
    }

    private static EmbeddedMetadata ofJpeg(byte[] bytes) {
        JpegScans.check(bytes);
        return new EmbeddedMetadata(Exif.ofJpeg(bytes).orientation(), Optional.empty());
    }

    private static EmbeddedMetadata ofPng(PngChunks chunks) {
        int orientation = chunks.exif().map(Exif::of).map(Exif::orientation).orElse(Exif.UPRIGHT);
        return new EmbeddedMetadata(orientation, chunks.profile());
    }

    private static EmbeddedMetadata ofWebp(byte[] bytes) {
        WebpHeader.check(bytes);
        return new EmbeddedMetadata(Exif.ofWebp(bytes).orientation(), Optional.empty());
    }
}

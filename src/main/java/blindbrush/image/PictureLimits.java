package blindbrush.image;

import java.util.Locale;

/**
 * How large a file and its picture may be; the pixels are counted from the header, before anything is decoded.
 *
 * @param maxBytes largest file, in bytes
 * @param maxPixels largest width × height
 * @param maxSide largest width and largest height, in pixels
 */
public record PictureLimits(long maxBytes, long maxPixels, int maxSide) {

    /** 30 MB, 60 megapixels and 12,000 pixels a side: a museum's or a camera's full size. */
    public static final PictureLimits DEFAULT = new PictureLimits(30_000_000, 60_000_000, 12_000);

    /**
     * Refuses a file of so many bytes that is too large.
     *
     * @throws UnreadablePictureException if it is; says its size
     */
    public void checkBytes(long bytes) {
        if (bytes > maxBytes) {
            throw new UnreadablePictureException(String.format(
                    Locale.ROOT,
                    "The file has %.1f MB and at most %.1f MB are accepted: save the picture smaller",
                    Math.ceil(bytes / 1e5) / 10, // a byte too many must not read as none
                    maxBytes / 1e6));
        }
    }

    /** @throws UnreadablePictureException if a picture of this size, in pixels, is too large */
    void checkSize(int width, int height) {
        if (width > maxSide || height > maxSide || (long) width * height > maxPixels) {
            throw new UnreadablePictureException(String.format(
                    Locale.ROOT,
                    "The picture has %d × %d pixels; at most %d a side and %.1f million in all are accepted: scale it down",
                    width,
                    height,
                    maxSide,
                    maxPixels / 1e6));
        }
    }
}

package blindbrush.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The start of a WebP file: {@code RIFF}, length, {@code WEBP}, the first chunk; bytes counted as in its specification. */
final class WebpHeader {

    private static final int RIFF_LENGTH = 4;
    private static final int FIRST_CHUNK = 12;
    private static final int FLAGS = 20;
    private static final int ANIMATION = 0x02;

    private WebpHeader() {}

    /** @throws UnreadablePictureException if the file is shorter than it says it is, or animated */
    static void check(byte[] webp) {
        ByteBuffer header = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
        if (webp.length <= FLAGS || webp.length < 8 + Integer.toUnsignedLong(header.getInt(RIFF_LENGTH))) {
            throw UnreadablePictureException.truncated();
        }
        String firstChunk = new String(webp, FIRST_CHUNK, 4, StandardCharsets.US_ASCII);
        if (firstChunk.equals("VP8X") && (webp[FLAGS] & ANIMATION) != 0) {
            throw UnreadablePictureException.animated();
        }
    }

    /** Whether its pixels are coded without loss, which needs far less memory to decode. */
    static boolean isLossless(byte[] webp) {
        return new String(webp, FIRST_CHUNK, 4, StandardCharsets.US_ASCII).equals("VP8L");
    }
}

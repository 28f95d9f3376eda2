package blindbrush.image;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * The bytes of a WebP, then a few zeros that its decoder may look at ahead, then an error. At a plain end of file the
 * decoder would go on with invented bits, for seconds, and give out what it made of them.
 */
final class WebpInput extends ImageInputStreamImpl {

    private static final int BYTES_AHEAD = 8;

    private final byte[] bytes;

    WebpInput(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
        if (streamPos >= bytes.length + BYTES_AHEAD) {
            // Not an EOFException: that one the decoder swallows.
            throw new IOException("WebP data ends too early");
        }
        bitOffset = 0;
        int value = streamPos < bytes.length ? bytes[(int) streamPos] & 0xff : 0;
        streamPos++;
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            target[offset + i] = (byte) read();
        }
        return length;
    }
}

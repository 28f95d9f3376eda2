package blindbrush.image;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * The bytes of a file for its decoder, as long as its deadline allows: every decoder asks for bytes while it works, so this is where
 * one that computes for too long is stopped.
 *
 * <p>For a WebP's decoder a few zeros follow, then an error. At a plain end of file it would go on with invented bits, for seconds, and
 * give out what it made of them.
 */
final class PictureInput extends ImageInputStreamImpl {

    private static final int BYTES_AHEAD = 8;
    private static final int BYTES_BETWEEN_CHECKS = 4096;

    private final byte[] bytes;
    private final boolean endIsError;
    private final Deadline deadline;
    private int unchecked = BYTES_BETWEEN_CHECKS;

    PictureInput(byte[] bytes, boolean endIsError, Deadline deadline) {
        this.bytes = bytes;
        this.endIsError = endIsError;
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        checkAfter(1);
        bitOffset = 0;
        if (streamPos < bytes.length) {
            return bytes[(int) streamPos++] & 0xff;
        }
        if (!endIsError) {
            return -1;
        }
        if (streamPos++ >= bytes.length + BYTES_AHEAD) {
            // Not an EOFException: that one the decoder swallows.
            throw new IOException("WebP data ends too early");
        }
        return 0;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int there = (int) Math.min(length, Math.max(0, bytes.length - streamPos));
        if (there == 0) {
            return readBeyond(target, offset, length);
        }
        checkAfter(there);
        bitOffset = 0;
        System.arraycopy(bytes, (int) streamPos, target, offset, there);
        streamPos += there;
        return there;
    }

    @Override
    public long length() {
        return endIsError ? -1 : bytes.length;
    }

    private int readBeyond(byte[] target, int offset, int length) throws IOException {
        if (!endIsError) {
            return length == 0 ? 0 : -1;
        }
        for (int i = 0; i < length; i++) {
            target[offset + i] = (byte) read();
        }
        return length;
    }

    private void checkAfter(int read) {
        unchecked += read;
        if (unchecked >= BYTES_BETWEEN_CHECKS) {
            unchecked = 0;
            deadline.check();
        }
    }
}

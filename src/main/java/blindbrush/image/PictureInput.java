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
        if (there == 0 && length > 0 && !endIsError) {
            return -1;
        }
        checkAfter(there);
        bitOffset = 0;
        System.arraycopy(bytes, (int) Math.min(streamPos, bytes.length), target, offset, there);
        streamPos += there;
        return endIsError ? filled(target, offset, there, length) : there;
    }

    @Override
    public long length() {
        return endIsError ? -1 : bytes.length;
    }

    /** With what follows the bytes. */
    private int filled(byte[] target, int offset, int there, int length) throws IOException {
        for (int i = there; i < length; i++) {
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

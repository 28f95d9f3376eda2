package blindbrush.weights.file;

import java.nio.ByteBuffer;

/**
 * Bytes that can be read from anywhere: a file here, or one on a server. What a weights file holds is found through
 * this, so that of a large file only the parts that matter are ever read.
 */
public interface ByteRanges extends AutoCloseable {

    /** How many bytes there are. */
    long size();

    /**
     * The bytes from a position on, little-endian, ready to be read.
     *
     * @throws UnusableWeightsException if there are not so many
     */
    default ByteBuffer read(long position, long length) {
        if (position < 0 || length < 0 || length > size() || position > size() - length) {
            throw new UnusableWeightsException("it is truncated at %d bytes".formatted(size()));
        }
        if (length > Integer.MAX_VALUE) {
            throw new UnusableWeightsException("one of its parts is larger than 2 GB");
        }
        return bytes(position, (int) length);
    }

    /** As {@link #read}, of a range that is known to lie inside. */
    ByteBuffer bytes(long position, int length);

    @Override
    void close();
}

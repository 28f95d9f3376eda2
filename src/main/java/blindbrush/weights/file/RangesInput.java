package blindbrush.weights.file;

import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads on from a position, in blocks, and knows how far it came. */
final class RangesInput extends InputStream {

    private static final int BLOCK = 1 << 16;

    private final ByteRanges ranges;
    private final long end;
    private long next;
    private ByteBuffer block = ByteBuffer.allocate(0);

    /** @param limit how many bytes may be read at most; what follows looks like the end */
    RangesInput(ByteRanges ranges, long start, long limit) {
        this.ranges = ranges;
        this.next = start;
        this.end = start + Math.min(limit, ranges.size() - start);
    }

    /** Where the next byte to be read lies. */
    long position() {
        return next - block.remaining();
    }

    @Override
    public int read() {
        return filled() ? Byte.toUnsignedInt(block.get()) : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!filled()) {
            return -1;
        }
        int count = Math.min(length, block.remaining());
        block.get(into, offset, count);
        return count;
    }

    private boolean filled() {
        if (!block.hasRemaining() && next < end) {
            block = ranges.read(next, Math.min(BLOCK, end - next));
            next += block.remaining();
        }
        return block.hasRemaining();
    }
}

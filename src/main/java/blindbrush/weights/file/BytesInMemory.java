package blindbrush.weights.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes that are all there. */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
public record BytesInMemory(byte[] all) implements ByteRanges {

    @Override
    public long size() {
        return all.length;
    }

    @Override
    public ByteBuffer bytes(long position, int length) {
        return ByteBuffer.wrap(all, (int) position, length).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() {
        // nothing is held open
    }
}

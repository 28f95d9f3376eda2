package blindbrush.weights.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A file's bytes. */
public final class FileBytes implements ByteRanges {

    private final FileChannel file;
    private final long size;

    /**
     * Opens a file to read ranges of it.
     *
     * @throws UnusableWeightsException if the file cannot be opened
     */
    public FileBytes(Path path) {
        try {
            file = FileChannel.open(path);
            size = file.size();
        } catch (IOException unreadable) {
            throw new UnusableWeightsException("it cannot be read", unreadable);
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public ByteBuffer bytes(long position, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        try {
            while (bytes.hasRemaining()) {
                if (file.read(bytes, position + bytes.position()) < 0) {
                    throw new UnusableWeightsException("it was cut short while it was read");
                }
            }
        } catch (IOException failure) {
            throw new UnusableWeightsException("it cannot be read", failure);
        }
        return bytes.flip();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

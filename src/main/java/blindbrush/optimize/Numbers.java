package blindbrush.optimize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Tensors as bytes in a checkpoint, bit for bit. */
public final class Numbers {

    private static final int PART = 1 << 16;

    private Numbers() {}

    /** Its bytes, with their count before them. */
    public static void write(NDArray array, DataOutputStream out) throws IOException {
        ByteBuffer bytes = array.toByteBuffer();
        out.writeInt(bytes.remaining());
        byte[] part = new byte[PART];
        while (bytes.hasRemaining()) {
            int length = Math.min(PART, bytes.remaining());
            bytes.get(part, 0, length);
            out.write(part, 0, length);
        }
    }

    /** Overwrites an array with one of its shape and type. */
    public static void readInto(NDArray array, DataInputStream in) throws IOException {
        try (NDArray read = read(in, array.getManager(), array.getShape(), array.getDataType())) {
            array.set(new NDIndex(":"), read);
        }
    }

    /** @throws IOException if what follows is not a tensor of that shape and type */
    static NDArray read(DataInputStream in, NDManager manager, Shape shape, DataType type) throws IOException {
        long expected = shape.size() * type.getNumOfBytes();
        int length = in.readInt();
        if (length != expected) {
            throw new IOException("a tensor of %d bytes where %d were expected".formatted(length, expected));
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("it is cut short");
        }
        ByteBuffer buffer = manager.allocateDirect(length);
        buffer.put(bytes).rewind();
        try (NDArray borrowed = manager.create(buffer, shape, type)) {
            return borrowed.duplicate(); // in the engine's own memory, aligned as it likes
        }
    }
}

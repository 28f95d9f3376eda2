package blindbrush.optimize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Tensors as bytes in a checkpoint, bit for bit. */
final class Numbers {

    private Numbers() {}

    static void write(NDArray array, DataOutputStream out) throws IOException {
        ByteBuffer bytes = array.toByteBuffer();
        out.writeInt(bytes.remaining());
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        out.write(copy);
    }

    /** Overwrites an array with one of its shape and type. */
    static void readInto(NDArray array, DataInputStream in) throws IOException {
        try (NDArray read = read(in, array.getManager(), array.getShape(), array.getDataType())) {
            read.copyTo(array);
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
        return manager.create(buffer, shape, type);
    }
}

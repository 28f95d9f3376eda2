package blindbrush.weights.file;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;

/** Named tensors, as networks are saved: a safetensors file or one of PyTorch's two containers. */
public interface StateDictionary {

    /** The format's own limit on the header of a safetensors file. */
    long LONGEST_HEADER = 100_000_000;

    /**
     * Tells the container by its first bytes.
     *
     * @throws UnusableWeightsException if it is none of them, or broken
     */
    static StateDictionary in(ByteRanges file) {
        ByteBuffer start = file.read(0, Math.min(file.size(), 9));
        if (start.remaining() < 9) {
            throw new UnusableWeightsException("it is truncated at %d bytes".formatted(file.size()));
        }
        long header = start.getLong(0);
        if (header >= 2 && header <= LONGEST_HEADER && start.get(8) == '{') {
            return new Safetensors(file, header);
        }
        if (start.getInt(0) == ZipEntries.LOCAL_HEADER) {
            return PyTorchZip.in(file);
        }
        if (start.get(0) == (byte) 0x80) { // how a pickle begins
            return PyTorchStream.in(file);
        }
        throw new UnusableWeightsException("it is neither a safetensors file nor a state dictionary of PyTorch");
    }

    /** What the file says about itself, by key; PyTorch's containers say nothing. */
    Map<String, String> metadata();

    boolean has(String tensor);

    /**
     * The numbers of a tensor of 32-bit floats, last axis fastest.
     *
     * @throws UnusableWeightsException if it is absent, of another type or shape, cut short, or not finite
     */
    float[] floats(String tensor, long... shape);

    /** Holds the shape that a file gives against the one that VGG-19 has. */
    static void requireShape(String tensor, long[] found, long[] expected) {
        if (!Arrays.equals(found, expected)) {
            throw new UnusableWeightsException("%s has shape %s where VGG-19 has %s"
                    .formatted(tensor, Arrays.toString(found), Arrays.toString(expected)));
        }
    }

    /** The numbers, if none of them is infinite or no number. */
    static float[] requireFinite(String tensor, float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new UnusableWeightsException(tensor + " holds numbers that are not finite");
            }
        }
        return values;
    }
}

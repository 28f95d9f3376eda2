package blindbrush.weights;

import ai.djl.util.JsonUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A safetensors file: eight bytes of header length, a JSON header, then the numbers, all little-endian. Every length
 * and offset is checked before it is used.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
final class Safetensors implements AutoCloseable {

    /** The format's own limit. */
    private static final long LONGEST_HEADER = 100_000_000;

    private final FileChannel file;
    private final long dataStart;
    private final Map<?, ?> header;

    /** @throws UnusableWeightsException if the file is not a whole safetensors file */
    Safetensors(Path path) {
        try {
            file = FileChannel.open(path);
        } catch (IOException unreadable) {
            throw new UnusableWeightsException("it cannot be read", unreadable);
        }
        try {
            long headerLength = read(0, 8).getLong();
            if (headerLength < 2 || headerLength > LONGEST_HEADER) {
                throw new UnusableWeightsException("it is not a safetensors file");
            }
            dataStart = 8 + headerLength;
            header = parse(read(8, headerLength));
        } catch (RuntimeException unusable) {
            close();
            throw unusable;
        }
    }

    /** A word about the file from {@code __metadata__}. */
    Optional<String> metadata(String key) {
        return header.get("__metadata__") instanceof Map<?, ?> words && words.get(key) instanceof String word
                ? Optional.of(word)
                : Optional.empty();
    }

    boolean has(String tensor) {
        return header.containsKey(tensor);
    }

    /**
     * The numbers of a tensor of 32-bit floats.
     *
     * @throws UnusableWeightsException if it is absent, of another type or shape, cut short, or not finite
     */
    float[] floats(String tensor, long... shape) {
        if (!(header.get(tensor) instanceof Map<?, ?> entry)) {
            throw new UnusableWeightsException("it has no tensor " + tensor);
        }
        if (!"F32".equals(entry.get("dtype"))) {
            throw new UnusableWeightsException("%s is of type %s, not F32".formatted(tensor, entry.get("dtype")));
        }
        long[] found = numbers(entry.get("shape"), tensor);
        if (!Arrays.equals(found, shape)) {
            throw new UnusableWeightsException("%s has shape %s where VGG-19 has %s"
                    .formatted(tensor, Arrays.toString(found), Arrays.toString(shape)));
        }
        return finite(bytes(tensor, entry, 4 * Arrays.stream(shape).reduce(1, Math::multiplyExact)), tensor);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private ByteBuffer bytes(String tensor, Map<?, ?> entry, long length) {
        long[] offsets = numbers(entry.get("data_offsets"), tensor);
        if (offsets.length != 2 || offsets[0] < 0 || offsets[1] - offsets[0] != length) {
            throw new UnusableWeightsException("the offsets of %s do not fit its shape".formatted(tensor));
        }
        return read(Math.addExact(dataStart, offsets[0]), length);
    }

    private ByteBuffer read(long position, long length) {
        try {
            if (position + length > file.size()) {
                throw new UnusableWeightsException("it is truncated at %d bytes".formatted(file.size()));
            }
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                file.read(bytes, position + bytes.position());
            }
            return bytes.flip();
        } catch (IOException failure) {
            throw new UnusableWeightsException("it cannot be read", failure);
        }
    }

    private static Map<?, ?> parse(ByteBuffer bytes) {
        String json = StandardCharsets.UTF_8.decode(bytes).toString();
        try {
            if (JsonUtils.GSON.fromJson(json, Object.class) instanceof Map<?, ?> parsed) {
                return parsed;
            }
        } catch (RuntimeException notJson) {
            throw new UnusableWeightsException("its header is not JSON: it is no safetensors file", notJson);
        }
        throw new UnusableWeightsException("its header is no JSON object: it is no safetensors file");
    }

    private static long[] numbers(Object json, String tensor) {
        if (json instanceof List<?> list && list.stream().allMatch(Number.class::isInstance)) {
            return list.stream()
                    .mapToLong(number -> ((Number) number).longValue())
                    .toArray();
        }
        throw new UnusableWeightsException("the header's entry for %s is malformed".formatted(tensor));
    }

    private static float[] finite(ByteBuffer bytes, String tensor) {
        float[] values = new float[bytes.remaining() / 4];
        bytes.asFloatBuffer().get(values);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new UnusableWeightsException(tensor + " holds numbers that are not finite");
            }
        }
        return values;
    }
}

package blindbrush.weights.file;

import blindbrush.disk.WholeFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes safetensors files of 32-bit floats, every tensor at a multiple of eight bytes. */
public final class SafetensorsWriter {

    /** A tensor under a name, its numbers last axis fastest. */
    @SuppressWarnings("ArrayRecordComponent") // on its way to a file, never compared
    public record NamedTensor(String name, List<Integer> shape, float[] values) {}

    private static final JsonMapper JSON = new JsonMapper();

    private SafetensorsWriter() {}

    /**
     * Writes a file of safetensors.
     *
     * @throws UncheckedIOException if the file cannot be written; what was there before is then untouched
     */
    public static void write(List<NamedTensor> tensors, Map<String, String> metadata, Path path) {
        try {
            WholeFile.write(path, out -> write(tensors, header(tensors, metadata), out));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] header(List<NamedTensor> tensors, Map<String, String> metadata)
            throws JsonProcessingException {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("__metadata__", new TreeMap<>(metadata));
        long offset = 0;
        for (NamedTensor tensor : tensors) {
            entries.put(tensor.name(), entry(tensor.shape(), offset, tensor.values()));
            offset += 4L * tensor.values().length;
        }
        String json = JSON.writeValueAsString(entries);
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return (json + " ".repeat((8 - length % 8) % 8)).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> entry(List<Integer> shape, long offset, float[] values) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("dtype", "F32");
        entry.put("shape", shape);
        entry.put("data_offsets", List.of(offset, offset + 4L * values.length));
        return entry;
    }

    private static void write(List<NamedTensor> tensors, byte[] header, OutputStream out) throws IOException {
        out.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .array());
        out.write(header);
        for (NamedTensor tensor : tensors) {
            out.write(bytes(tensor.values()));
        }
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }
}

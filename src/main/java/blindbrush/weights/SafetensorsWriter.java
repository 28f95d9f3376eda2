package blindbrush.weights;

import ai.djl.util.JsonUtils;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Writes safetensors files with torchvision's names, every tensor at a multiple of eight bytes. */
final class SafetensorsWriter {

    private SafetensorsWriter() {}

    /** @throws UncheckedIOException if the file cannot be written; what was there before is then untouched */
    static void write(List<Vgg19Weights.Layer> layers, Origin origin, Path path) {
        Path whole = path.toAbsolutePath();
        try {
            // Not by createTempFile, whose files only their owner may read.
            Path half = whole.resolveSibling("%s.%s.half".formatted(whole.getFileName(), UUID.randomUUID()));
            try {
                write(layers, header(layers, origin.metadata()), half);
                move(half, whole);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] header(List<Vgg19Weights.Layer> layers, Map<String, String> metadata) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("__metadata__", new TreeMap<>(metadata));
        long offset = 0;
        for (Vgg19Weights.Layer layer : layers) {
            Vgg19Layout.Convolution convolution = layer.convolution();
            List<Integer> shape = List.of(convolution.outputs(), convolution.inputs(), 3, 3);
            entries.put(convolution.kernel(), entry(shape, offset, layer.kernel()));
            offset += 4L * layer.kernel().length;
            entries.put(convolution.bias(), entry(List.of(convolution.outputs()), offset, layer.bias()));
            offset += 4L * layer.bias().length;
        }
        String json = JsonUtils.GSON.toJson(entries);
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

    private static void write(List<Vgg19Weights.Layer> layers, byte[] header, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            for (Vgg19Weights.Layer layer : layers) {
                out.write(bytes(layer.kernel()));
                out.write(bytes(layer.bias()));
            }
        }
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private static void move(Path half, Path whole) throws IOException {
        try {
            Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException otherwise) {
            Files.move(half, whole, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

package blindbrush.weights.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes safetensors files, good and bad. */
public final class SafetensorsFile {

    public static final int CONV1_1_BYTES = 4 * (64 * 3 * 9 + 64);

    /** A header that describes conv1_1 rightly. */
    public static final String CONV1_1 = """
            {"__metadata__": {"preprocessing": "caffe: BGR"},
             "features.0.weight": {"dtype": "F32", "shape": [64, 3, 3, 3], "data_offsets": [0, 6912]},
             "features.0.bias": {"dtype": "F32", "shape": [64], "data_offsets": [6912, 7168]}}""";

    private SafetensorsFile() {}

    public static Path write(Path file, String header, byte[] data) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json).put(data);
        try {
            return Files.write(file, bytes.array());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package blindbrush.weights;

import static java.util.Objects.requireNonNull;

import blindbrush.weights.file.ByteRanges;
import blindbrush.weights.file.BytesInMemory;
import blindbrush.weights.file.FileBytes;
import blindbrush.weights.file.SafetensorsWriter;
import blindbrush.weights.file.Sha256;
import blindbrush.weights.file.StateDictionary;
import blindbrush.weights.file.UnusableWeightsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The compact network's numbers.
 *
 * @param layout its shape
 * @param values all tensors, one behind the other
 * @param metadata what is known of it: teacher, pictures, steps, date, licence
 * @param sha256 of the file, in hex; empty of numbers that are in no file
 */
@SuppressWarnings("ArrayRecordComponent") // carried from the file to the device, never compared
public record CompactWeights(CompactLayout layout, float[] values, Map<String, String> metadata, String sha256) {

    private static final String SHIPPED = "compact.safetensors";
    private static final String WIDTHS = "widths";
    private static final String HEADS = "heads";

    public CompactWeights {
        if (values.length != layout.size()) {
            throw new IllegalArgumentException(
                    "%d numbers where the layout has %d".formatted(values.length, layout.size()));
        }
        metadata = Map.copyOf(metadata);
    }

    /**
     * Reads a file as {@link #write} leaves it.
     *
     * @throws UnusableWeightsException with one line that names the file and what is wrong with it
     */
    public static CompactWeights read(Path path) {
        try (ByteRanges file = new FileBytes(path)) {
            return in(file, Sha256.of(path));
        } catch (UnusableWeightsException unusable) {
            throw new UnusableWeightsException(
                    "the weights file %s is unusable: %s".formatted(path, unusable.getMessage()), unusable);
        }
    }

    /** The network that comes with the program. */
    public static CompactWeights shipped() {
        try (InputStream resource = CompactWeights.class.getResourceAsStream(SHIPPED)) {
            byte[] all = resource.readAllBytes();
            return in(new BytesInMemory(all), DigestUtils.sha256Hex(all));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether a file says that it holds a compact network; false also of one that cannot be read. */
    public static boolean isIn(Path path) {
        try (ByteRanges file = new FileBytes(path)) {
            return StateDictionary.in(file).metadata().containsKey(WIDTHS);
        } catch (UnusableWeightsException otherwise) {
            return false;
        }
    }

    /**
     * Writes a safetensors file.
     *
     * @throws java.io.UncheckedIOException if it cannot be written; what was there before is then untouched
     */
    public void write(Path path) {
        Map<String, String> said = new TreeMap<>(metadata);
        said.put(WIDTHS, words(layout.widths()));
        said.put(HEADS, words(layout.heads()));
        SafetensorsWriter.write(
                layout.tensors().stream()
                        .map(tensor -> new SafetensorsWriter.NamedTensor(tensor.name(), tensor.shape(), of(tensor)))
                        .toList(),
                said,
                path);
    }

    /** A tensor's own numbers, last axis fastest. */
    public float[] of(CompactLayout.Tensor tensor) {
        return Arrays.copyOfRange(values, tensor.offset(), tensor.offset() + tensor.size());
    }

    private static CompactWeights in(ByteRanges file, String sha256) {
        StateDictionary tensors = StateDictionary.in(file);
        CompactLayout layout = layout(tensors.metadata());
        float[] values = new float[layout.size()];
        for (CompactLayout.Tensor tensor : layout.tensors()) {
            long[] shape = tensor.shape().stream().mapToLong(Integer::longValue).toArray();
            float[] found = tensors.floats(tensor.name(), shape);
            System.arraycopy(found, 0, values, tensor.offset(), found.length);
        }
        return new CompactWeights(layout, values, tensors.metadata(), sha256);
    }

    private static CompactLayout layout(Map<String, String> metadata) {
        try {
            List<Integer> widths = numbers(requireNonNull(metadata.get(WIDTHS)));
            String heads = metadata.get(HEADS); // older files have none: theirs are as wide as what they read
            return heads == null ? CompactLayout.folded(widths) : new CompactLayout(widths, numbers(heads));
        } catch (RuntimeException malformed) {
            throw new UnusableWeightsException(
                    "its metadata do not give the widths and heads of a compact network", malformed);
        }
    }

    private static String words(List<Integer> numbers) {
        return String.join(",", numbers.stream().map(String::valueOf).toList());
    }

    private static List<Integer> numbers(String words) {
        return Arrays.stream(words.split(",")).map(Integer::valueOf).toList();
    }
}

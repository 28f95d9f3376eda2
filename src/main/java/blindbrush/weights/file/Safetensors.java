package blindbrush.weights.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A safetensors file: eight bytes of header length, a JSON header, then the numbers, all little-endian. Every length
 * and offset is checked before it is used.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
final class Safetensors implements StateDictionary {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** In bytes, so that no sum overflows. */
    private static final long FARTHEST = 1L << 48;

    private final ByteRanges file;
    private final long dataStart;
    private final Map<?, ?> header;

    /** @throws UnusableWeightsException if the file ends in its header, or that is not JSON */
    Safetensors(ByteRanges file, long headerLength) {
        this.file = file;
        this.dataStart = 8 + headerLength;
        this.header = parse(file.read(8, headerLength));
    }

    @Override
    public Map<String, String> metadata() {
        Map<String, String> words = new LinkedHashMap<>();
        if (header.get("__metadata__") instanceof Map<?, ?> found) {
            found.forEach((key, word) -> words.put(String.valueOf(key), String.valueOf(word)));
        }
        return words;
    }

    @Override
    public boolean has(String tensor) {
        return header.containsKey(tensor);
    }

    @Override
    public float[] floats(String tensor, long... shape) {
        if (!(header.get(tensor) instanceof Map<?, ?> entry)) {
            throw new UnusableWeightsException("it has no tensor " + tensor);
        }
        if (!"F32".equals(entry.get("dtype"))) {
            throw new UnusableWeightsException("%s is of type %s, not F32".formatted(tensor, entry.get("dtype")));
        }
        StateDictionary.requireShape(tensor, numbers(entry.get("shape"), tensor), shape);
        ByteBuffer bytes = bytes(tensor, entry, 4 * Arrays.stream(shape).reduce(1, Math::multiplyExact));
        float[] values = new float[bytes.remaining() / 4];
        bytes.asFloatBuffer().get(values);
        return StateDictionary.requireFinite(tensor, values);
    }

    private ByteBuffer bytes(String tensor, Map<?, ?> entry, long length) {
        long[] offsets = numbers(entry.get("data_offsets"), tensor);
        if (offsets.length != 2 || offsets[0] < 0 || offsets[0] > FARTHEST || offsets[1] - offsets[0] != length) {
            throw new UnusableWeightsException("the offsets of %s do not fit its shape".formatted(tensor));
        }
        return file.read(dataStart + offsets[0], length);
    }

    private static Map<?, ?> parse(ByteBuffer bytes) {
        String json = StandardCharsets.UTF_8.decode(bytes).toString();
        try {
            if (JSON.readValue(json, Object.class) instanceof Map<?, ?> parsed) {
                return parsed;
            }
        } catch (JsonProcessingException notJson) {
            throw new UnusableWeightsException("its header is not JSON: it is no safetensors file", notJson);
        }
        throw new UnusableWeightsException("its header is no JSON object: it is no safetensors file");
    }

    /** Others do not fit into a long. */
    private static boolean isWhole(Object json) {
        return json instanceof Integer || json instanceof Long;
    }

    private static long[] numbers(@Nullable Object json, String tensor) {
        if (json instanceof List<?> list && list.stream().allMatch(Safetensors::isWhole)) {
            return list.stream()
                    .mapToLong(number -> ((Number) number).longValue())
                    .toArray();
        }
        throw new UnusableWeightsException("the header's entry for %s is malformed".formatted(tensor));
    }
}

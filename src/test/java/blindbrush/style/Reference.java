package blindbrush.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import blindbrush.network.RgbPlanes;
import blindbrush.optimize.Scalar;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;

/** The numbers of the independent program {@code src/test/python/style_oracle.py}, computed in 64 bits. */
public final class Reference {

    private static final JsonNode NUMBERS = read();

    private Reference() {}

    /** What stands at a JSON pointer; fails where nothing does. */
    public static JsonNode at(String pointer) {
        JsonNode found = NUMBERS.at(pointer);
        assertThat(found.isMissingNode()).as(pointer).isFalse();
        return found;
    }

    /** One of the pictures by formula: generated, content, style or second_style. */
    public static RgbPlanes picture(String name) {
        JsonNode formula = at("/pictures/" + name);
        int height = formula.get("height").asInt();
        int width = formula.get("width").asInt();
        double seed = formula.get("seed").asDouble();
        float[] values = new float[3 * height * width];
        for (int i = 0; i < values.length; i++) {
            int channel = i / (height * width);
            int y = i / width % height;
            int x = i % width;
            values[i] = (float) (0.5 + 0.5 * Math.sin(0.37 * (channel + 1) * x + 0.23 * (channel + 2) * y + seed));
        }
        return new RgbPlanes(width, height, values);
    }

    /** Features by formula, [1, N, 1, M]. */
    public static NDArray features(NDManager manager, int channels, int positions, double seed) {
        double[] values = new double[channels * positions];
        for (int k = 0; k < values.length; k++) {
            int i = k / positions + 1;
            int j = k % positions;
            values[k] = 0.5 + Math.sin(0.9 * i + 0.37 * i * j + 0.013 * j * j + seed);
        }
        return manager.create(values, new Shape(1, channels, 1, positions));
    }

    /** All numbers of a small array. */
    static NDArray array(NDManager manager, JsonNode stored) {
        double[] values = doubles(stored.has("all") ? stored.get("all") : stored.get("values"));
        long[] shape = IntStream.range(0, stored.get("shape").size())
                .mapToLong(i -> stored.get("shape").get(i).asLong())
                .toArray();
        return manager.create(values, new Shape(shape));
    }

    public static double[] doubles(JsonNode list) {
        return IntStream.range(0, list.size())
                .mapToDouble(i -> list.get(i).asDouble())
                .toArray();
    }

    /** How far numbers in these many bits may be from those in 64, relative to what is typical of them. */
    public static double tolerance(DataType type) {
        return type == DataType.FLOAT64 ? 1e-9 : 2e-4;
    }

    public static void assertClose(double found, double expected, double tolerance, String what) {
        assertThat(found).as(what).isCloseTo(expected, within(tolerance * Math.max(Math.abs(expected), 1e-30)));
    }

    /** Compares length, a random projection and samples, each with what is typical of the array. */
    public static void assertSame(NDArray found, JsonNode stored, double tolerance, String what) {
        double[] values = Scalar.all(found);
        double length = stored.get("l2").asDouble();
        double typical = length / Math.sqrt(values.length);
        assertThat(Math.sqrt(IntStream.range(0, values.length)
                        .mapToDouble(i -> values[i] * values[i])
                        .sum()))
                .as(what + ": length")
                .isCloseTo(length, within(tolerance * length));
        double probe = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] * (SyntheticWeights.uniform(i) - 0.5))
                .sum();
        assertThat(probe).as(what + ": probe").isCloseTo(stored.get("probe").asDouble(), within(tolerance * length));
        assertSamples(values, stored, tolerance, typical, what);
    }

    private static void assertSamples(double[] values, JsonNode stored, double tolerance, double typical, String what) {
        double[] expected = doubles(stored.has("all") ? stored.get("all") : stored.get("values"));
        for (int i = 0; i < expected.length; i++) {
            int place = stored.has("all") ? i : stored.get("at").get(i).asInt();
            assertThat(values[place])
                    .as("%s: number %d", what, place)
                    .isCloseTo(expected[i], within(tolerance * Math.max(10 * typical, Math.abs(expected[i]))));
        }
    }

    private static JsonNode read() {
        try (InputStream in = Reference.class.getResourceAsStream("oracle.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package blindbrush.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import blindbrush.network.Padding;
import blindbrush.network.Pixels;
import blindbrush.network.Pooling;
import blindbrush.network.Vgg19;
import blindbrush.optimize.Evaluation;
import blindbrush.style.StyleObjective.Weighted;
import blindbrush.weights.Vgg19Weights;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Real weights against an independent program in 64 bits. Ours has 32: values agree to 1e-4, gradients' lengths to 1e-3
 * and their sampled numbers to 1e-3 of the largest of them.
 */
class OracleTest {

    private final NDManager manager = Tensors.manager();

    @AfterEach
    void close() {
        manager.close();
    }

    @TestFactory
    List<DynamicTest> activations_gram_matrices_losses_and_gradients_are_those_of_the_oracle() throws IOException {
        JsonNode oracle = new ObjectMapper()
                .readTree(SharedFolder.file("reference/style-oracle.json").toFile());
        Vgg19Weights weights = Vgg19Weights.read(SharedFolder.file("weights/vgg19-conv1_1-conv3_4.safetensors"));
        return StreamSupport.stream(oracle.get("cases").spliterator(), false)
                .map(example -> DynamicTest.dynamicTest(
                        "%s pooling, %s".formatted(example.get("pool").asText(), example.get("generated")),
                        () -> check(example, weights)))
                .toList();
    }

    private void check(JsonNode example, Vgg19Weights weights) {
        Pooling pooling = example.get("pool").asText().equals("avg") ? Pooling.AVERAGE : Pooling.MAX;
        Vgg19 network = new Vgg19(manager, weights, DataType.FLOAT32).with(pooling, Padding.ZERO, Pixels.AS_TRAINED);
        checkActivations(network, example);
        checkGramMatrices(network, example);
        checkTerms(network, example);
    }

    private void checkActivations(Vgg19 network, JsonNode example) {
        var features = network.features(picture(example.get("generated")), Set.copyOf(network.layers()));
        assertThat(features).hasSize(8);
        features.forEach((layer, found) -> assertSame(found, example.at("/activations_of_generated/" + layer), layer));
    }

    private void checkGramMatrices(Vgg19 network, JsonNode example) {
        network.features(picture(example.get("style")), Set.of("relu1_1", "relu2_1", "relu3_1"))
                .forEach((layer, found) -> assertSame(
                        GramMatrix.of(found), example.at("/gram_over_own_positions_of_style/" + layer), layer));
    }

    private void checkTerms(Vgg19 network, JsonNode example) {
        Weighted content = new Weighted(contentLoss(network, example), 1);
        List<Weighted> styles = List.of("relu1_1", "relu2_1", "relu3_1").stream()
                .map(layer -> new Weighted(styleLoss(network, example, layer), 1 / 4.0)) // the paper's E has ¼
                .toList();
        checkTerm(network, example, "content_mean_squared", List.of(content));
        for (Weighted style : styles) {
            String layer = style.term().layer().orElseThrow();
            checkTerm(network, example, "style_E_" + layer + "_each_gram_over_own_positions", List.of(style));
        }
        checkTerm(network, example, "style_sum_equal_weights", shares(styles, 1 / 3.0));
    }

    private void checkTerm(Vgg19 network, JsonNode example, String name, List<Weighted> terms) {
        JsonNode expected = example.at("/terms/" + name);
        NDArray point = picture(example.get("generated"));
        Evaluation found = new StyleObjective(network, terms).at(point);
        double value = expected.get("value").asDouble();
        assertThat(found.loss()).as(name).isCloseTo(value, within(1e-4 * value));
        assertSame(found.gradient(), expected.get("gradient"), name);
    }

    private ContentLoss contentLoss(Vgg19 network, JsonNode example) {
        String layer = example.get("content_layer").asText();
        return new ContentLoss(
                layer,
                network.features(picture(example.get("content")), Set.of(layer)).get(layer),
                1);
    }

    private StyleLoss styleLoss(Vgg19 network, JsonNode example, String layer) {
        NDArray features =
                network.features(picture(example.get("style")), Set.of(layer)).get(layer);
        return new StyleLoss(layer, GramMatrix.of(features), 1, false);
    }

    private static List<Weighted> shares(List<Weighted> terms, double share) {
        return terms.stream()
                .map(weighted -> new Weighted(weighted.term(), share * weighted.weight()))
                .toList();
    }

    private NDArray picture(JsonNode formula) {
        int height = formula.get("h").asInt();
        int width = formula.get("w").asInt();
        double seed = formula.get("seed").asDouble();
        float[] values = new float[3 * height * width];
        for (int i = 0; i < values.length; i++) {
            int channel = i / (height * width);
            int y = i / width % height;
            int x = i % width;
            values[i] = (float) (0.5 + 0.5 * Math.sin(0.37 * (channel + 1) * x + 0.23 * (channel + 2) * y + seed));
        }
        return manager.create(values, new Shape(1, 3, height, width));
    }

    private static void assertSame(NDArray found, JsonNode expected, String what) {
        float[] values = found.toFloatArray();
        double length = expected.get("l2").asDouble();
        double typical = length / Math.sqrt(values.length);
        assertThat(Tensors.norm(values)).as(what).isCloseTo(length, within(1e-3 * length));
        assertSamples(values, 0, expected.get("first"), typical, what);
        assertSamples(values, values.length - 3, expected.get("last"), typical, what);
        double mean = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
        assertThat(mean).as(what).isCloseTo(expected.get("mean").asDouble(), within(1e-4 * typical));
    }

    private static void assertSamples(float[] values, int from, JsonNode expected, double typical, String what) {
        for (int i = 0; i < 3; i++) {
            double number = expected.get(i).asDouble();
            assertThat((double) values[from + i])
                    .as(what)
                    .isCloseTo(number, within(1e-3 * Math.max(typical, Math.abs(number))));
        }
    }
}

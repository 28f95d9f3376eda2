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
import blindbrush.optimize.Scalar;
import blindbrush.style.loss.ContentScale;
import blindbrush.style.loss.GramMatrix;
import blindbrush.style.loss.LossTerm;
import blindbrush.style.loss.StyleScale;
import blindbrush.style.objective.StyleObjective;
import blindbrush.style.objective.StyleObjective.Weighted;
import blindbrush.weights.Vgg19Weights;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Real weights against an independent program in 64 bits: in 64 bits values, lengths and sampled numbers agree to 1e-9,
 * in 32 bits to 2e-4 of what is typical, and the samples' cosine with the oracle's is one to 1e-12 and 1e-6.
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
                .flatMap(example -> Stream.of(DataType.FLOAT64, DataType.FLOAT32)
                        .map(type -> DynamicTest.dynamicTest(
                                "%s pooling, %s, %s"
                                        .formatted(example.get("pool").asText(), example.get("generated"), type),
                                () -> new Case(example, weights, type).check())))
                .toList();
    }

    /** One of the oracle's cases in a number of bits. */
    private final class Case {

        private final JsonNode example;
        private final DataType type;
        private final Vgg19 network;

        Case(JsonNode example, Vgg19Weights weights, DataType type) {
            this.example = example;
            this.type = type;
            Pooling pooling = example.get("pool").asText().equals("avg") ? Pooling.AVERAGE : Pooling.MAX;
            this.network = new Vgg19(manager, weights, type).with(pooling, Padding.ZERO, Pixels.AS_TRAINED);
        }

        void check() {
            checkActivations();
            checkGramMatrices();
            checkTerms();
        }

        private void checkActivations() {
            var features = network.features(picture("generated"), Set.copyOf(network.layers()));
            assertThat(features).hasSize(8);
            features.forEach(
                    (layer, found) -> assertSame(found, example.at("/activations_of_generated/" + layer), layer));
        }

        private void checkGramMatrices() {
            network.features(picture("style"), Set.of("relu1_1", "relu2_1", "relu3_1"))
                    .forEach((layer, found) -> assertSame(
                            GramMatrix.of(found), example.at("/gram_over_own_positions_of_style/" + layer), layer));
        }

        private void checkTerms() {
            Weighted content = new Weighted(contentTerm(ContentScale.MEAN), 1);
            List<Weighted> styles = Stream.of("relu1_1", "relu2_1", "relu3_1")
                    .map(layer -> new Weighted(styleTerm(layer), 1))
                    .toList();
            checkTerm("content_mean_squared", List.of(content));
            checkTerm("content_half_sum_of_squares", List.of(new Weighted(contentTerm(ContentScale.HALF_SUM), 1)));
            for (Weighted style : styles) {
                String layer = style.term().layer().orElseThrow();
                checkTerm("style_E_" + layer + "_each_gram_over_own_positions", List.of(style));
            }
            checkTerm("style_sum_equal_weights", shares(styles, 1 / 3.0));
            List<Weighted> all = new ArrayList<>(shares(styles, 1000 / 3.0));
            all.add(content);
            checkTerm("total_alpha1_beta1000_content_mean_squared", all);
        }

        private void checkTerm(String name, List<Weighted> terms) {
            JsonNode expected = example.at("/terms/" + name);
            Evaluation found = new StyleObjective(network, terms).at(picture("generated"));
            double value = expected.get("value").asDouble();
            assertThat(found.loss()).as(name).isCloseTo(value, within(Reference.tolerance(type) * value));
            assertSame(found.gradient(), expected.get("gradient"), name);
        }

        private LossTerm contentTerm(ContentScale scale) {
            String layer = example.get("content_layer").asText();
            return scale.term(
                    layer, network.features(picture("content"), Set.of(layer)).get(layer));
        }

        private LossTerm styleTerm(String layer) {
            NDArray features = network.features(picture("style"), Set.of(layer)).get(layer);
            return StyleScale.QUARTER_MEAN.term(layer, GramMatrix.of(features));
        }

        private NDArray picture(String name) {
            JsonNode formula = example.get(name);
            int height = formula.get("h").asInt();
            int width = formula.get("w").asInt();
            double seed = formula.get("seed").asDouble();
            double[] values = new double[3 * height * width];
            for (int i = 0; i < values.length; i++) {
                int channel = i / (height * width);
                int y = i / width % height;
                int x = i % width;
                values[i] = 0.5 + 0.5 * Math.sin(0.37 * (channel + 1) * x + 0.23 * (channel + 2) * y + seed);
            }
            return manager.create(values, new Shape(1, 3, height, width)).toType(type, true);
        }

        private void assertSame(NDArray found, JsonNode expected, String what) {
            double[] values = Scalar.all(found);
            double tolerance = Reference.tolerance(type);
            double length = expected.get("l2").asDouble();
            double typical = length / Math.sqrt(values.length);
            assertThat(Math.sqrt(
                            Arrays.stream(values).map(value -> value * value).sum()))
                    .as(what)
                    .isCloseTo(length, within(tolerance * length));
            assertThat(Arrays.stream(values).average().orElseThrow())
                    .as(what)
                    .isCloseTo(expected.get("mean").asDouble(), within(tolerance * typical));
            assertSamples(values, expected, 10 * tolerance * typical, what);
        }

        private void assertSamples(double[] values, JsonNode expected, double tolerance, String what) {
            double[] sampled = new double[6];
            double[] numbers = new double[6];
            for (int i = 0; i < 6; i++) {
                sampled[i] = values[i < 3 ? i : values.length - 6 + i];
                numbers[i] = expected.get(i < 3 ? "first" : "last").get(i % 3).asDouble();
                assertThat(sampled[i])
                        .as(what)
                        .isCloseTo(
                                numbers[i], within(tolerance + 10 * Reference.tolerance(type) * Math.abs(numbers[i])));
            }
            double lengths = Math.sqrt(dot(numbers, numbers) * dot(sampled, sampled));
            if (lengths > 0) {
                assertThat(dot(sampled, numbers) / lengths)
                        .as(what + ": cosine")
                        .isCloseTo(1, within(type == DataType.FLOAT64 ? 1e-12 : 1e-6));
            }
        }
    }

    private static List<Weighted> shares(List<Weighted> terms, double share) {
        return terms.stream()
                .map(weighted -> new Weighted(weighted.term(), share * weighted.weight()))
                .toList();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}

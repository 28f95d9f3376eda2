package blindbrush.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import blindbrush.style.Tensors;
import blindbrush.weights.CompactLayout;
import blindbrush.weights.CompactWeights;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompactNetworkTest {

    private final NDManager manager = Tensors.manager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void sees_what_an_independent_program_sees() throws IOException {
        JsonNode oracle;
        try (InputStream in = getClass().getResourceAsStream("compact-oracle.json")) {
            oracle = new ObjectMapper().readTree(in);
        }
        CompactLayout layout = CompactLayout.folded(List.of(2, 3, 4));
        assertThat(layout.size()).isEqualTo(oracle.get("numbers").asInt());
        CompactNetwork network = new CompactNetwork(manager, weights(layout), DataType.FLOAT64);
        NDArray picture = network.tensor(manager, new RgbPlanes(13, 9, waves(3 * 13 * 9, 0.9, 0.1, 0.4, 0.5)));
        network.look(picture, Set.copyOf(network.layers()), (layer, seen) -> {
            JsonNode expected = oracle.at("/layers/" + layer);
            assertThat(seen.getShape().get(1)).isEqualTo(expected.at("/shape/1").asLong());
            double[] values = seen.toDoubleArray();
            int step = Math.max(1, values.length / 7);
            for (int i = 0; i < expected.get("values").size(); i++) {
                assertThat(values[i * step])
                        .as("%s at %d", layer, i * step)
                        .isCloseTo(expected.at("/values/" + i).asDouble(), within(1e-5));
            }
        });
    }

    @Test
    void computes_nothing_beyond_the_deepest_wanted_layer() {
        CompactNetwork network = new CompactNetwork(manager, CompactWeights.shipped(), DataType.FLOAT32);
        List<String> shown = new ArrayList<>();
        NDArray narrow = Tensors.picture(manager, 1, 3, 1); // too narrow for pooling
        network.look(narrow, Set.of("relu1_1"), (layer, seen) -> shown.add(layer));
        assertThat(shown).containsExactly("relu1_1");
        assertThatThrownBy(() -> network.look(narrow, Set.of("relu2_1"), (layer, seen) -> shown.add(layer)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void shows_what_its_convolutions_give() {
        CompactNetwork network =
                new CompactNetwork(manager, weights(CompactLayout.folded(List.of(2, 3, 4))), DataType.FLOAT32);
        Map<String, Shape> shown = new LinkedHashMap<>();
        network.activations(
                Tensors.picture(manager, 8, 12, 1), (name, activation) -> shown.put(name, activation.getShape()));
        assertThat(shown)
                .containsExactly(
                        Map.entry("conv1_1", new Shape(1, 2, 8, 12)),
                        Map.entry("conv1_2", new Shape(1, 2, 8, 12)),
                        Map.entry("conv2_1", new Shape(1, 3, 4, 6)),
                        Map.entry("conv2_2", new Shape(1, 3, 4, 6)),
                        Map.entry("conv3_1", new Shape(1, 4, 2, 3)),
                        Map.entry("conv3_2", new Shape(1, 4, 2, 3)),
                        Map.entry("conv3_3", new Shape(1, 4, 2, 3)));
    }

    @Test
    void layers_lie_as_they_do_in_vgg() {
        CompactNetwork network = new CompactNetwork(manager, CompactWeights.shipped(), DataType.FLOAT32);
        assertThat(network.geometry("relu1_1").stride()).isEqualTo(1);
        assertThat(network.geometry("relu2_1").stride()).isEqualTo(2);
        assertThat(network.geometry("relu3_4").stride()).isEqualTo(4);
        assertThat(network.geometry("relu3_4").reach()).isEqualTo(1 + 1 + 2 + 2 + 4 + 4 + 4);
        assertThatThrownBy(() -> network.geometry("relu4_1")).hasMessage("compact network has no layer relu4_1");
    }

    @Test
    void what_comes_with_the_program_says_where_it_is_from() {
        Map<String, String> said = CompactWeights.shipped().metadata();
        assertThat(said.get("teacher")).contains("SHA-256");
        assertThat(said.get("credit")).contains("Simonyan", "Zisserman", "CC BY 4.0");
        assertThat(said).containsKeys("pictures", "steps", "date", "licence");
        assertThat(CompactWeights.shipped().values()).hasSizeLessThan(500_000);
    }

    private static CompactWeights weights(CompactLayout layout) {
        return new CompactWeights(layout, waves(layout.size(), 1.7, 0.3, 0.5, 0), Map.of(), "");
    }

    private static float[] waves(int count, double frequency, double phase, double height, double middle) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (middle + height * Math.sin(frequency * i + phase));
        }
        return values;
    }
}

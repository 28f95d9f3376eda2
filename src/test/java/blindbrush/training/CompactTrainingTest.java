package blindbrush.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import blindbrush.network.FeatureNetwork;
import blindbrush.network.RgbPlanes;
import blindbrush.network.Vgg19;
import blindbrush.refusal.InvalidInputException;
import blindbrush.style.Pictures;
import blindbrush.style.SyntheticWeights;
import blindbrush.style.Tensors;
import blindbrush.weights.CompactLayout;
import blindbrush.weights.CompactWeights;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CompactTrainingTest {

    private static final List<RgbPlanes> PICTURES =
            List.of(RgbPlanes.of(Pictures.waves(130, 100, 0)), RgbPlanes.of(Pictures.waves(100, 140, 1)));

    private final NDManager manager = Tensors.manager();
    private final FeatureNetwork teacher = new Vgg19(manager, SyntheticWeights.first(8), DataType.FLOAT32);

    @AfterEach
    void close() {
        manager.close();
    }

    /** Heads begin with the least features' errors there are, and give of them for what forgeries lack. */
    @Test
    @Tag("faults")
    void learns() {
        try (CompactTraining training = training(60)) {
            double first = meanLoss(training, 10);
            Map<String, List<Double>> begun = training.examined(PICTURES);
            meanLoss(training, 40);
            double last = meanLoss(training, 10);
            Map<String, List<Double>> after = training.examined(PICTURES);
            assertThat(last).isLessThan(0.8 * first);
            assertThat(after).containsOnlyKeys("relu1_1", "relu2_1", "relu3_1", "relu3_3", "relu3_4");
            assertThat(sum(after)).isLessThan(0.97 * sum(begun));
        }
    }

    private static double meanLoss(CompactTraining training, int steps) {
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            sum += training.step();
        }
        return sum / steps;
    }

    /** One that says nothing is wrong by as much as there is, and so by one. */
    @Tag("faults")
    @Test
    void its_heads_tell_something_before_the_first_step() {
        try (CompactTraining training = training(1)) {
            training.examined(PICTURES)
                    .forEach((layer, errors) ->
                            assertThat(errors.get(0)).as(layer).isPositive().isLessThan(0.8));
        }
    }

    @Tag("faults")
    @Test
    void goes_on_where_it_was_left_and_learns_the_very_same() throws IOException {
        CompactWeights whole;
        ByteArrayOutputStream half = new ByteArrayOutputStream();
        try (CompactTraining training = training(4)) {
            for (int i = 0; i < 4; i++) {
                if (i == 2) {
                    training.save(new DataOutputStream(half));
                }
                training.step();
            }
            whole = training.learned(Map.of());
        }
        try (CompactTraining training = training(4)) {
            training.restore(new DataInputStream(new ByteArrayInputStream(half.toByteArray())));
            assertThat(training.steps()).isEqualTo(2);
            while (training.steps() < 4) {
                training.step();
            }
            assertThat(training.learned(Map.of()).values()).isEqualTo(whole.values());
        }
    }

    @Test
    @Tag("faults")
    void begins_with_an_earlier_networks_convolutions() {
        CompactWeights earlier;
        try (CompactTraining training = training(4)) {
            training.step();
            earlier = training.learned(Map.of());
        }
        try (CompactTraining training =
                new CompactTraining(teacher, manager, PICTURES, List.of(16, 16, 32), Optional.of(earlier), 4, 1, 9)) {
            CompactWeights begun = training.learned(Map.of());
            for (CompactLayout.Tensor tensor : earlier.layout().tensors()) {
                if (tensor.name().startsWith("conv")) {
                    assertThat(begun.of(tensor)).isEqualTo(earlier.of(tensor));
                }
            }
        }
    }

    @Test
    void pictures_that_are_too_small_are_refused() {
        List<RgbPlanes> small = List.of(RgbPlanes.of(Pictures.waves(130, 95, 0)));
        assertThatThrownBy(() ->
                        new CompactTraining(teacher, manager, small, List.of(16, 16, 16), Optional.empty(), 1, 1, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a picture of 130 × 95 pixels is too small to learn from pieces of 96");
        assertThatThrownBy(() -> new CompactTraining(
                        teacher, manager, List.of(), List.of(16, 16, 16), Optional.empty(), 1, 1, 1))
                .hasMessage("there is no picture to learn from");
    }

    private static double sum(Map<String, List<Double>> errors) {
        return errors.values().stream()
                .flatMap(List::stream)
                .mapToDouble(error -> error)
                .sum();
    }

    private CompactTraining training(int steps) {
        return new CompactTraining(teacher, manager, PICTURES, List.of(16, 16, 32), Optional.empty(), steps, 1, 3);
    }
}

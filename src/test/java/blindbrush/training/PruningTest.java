package blindbrush.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import blindbrush.network.CompactNetwork;
import blindbrush.refusal.InvalidInputException;
import blindbrush.style.Tensors;
import blindbrush.weights.CompactLayout;
import blindbrush.weights.CompactWeights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PruningTest {

    private static final List<Integer> WIDE = List.of(5, 6, 7);
    private static final List<Integer> NARROW = List.of(4, 5, 6);

    private final NDManager manager = Tensors.manager();
    private final NDArray pieces = Tensors.picture(manager, 40, 48, 2);
    private final CompactLayout layout = CompactLayout.folded(WIDE);
    private final float[] numbers = numbers();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void of_a_network_of_the_same_widths_convolutions_stay_as_they_are() {
        float[] same = new float[layout.size()];
        pruning().into(same, layout);
        for (CompactLayout.Tensor tensor : layout.tensors()) {
            for (int i = tensor.offset(); i < tensor.offset() + tensor.size(); i++) {
                assertThat(same[i]).isEqualTo(tensor.name().startsWith("conv") ? numbers[i] : 0);
            }
        }
    }

    @Test
    void a_channel_that_others_tell_goes_and_nothing_is_lost() {
        for (CompactLayout.CompactConvolution convolution : layout.convolutions()) {
            answerAlike(convolution, 1, 3);
        }
        CompactLayout narrow = CompactLayout.folded(NARROW);
        float[] left = new float[narrow.size()];
        pruning().into(left, narrow);

        Map<String, RealMatrix> before = moments(layout, numbers);
        Map<String, RealMatrix> after = moments(narrow, left);
        RealMatrix seen = before.get("conv3_3");
        RealMatrix seenStill = after.get("conv3_3");
        // of two that answer alike, one half as loud, either may be the one that goes
        double all = trace(seen);
        double loud = seen.getEntry(1, 1);
        double quiet = seen.getEntry(3, 3);
        assertThat(quiet).isCloseTo(loud / 4, within(1e-3 * loud));
        double gone = all - trace(seenStill);
        assertThat(Math.min(Math.abs(gone - loud), Math.abs(gone - quiet))).isLessThan(1e-3 * all);
    }

    @Test
    void a_channel_that_nothing_reads_goes_first() {
        CompactLayout.Tensor next = layout.tensor("conv3_2.weight");
        CompactLayout.Tensor head = layout.tensor("head.relu3_1.weight");
        for (CompactLayout.Tensor tensor : List.of(next, head)) {
            for (int i = 0; i < tensor.size(); i++) {
                if (i / tensor.places() % tensor.shape().get(1) == 4) {
                    numbers[tensor.offset() + i] = 0;
                }
            }
        }
        CompactLayout narrow = CompactLayout.folded(List.of(5, 6, 6));
        float[] left = new float[narrow.size()];
        pruning().into(left, narrow);
        CompactLayout.Tensor wide = layout.tensor("conv3_1.bias");
        CompactLayout.Tensor kept = narrow.tensor("conv3_1.bias");
        for (int i = 0; i < 6; i++) {
            assertThat(left[kept.offset() + i]).isEqualTo(numbers[wide.offset() + (i < 4 ? i : i + 1)]);
        }
    }

    @Test
    void a_network_cannot_grow_by_it() {
        assertThatThrownBy(() -> pruning().into(new float[0], CompactLayout.folded(List.of(5, 6, 8))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "blocks of [5, 6, 8] channels cannot come from a network with blocks of [5, 6, 7]: ask for fewer");
    }

    private Pruning pruning() {
        return new Pruning(weights(layout, numbers), moments(layout, numbers));
    }

    /** One of a convolution's channels answers half as loud as another. */
    private void answerAlike(CompactLayout.CompactConvolution convolution, int loud, int quiet) {
        for (String name : List.of(convolution.weight(), convolution.bias())) {
            CompactLayout.Tensor tensor = layout.tensor(name);
            int each = tensor.size() / convolution.outputs();
            for (int i = 0; i < each; i++) {
                numbers[tensor.offset() + quiet * each + i] = numbers[tensor.offset() + loud * each + i] / 2;
            }
        }
    }

    private Map<String, RealMatrix> moments(CompactLayout of, float[] values) {
        Map<String, RealMatrix> moments = new HashMap<>();
        new CompactNetwork(manager, weights(of, values), DataType.FLOAT32)
                .activations(pieces, (convolution, seen) -> moments.put(convolution, SecondMoments.withConstant(seen)));
        return moments;
    }

    private static double trace(RealMatrix moments) {
        int constant = moments.getRowDimension() - 1;
        return moments.getTrace() - moments.getEntry(constant, constant);
    }

    private static CompactWeights weights(CompactLayout layout, float[] values) {
        return new CompactWeights(layout, values, Map.of(), "");
    }

    private float[] numbers() {
        Random random = new Random(4);
        float[] values = new float[layout.size()];
        for (CompactLayout.Tensor tensor : layout.tensors()) {
            double size = tensor.shape().size() == 1
                    ? 1
                    : tensor.size() / (double) tensor.shape().get(0);
            for (int i = 0; i < tensor.size(); i++) {
                values[tensor.offset() + i] = (float) (random.nextGaussian() * Math.sqrt(2 / size));
            }
        }
        return values;
    }
}

package blindbrush.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blindbrush.weights.CompactLayout;
import blindbrush.weights.CompactWeights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class FoldingTest {

    private static final int OUTPUTS = 7;
    private static final int INPUTS = 4;
    private static final double SCALE = 3;

    private final Random random = new Random(5);
    private final float[] head = numbers(OUTPUTS * INPUTS);
    private final float[] root = Folding.root(head, OUTPUTS, INPUTS, SCALE);

    @Test
    void differences_of_features_stay_as_they_are() {
        float[] difference = numbers(INPUTS);
        double wide = 0;
        for (double value : times(head, OUTPUTS, difference)) {
            wide += SCALE * SCALE * value * value;
        }
        double narrow = 0;
        for (double value : times(root, INPUTS, difference)) {
            narrow += value * value;
        }
        assertThat(narrow).isCloseTo(wide, within(1e-5 * wide));
    }

    @Test
    void differences_of_gram_matrices_stay_as_they_are() {
        double[][] symmetric = new double[INPUTS][INPUTS];
        for (int i = 0; i < INPUTS; i++) {
            for (int j = 0; j <= i; j++) {
                symmetric[i][j] = random.nextGaussian();
                symmetric[j][i] = symmetric[i][j];
            }
        }
        double wide = Math.pow(SCALE, 4) * squares(head, OUTPUTS, symmetric);
        assertThat(squares(root, INPUTS, symmetric)).isCloseTo(wide, within(1e-5 * wide));
    }

    @Test
    void inputs_that_never_answer_do_no_harm() {
        float[] silent = head.clone();
        for (int i = 0; i < OUTPUTS; i++) {
            silent[i * INPUTS + 1] = 0;
        }
        for (float value : Folding.root(silent, OUTPUTS, INPUTS, 1)) {
            assertThat(value).isFinite();
        }
    }

    @Test
    void narrowed_heads_say_all_but_a_hundredth_and_by_eights() {
        CompactLayout layout = CompactLayout.folded(List.of(16, 16, 24));
        CompactWeights folded = new CompactWeights(layout, numbers(layout.size()), Map.of("date", "today"), "");
        Map<String, RealMatrix> moments = new HashMap<>();
        for (int i = 0; i < CompactLayout.TAPS.size(); i++) {
            int channels = layout.heads().get(i);
            double falling = i == 0 ? 1 : 0.6; // the first head's outputs all say as much
            double[] squares = new double[channels];
            Arrays.setAll(squares, channel -> Math.pow(falling, channel));
            moments.put(CompactLayout.TAPS.get(i).layer(), MatrixUtils.createRealDiagonalMatrix(squares));
        }

        CompactWeights narrow = Folding.narrowed(folded, moments);

        assertThat(narrow.layout().heads())
                .containsExactly(16, 16, 16, 16, 16); // 0.6 to the tenth is less than a hundredth
        assertThat(narrow.metadata()).containsEntry("date", "today");
        for (CompactLayout.Tensor tensor : narrow.layout().tensors()) {
            CompactLayout.Tensor before = layout.tensor(tensor.name());
            float[] same = folded.of(before);
            if (!tensor.name().startsWith("head")) {
                assertThat(narrow.of(tensor)).isEqualTo(same);
            } else { // the axes are the outputs themselves, the weightiest first
                float[] kept = narrow.of(tensor);
                for (int i = 0; i < kept.length; i++) {
                    assertThat(Math.abs(kept[i])).isCloseTo(Math.abs(same[i]), within(1e-6f));
                }
            }
        }
    }

    private static double[] times(float[] matrix, int rows, float[] vector) {
        double[] product = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < INPUTS; j++) {
                product[i] += matrix[i * INPUTS + j] * vector[j];
            }
        }
        return product;
    }

    /** ‖W S Wᵀ‖². */
    private static double squares(float[] w, int rows, double[][] s) {
        double sum = 0;
        for (int a = 0; a < rows; a++) {
            for (int b = 0; b < rows; b++) {
                double entry = 0;
                for (int i = 0; i < INPUTS; i++) {
                    for (int j = 0; j < INPUTS; j++) {
                        entry += w[a * INPUTS + i] * s[i][j] * w[b * INPUTS + j];
                    }
                }
                sum += entry * entry;
            }
        }
        return sum;
    }

    private float[] numbers(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}

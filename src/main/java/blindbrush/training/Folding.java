package blindbrush.training;

import blindbrush.weights.CompactLayout;
import blindbrush.weights.CompactWeights;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Narrows heads to as many outputs as inputs. For a head W [outputs, inputs] and R with Rᵀ R = Wᵀ W (Cholesky), ‖W x‖ =
 * ‖R x‖ for each x and ‖W G Wᵀ‖ = ‖R G Rᵀ‖ for each symmetric G: losses of features and of Gram matrices stay as they are.
 */
final class Folding {

    /** Of the mean diagonal, added to it: keeps the root real where inputs never answer. */
    private static final double RIDGE = 1e-9;

    private Folding() {}

    /**
     * The folded network.
     *
     * @param values all of the learning layout's numbers
     * @param scales by which each head's outputs are multiplied
     */
    static CompactWeights of(
            CompactLayout learning, float[] values, Map<String, Double> scales, Map<String, String> metadata) {
        CompactLayout folded = CompactLayout.folded(learning.widths());
        Map<String, CompactLayout.Tap> heads =
                CompactLayout.TAPS.stream().collect(Collectors.toMap(CompactLayout.Tap::head, tap -> tap));
        float[] narrow = new float[folded.size()];
        for (int i = 0; i < folded.tensors().size(); i++) {
            CompactLayout.Tensor from = learning.tensors().get(i);
            CompactLayout.Tensor to = folded.tensors().get(i);
            float[] numbers = Arrays.copyOfRange(values, from.offset(), from.offset() + from.size());
            CompactLayout.Tap tap = heads.get(from.name());
            float[] result = tap == null
                    ? numbers
                    : root(numbers, from.shape().get(0), from.shape().get(1), scales.get(tap.layer()));
            System.arraycopy(result, 0, narrow, to.offset(), to.size());
        }
        return new CompactWeights(folded, narrow, metadata, "");
    }

    /** R [inputs, inputs], upper triangular, of scale · W. */
    static float[] root(float[] head, int outputs, int inputs, double scale) {
        double[][] square = new double[inputs][inputs];
        double trace = 0;
        for (int i = 0; i < inputs; i++) {
            for (int j = 0; j < inputs; j++) {
                for (int k = 0; k < outputs; k++) {
                    square[i][j] += scale * scale * head[k * inputs + i] * head[k * inputs + j];
                }
            }
            trace += square[i][i];
        }
        float[] root = new float[inputs * inputs];
        double[][] upper = new double[inputs][inputs];
        for (int i = 0; i < inputs; i++) {
            for (int j = i; j < inputs; j++) {
                double rest = square[i][j] + (i == j ? RIDGE * trace / inputs : 0);
                for (int k = 0; k < i; k++) {
                    rest -= upper[k][i] * upper[k][j];
                }
                upper[i][j] = i == j ? Math.sqrt(Math.max(rest, RIDGE * RIDGE)) : rest / upper[i][i];
                root[i * inputs + j] = (float) upper[i][j];
            }
        }
        return root;
    }
}

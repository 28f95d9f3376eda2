package blindbrush.training;

import static java.util.Objects.requireNonNull;

import blindbrush.weights.CompactLayout;
import blindbrush.weights.CompactWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/**
 * Narrows heads, first to as many outputs as inputs, at no loss, then to those that matter. For a head W [outputs, inputs]
 * and R with Rᵀ R = Wᵀ W (Cholesky), ‖W x‖ = ‖R x‖ for each x and ‖W G Wᵀ‖ = ‖R G Rᵀ‖ for each symmetric G: losses of
 * features and of Gram matrices stay as they are. Turned to its outputs' principal axes, the last of them say next to nothing.
 */
final class Folding {

    /** Of the mean diagonal, added to it: keeps the root real where inputs never answer. */
    private static final double RIDGE = 1e-9;

    /** The share of what a head's outputs say, in squares, that may go with the last of its principal axes. */
    private static final double MOST_LOST = 0.01;

    /** Convolutions take channels by eights. */
    private static final int TOGETHER = 8;

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
        Map<String, CompactLayout.Tap> taps = taps();
        float[] narrow = new float[folded.size()];
        for (int i = 0; i < folded.tensors().size(); i++) {
            CompactLayout.Tensor from = learning.tensors().get(i);
            CompactLayout.Tensor to = folded.tensors().get(i);
            float[] numbers = Arrays.copyOfRange(values, from.offset(), from.offset() + from.size());
            CompactLayout.Tap tap = taps.get(from.name());
            float[] result = tap == null
                    ? numbers
                    : root(numbers, from.shape().get(0), from.shape().get(1), requireNonNull(scales.get(tap.layer())));
            System.arraycopy(result, 0, narrow, to.offset(), to.size());
        }
        return new CompactWeights(folded, narrow, metadata, "");
    }

    /**
     * The same network with only those of its heads' principal axes that matter.
     *
     * @param moments by layer, of its head's outputs in pictures, second and about zero
     */
    static CompactWeights narrowed(CompactWeights folded, Map<String, RealMatrix> moments) {
        Map<String, float[]> heads = new HashMap<>();
        List<Integer> outputs = new ArrayList<>();
        Map<String, CompactLayout.Tap> taps = taps();
        for (CompactLayout.Tensor tensor : folded.layout().tensors()) {
            CompactLayout.Tap tap = taps.get(tensor.name());
            if (tap != null) {
                RealMatrix axes = axes(requireNonNull(moments.get(tap.layer())));
                heads.put(tensor.name(), turned(axes, folded.of(tensor)));
                outputs.add(axes.getColumnDimension());
            }
        }
        CompactLayout layout = new CompactLayout(folded.layout().widths(), outputs);
        float[] narrow = new float[layout.size()];
        for (int i = 0; i < layout.tensors().size(); i++) {
            CompactLayout.Tensor to = layout.tensors().get(i);
            float[] same = folded.of(folded.layout().tensors().get(i));
            System.arraycopy(heads.getOrDefault(to.name(), same), 0, narrow, to.offset(), to.size());
        }
        return new CompactWeights(layout, narrow, folded.metadata(), "");
    }

    /** The first principal axes, as columns: so many that the rest says at most {@value #MOST_LOST} of all, by eights. */
    private static RealMatrix axes(RealMatrix moments) {
        EigenDecompositionSymmetric own = new EigenDecompositionSymmetric(moments);
        double[] squares = own.getEigenvalues(); // the largest first
        double rest = Arrays.stream(squares).sum();
        double most = MOST_LOST * rest;
        int kept = 0;
        while (kept < squares.length && (kept == 0 || rest > most || kept % TOGETHER > 0)) {
            rest -= squares[kept];
            kept++;
        }
        return own.getV().getSubMatrix(0, squares.length - 1, 0, kept - 1);
    }

    /** Axes' transpose times a head as wide as it is high, row after row. */
    private static float[] turned(RealMatrix axes, float[] head) {
        int inputs = axes.getRowDimension();
        float[] product = new float[axes.getColumnDimension() * inputs];
        for (int input = 0; input < inputs; input++) {
            double[] column = new double[inputs];
            for (int output = 0; output < inputs; output++) {
                column[output] = head[output * inputs + input];
            }
            double[] along = axes.preMultiply(column);
            for (int axis = 0; axis < along.length; axis++) {
                product[axis * inputs + input] = (float) along[axis];
            }
        }
        return product;
    }

    /** By the name of their heads. */
    private static Map<String, CompactLayout.Tap> taps() {
        return CompactLayout.TAPS.stream().collect(Collectors.toMap(CompactLayout.Tap::head, tap -> tap));
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

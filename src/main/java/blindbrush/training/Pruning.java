package blindbrush.training;

import static java.util.Objects.requireNonNull;

import blindbrush.refusal.InvalidInputException;
import blindbrush.weights.CompactLayout;
import blindbrush.weights.CompactWeights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Takes channels out of a network's convolutions, those first that the others can best speak for: the optimal brain surgeon
 * (Hassibi and Stork 1993) for whole channels. With M the second moments of a convolution's outputs and of a constant, and
 * G those of the weights that read the outputs, a channel costs its Gdd / (M⁻¹)dd; what the others tell of it moves into theirs.
 */
final class Pruning {

    private static final int COLOURS = 3;

    private final CompactWeights wide;
    private final Map<String, RealMatrix> moments;

    /** @param moments by convolution, of its outputs with a constant last */
    Pruning(CompactWeights wide, Map<String, RealMatrix> moments) {
        this.wide = wide;
        this.moments = moments;
    }

    /**
     * Writes the convolutions that are left into a layout's numbers; heads it leaves alone.
     *
     * @throws InvalidInputException if a block of the layout is wider than the network's
     */
    void into(float[] values, CompactLayout narrow) {
        requireNoWider(narrow);
        RealMatrix inputs = MatrixUtils.createRealIdentityMatrix(COLOURS + 1).getSubMatrix(0, COLOURS - 1, 0, COLOURS);
        for (CompactLayout.CompactConvolution convolution : narrow.convolutions()) {
            List<Integer> kept = kept(convolution);
            RealMatrix readers = inputs.transposeMultiply(byInput(wide.layout().tensor(convolution.weight())));
            write(values, narrow, convolution, kept, readers);
            inputs = reconstruction(requireNonNull(moments.get(convolution.name())), kept);
        }
    }

    /** @param readers of the inputs that are left, and of a constant; the wide network's outputs, place after place */
    private void write(
            float[] values,
            CompactLayout narrow,
            CompactLayout.CompactConvolution convolution,
            List<Integer> kept,
            RealMatrix readers) {
        CompactLayout.Tensor weight = narrow.tensor(convolution.weight());
        CompactLayout.Tensor bias = narrow.tensor(convolution.bias());
        float[] biases = wide.of(wide.layout().tensor(convolution.bias()));
        int inputs = convolution.inputs();
        int places = weight.places();
        for (int output = 0; output < kept.size(); output++) {
            double constant = biases[kept.get(output)];
            for (int place = 0; place < places; place++) {
                int column = kept.get(output) * places + place;
                for (int input = 0; input < inputs; input++) {
                    int at = (output * inputs + input) * places + place;
                    values[weight.offset() + at] = (float) readers.getEntry(input, column);
                }
                constant += readers.getEntry(inputs, column);
            }
            values[bias.offset() + output] = (float) constant;
        }
    }

    /** Those of a convolution's channels that stay. */
    private List<Integer> kept(CompactLayout.CompactConvolution convolution) {
        RealMatrix own = requireNonNull(moments.get(convolution.name()));
        List<Integer> kept = new ArrayList<>(
                IntStream.range(0, own.getRowDimension() - 1).boxed().toList());
        if (kept.size() > convolution.outputs()) {
            RealMatrix inverse = LeastSquares.inverse(own);
            RealMatrix readers = readers(convolution.name(), own);
            while (kept.size() > convolution.outputs()) {
                Integer least = kept.stream()
                        .min(Comparator.comparingDouble(
                                channel -> readers.getEntry(channel, channel) / inverse.getEntry(channel, channel)))
                        .orElseThrow();
                kept.remove(least);
                eliminate(least, inverse, readers);
            }
        }
        return kept;
    }

    /** The inverse becomes that of the moments without a channel, and what read the channel reads the others. */
    private static void eliminate(int channel, RealMatrix inverse, RealMatrix readers) {
        RealVector column = inverse.getColumnVector(channel);
        double own = column.getEntry(channel);
        RealVector shares = column.mapDivide(-own); // of the channel itself -1, which takes it out
        RealVector reading = readers.getColumnVector(channel);
        double size = reading.getEntry(channel);
        add(inverse, column.outerProduct(column).scalarMultiply(-1 / own));
        add(readers, shares.outerProduct(reading));
        add(readers, reading.outerProduct(shares));
        add(readers, shares.outerProduct(shares).scalarMultiply(size));
    }

    /** G: of the next convolution and of heads, each against all that it says. */
    private RealMatrix readers(String convolution, RealMatrix own) {
        int last = own.getRowDimension() - 1;
        RealMatrix sum = own.createMatrix(last + 1, last + 1);
        for (CompactLayout.Tensor tensor : wide.layout().readers(convolution)) {
            RealMatrix weights = byInput(tensor);
            RealMatrix one = own.createMatrix(last + 1, last + 1);
            one.setSubMatrix(weights.multiplyTransposed(weights).getData(), 0, 0);
            add(sum, one.scalarMultiply(1 / one.multiply(own).getTrace()));
        }
        return sum;
    }

    /** Every channel from those kept and a constant by least squares, [channels, kept + 1]; those kept are themselves. */
    private static RealMatrix reconstruction(RealMatrix own, List<Integer> kept) {
        int constant = own.getRowDimension() - 1;
        int[] known = IntStream.concat(kept.stream().mapToInt(Integer::intValue), IntStream.of(constant))
                .toArray();
        int[] all = IntStream.range(0, constant).toArray();
        RealMatrix reconstruction = LeastSquares.of(own.getSubMatrix(all, known), own.getSubMatrix(known, known));
        for (int i = 0; i < kept.size(); i++) {
            reconstruction.setRow(kept.get(i), new double[known.length]);
            reconstruction.setEntry(kept.get(i), i, 1);
        }
        return reconstruction;
    }

    /** Weights [outputs, inputs, high, wide] as [inputs, outputs · places]. */
    private RealMatrix byInput(CompactLayout.Tensor tensor) {
        float[] weights = wide.of(tensor);
        int inputs = tensor.shape().get(1);
        int places = tensor.places();
        RealMatrix matrix = MatrixUtils.createRealMatrix(inputs, tensor.shape().get(0) * places);
        for (int i = 0; i < weights.length; i++) {
            int output = i / (inputs * places);
            matrix.setEntry(i / places % inputs, output * places + i % places, weights[i]);
        }
        return matrix;
    }

    private static void add(RealMatrix sum, RealMatrix more) {
        sum.setSubMatrix(sum.add(more).getData(), 0, 0);
    }

    private void requireNoWider(CompactLayout narrow) {
        for (int block = 0; block < narrow.widths().size(); block++) {
            if (narrow.widths().get(block) > wide.layout().widths().get(block)) {
                throw new InvalidInputException(
                        "blocks of %s channels cannot come from a network with blocks of %s: ask for fewer"
                                .formatted(narrow.widths(), wide.layout().widths()));
            }
        }
    }
}

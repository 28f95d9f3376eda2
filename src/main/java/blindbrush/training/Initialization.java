package blindbrush.training;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import blindbrush.network.CompactNetwork;
import blindbrush.network.FeatureNetwork;
import blindbrush.refusal.InvalidInputException;
import blindbrush.weights.CompactLayout;
import blindbrush.weights.CompactWeights;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.hipparchus.linear.RealMatrix;

/**
 * What a training begins with: random convolutions or an earlier network's, and the heads that make most of them.
 *
 * @param weights all of the layout's numbers
 * @param scales by layer, the root mean square of the teacher's features; heads tell these divided by it
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Initialization(float[] weights, Map<String, Double> scales) {

    /**
     * Looks at examples with the teacher and with what the network will be.
     *
     * @param earlier at least as wide as the layout
     * @param examples pieces of pictures, [count, 3, edge, edge]
     * @throws InvalidInputException if the earlier network is narrower
     */
    static Initialization of(
            CompactLayout layout,
            Optional<CompactWeights> earlier,
            FeatureNetwork teacher,
            NDArray examples,
            Random random) {
        float[] weights = random(layout, random);
        earlier.ifPresent(known -> new Pruning(known, moments(known, examples)).into(weights, layout));
        Map<String, NDArray> shown = teacher.features(examples, Set.copyOf(CompactLayout.layers()));
        Map<String, Double> scales = Lesson.scales(shown);
        NDArray convolutions = examples.getManager().create(weights);
        Lesson.network(layout, convolutions).activations(examples, (convolution, seen) -> {
            RealMatrix moments = SecondMoments.of(seen);
            for (CompactLayout.Tap tap : CompactLayout.TAPS) {
                if (tap.convolution().equals(convolution)) {
                    RealMatrix products = SecondMoments.between(requireNonNull(shown.get(tap.layer())), seen)
                            .scalarMultiply(1 / requireNonNull(scales.get(tap.layer())));
                    write(LeastSquares.of(products, moments), weights, layout.tensor(tap.head()));
                }
            }
        });
        return new Initialization(weights, scales);
    }

    /** By convolution, of its outputs and a constant. */
    private static Map<String, RealMatrix> moments(CompactWeights network, NDArray examples) {
        Map<String, RealMatrix> moments = new HashMap<>();
        new CompactNetwork(examples.getManager(), network, DataType.FLOAT32)
                .activations(
                        examples, (convolution, seen) -> moments.put(convolution, SecondMoments.withConstant(seen)));
        return moments;
    }

    /** Convolutions as He et al. (2015) start networks of ReLUs. */
    private static float[] random(CompactLayout layout, Random random) {
        float[] values = new float[layout.size()];
        for (CompactLayout.CompactConvolution convolution : layout.convolutions()) {
            CompactLayout.Tensor weight = layout.tensor(convolution.weight());
            double inputs = weight.size() / (double) convolution.outputs();
            for (int i = 0; i < weight.size(); i++) {
                values[weight.offset() + i] = (float) (random.nextGaussian() * Math.sqrt(2 / inputs));
            }
        }
        return values;
    }

    private static void write(RealMatrix head, float[] weights, CompactLayout.Tensor to) {
        for (int i = 0; i < to.size(); i++) {
            weights[to.offset() + i] =
                    (float) head.getEntry(i / head.getColumnDimension(), i % head.getColumnDimension());
        }
    }
}

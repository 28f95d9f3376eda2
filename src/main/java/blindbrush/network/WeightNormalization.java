package blindbrush.network;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import blindbrush.refusal.InvalidInputException;
import blindbrush.weights.Vgg19Weights;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scales a network's filters so that the mean activation of each, over pictures and positions, is one, without changing
 * what the network computes (Gatys, Ecker and Bethge 2016, section 2): W_ij ← W_ij μ_j / μ_i and b_i ← b_i / μ_i with
 * μ_i the filter's mean and μ_j the mean of its input. It holds through ReLU and average pooling. A filter that never
 * answers keeps its scale.
 */
public final class WeightNormalization {

    private WeightNormalization() {}

    /**
     * The normalised weights; their hash remains that of the file they came from until they are written and read.
     *
     * @param manager of the device to compute on; what is made there is freed again
     * @param pictures over which the means are taken, each position of each counting the same; at least one
     * @param words what the pictures are, for the metadata
     */
    public static Vgg19Weights of(NDManager manager, Vgg19Weights weights, List<RgbPlanes> pictures, String words) {
        if (pictures.isEmpty()) {
            throw new InvalidInputException("weights are normalised over at least one picture, but there is none");
        }
        List<double[]> means = means(manager, weights, pictures);
        List<Vgg19Weights.Layer> normalized = new ArrayList<>();
        double[] before = {1, 1, 1};
        for (int i = 0; i < means.size(); i++) {
            normalized.add(scaled(weights.layers().get(i), before, means.get(i)));
            before = means.get(i);
        }
        return weights.normalized(normalized, words);
    }

    /** Each layer's mean activations per channel, in 64 bits: some filters hardly ever answer. */
    private static List<double[]> means(NDManager manager, Vgg19Weights weights, List<RgbPlanes> pictures) {
        List<double[]> sums = new ArrayList<>();
        weights.layers()
                .forEach(layer -> sums.add(new double[layer.convolution().outputs()]));
        double[] positions = new double[sums.size()];
        try (NDManager scope = manager.newSubManager()) {
            Vgg19 network =
                    new Vgg19(scope, weights, DataType.FLOAT64).with(Pooling.AVERAGE, Padding.ZERO, Pixels.AS_TRAINED);
            for (RgbPlanes picture : pictures) {
                add(network, scope, picture, sums, positions);
            }
        }
        for (int i = 0; i < positions.length; i++) {
            divide(sums.get(i), positions[i]);
        }
        return sums;
    }

    private static void add(
            Vgg19 network, NDManager manager, RgbPlanes picture, List<double[]> sums, double[] positions) {
        try (NDManager scope = manager.newSubManager()) {
            Set<String> layers = new HashSet<>(network.layers());
            Map<String, NDArray> features = network.features(network.tensor(scope, picture), layers);
            for (int i = 0; i < positions.length; i++) {
                NDArray found = requireNonNull(features.get(network.layers().get(i)));
                positions[i] += found.getShape().get(2) * found.getShape().get(3);
                double[] answers = found.sum(new int[] {0, 2, 3}).toDoubleArray();
                for (int channel = 0; channel < answers.length; channel++) {
                    sums.get(i)[channel] += answers[channel];
                }
            }
        }
    }

    private static void divide(double[] sums, double positions) {
        for (int channel = 0; channel < sums.length; channel++) {
            double mean = sums[channel] / positions;
            sums[channel] = mean > 0 ? mean : 1;
        }
    }

    private static Vgg19Weights.Layer scaled(Vgg19Weights.Layer layer, double[] inputs, double[] outputs) {
        float[] kernel = layer.kernel().clone();
        for (int i = 0; i < kernel.length; i++) {
            int output = i / (9 * inputs.length);
            int input = i / 9 % inputs.length;
            kernel[i] = (float) (kernel[i] * inputs[input] / outputs[output]);
        }
        float[] bias = layer.bias().clone();
        for (int i = 0; i < bias.length; i++) {
            bias[i] = (float) (bias[i] / outputs[i]);
        }
        return new Vgg19Weights.Layer(layer.convolution(), kernel, bias);
    }
}

package blindbrush.style;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import blindbrush.weights.Vgg19Layout;
import blindbrush.weights.Vgg19Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * VGG-19 to relu5_1, or any prefix of it (Simonyan and Zisserman 2014). Layers are the outputs of the ReLUs, as in the
 * authors' own code.
 */
final class Vgg19 implements FeatureNetwork {

    private static final Shape ONE = new Shape(1, 1);
    private static final Shape NONE = new Shape(0, 0);
    private static final List<String> FIRST_OF_BLOCKS = List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1");

    private final List<Vgg19Layout.Convolution> convolutions;
    private final List<NDArray> kernels = new ArrayList<>();
    private final List<NDArray> biases = new ArrayList<>();
    private final NDArray scale;
    private final NDArray shift;
    private final Pooling pooling;
    private final Padding padding;
    private final String sha256;

    /** Puts the weights on the manager's device, where they stay until the manager is closed. */
    Vgg19(NDManager manager, Vgg19Weights weights, Pooling pooling, Padding padding) {
        this.convolutions =
                weights.layers().stream().map(Vgg19Weights.Layer::convolution).toList();
        for (Vgg19Weights.Layer layer : weights.layers()) {
            Vgg19Layout.Convolution convolution = layer.convolution();
            kernels.add(manager.create(layer.kernel(), new Shape(convolution.outputs(), convolution.inputs(), 3, 3)));
            biases.add(manager.create(layer.bias()));
        }
        if (weights.preprocessing().blueFirst()) {
            kernels.set(0, kernels.get(0).flip(1)); // pictures then stay in RGB order
        }
        this.scale = manager.create(weights.preprocessing().scale(), new Shape(1, 3, 1, 1));
        this.shift = manager.create(weights.preprocessing().shift(), new Shape(1, 3, 1, 1));
        this.pooling = pooling;
        this.padding = padding;
        this.sha256 = weights.sha256();
    }

    @Override
    public String label() {
        return "vgg19 to " + deepest();
    }

    @Override
    public Optional<String> weightsSha256() {
        return Optional.of(sha256);
    }

    /** relu4_2 as in the paper; of a shorter prefix the last layer but one. */
    @Override
    public String contentLayer() {
        return layers().contains("relu4_2") ? "relu4_2" : layers().get(Math.max(0, layers().size() - 2));
    }

    /** relu1_1 to relu5_1 as in the paper; a prefix that ends before relu4_1 also gives its deepest layer. */
    @Override
    public List<String> styleLayers() {
        List<String> chosen = new ArrayList<>(
                FIRST_OF_BLOCKS.stream().filter(layers()::contains).toList());
        if (!chosen.contains("relu4_1") && !chosen.contains(deepest())) {
            chosen.add(deepest());
        }
        return chosen;
    }

    /** The names of all its layers, shallowest first. */
    List<String> layers() {
        return convolutions.stream().map(Vgg19Layout.Convolution::relu).toList();
    }

    @Override
    public Map<String, NDArray> features(NDArray picture, Set<String> wanted) {
        Map<String, NDArray> found = new LinkedHashMap<>();
        NDArray current = padding.around(picture.mul(scale).sub(shift), 1);
        boolean kept = false;
        for (int i = 0; i < convolutions.size() && found.size() < wanted.size(); i++) {
            NDArray next = layer(i, current);
            if (!kept) {
                current.close(); // as soon as it is consumed; autograd holds on to what it needs itself
            }
            current = next;
            kept = wanted.contains(convolutions.get(i).relu());
            if (kept) {
                found.put(convolutions.get(i).relu(), current);
            }
        }
        return found;
    }

    private String deepest() {
        return layers().get(layers().size() - 1);
    }

    private NDArray layer(int i, NDArray input) {
        if (!convolutions.get(i).pooledBefore()) {
            return convolved(i, input);
        }
        try (NDArray pooled = pooling.apply(input)) {
            return convolved(i, pooled);
        }
    }

    private NDArray convolved(int i, NDArray input) {
        Shape padded = i == 0 ? NONE : ONE; // the first one's padding lies around the picture already
        try (NDArray convolution = Conv2d.conv2d(input, kernels.get(i), biases.get(i), ONE, padded, ONE)
                .singletonOrThrow()) {
            return convolution.getNDArrayInternal().relu();
        }
    }
}

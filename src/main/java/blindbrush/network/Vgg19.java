package blindbrush.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import blindbrush.refusal.InvalidInputException;
import blindbrush.weights.Preprocessing;
import blindbrush.weights.Vgg19Layout;
import blindbrush.weights.Vgg19Weights;
import blindbrush.weights.WeightsOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * VGG-19 to relu5_1, or any prefix of it (Simonyan and Zisserman 2014). Layers are the outputs of the ReLUs, as in the
 * authors' own code.
 */
public final class Vgg19 implements FeatureNetwork {

    private static final Shape ONE = new Shape(1, 1);
    private static final Shape NONE = new Shape(0, 0);
    private static final List<String> FIRST_OF_BLOCKS = List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1");

    /** What is still needed of the weights once they are on the device, so that their copy in Java's memory can be freed. */
    private record Facts(
            List<Vgg19Layout.Convolution> convolutions,
            Preprocessing preprocessing,
            WeightsOrigin origin,
            String sha256) {

        static Facts of(Vgg19Weights weights) {
            return new Facts(
                    weights.layers().stream()
                            .map(Vgg19Weights.Layer::convolution)
                            .toList(),
                    weights.preprocessing(),
                    weights.origin(),
                    weights.sha256());
        }
    }

    private final Facts facts;
    private final List<Vgg19Layout.Convolution> convolutions;
    private final Kernels kernels;
    private final Pooling pooling;
    private final Padding padding;
    private final double[] scale;
    private final double[] shift;

    /**
     * Puts the weights on the manager's device, where they stay until the manager is closed.
     *
     * @param type 32 bits for pictures; 64 for checks of the arithmetic
     */
    public Vgg19(NDManager manager, Vgg19Weights weights, DataType type) {
        this(
                Facts.of(weights),
                new Kernels(manager, weights, type),
                Pooling.AVERAGE,
                Padding.REPLICATE,
                Pixels.AS_TRAINED);
    }

    private Vgg19(Facts facts, Kernels kernels, Pooling pooling, Padding padding, Pixels pixels) {
        this.facts = facts;
        this.convolutions = facts.convolutions();
        this.kernels = kernels;
        this.pooling = pooling;
        this.padding = padding;
        this.scale = pixels.scale(facts.preprocessing());
        this.shift = pixels.shift(facts.preprocessing());
    }

    /** The weights are shared, not copied. */
    @Override
    public Vgg19 with(Pooling otherPooling, Padding otherPadding, Pixels pixels) {
        return new Vgg19(facts, kernels, otherPooling, otherPadding, pixels);
    }

    @Override
    public String label() {
        return "%svgg19 to %s".formatted(facts.origin().normalized().isPresent() ? "normalised " : "", deepest());
    }

    @Override
    public Basis basis() {
        return Basis.of(deepest(), facts.origin());
    }

    @Override
    public Optional<String> weightsSha256() {
        return Optional.of(facts.sha256());
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

    @Override
    public List<String> layers() {
        return convolutions.stream().map(Vgg19Layout.Convolution::relu).toList();
    }

    @Override
    public float[] meanColour() {
        float[] colour = new float[3];
        for (int i = 0; i < 3; i++) {
            colour[i] = (float) (shift[i] / scale[i]);
        }
        return colour;
    }

    @Override
    public void look(NDArray picture, Set<String> wanted, BiConsumer<String, NDArray> viewer) {
        NDArray current = input(picture);
        for (int i = 0; i <= deepest(wanted); i++) {
            NDArray next = layer(i, current);
            current.close(); // as soon as it is consumed; autograd holds on to what it needs itself
            current = next;
            String name = convolutions.get(i).relu();
            if (wanted.contains(name)) {
                viewer.accept(name, current);
            }
        }
        current.close();
    }

    @Override
    public NDArray tensor(NDManager manager, RgbPlanes picture) {
        NDArray floats = manager.create(picture.values(), new Shape(1, 3, picture.height(), picture.width()));
        return floats.toType(kernels.type(), false);
    }

    /** Kernel of a layer, [outputs, inputs, 3, 3]. */
    NDArray kernel(int layer) {
        return kernels.kernel(layer);
    }

    /** Bias of a layer, [outputs]. */
    NDArray bias(int layer) {
        return kernels.bias(layer);
    }

    @Override
    public LayerGeometry geometry(String layer) {
        int stride = 1;
        int reach = 0;
        for (Vgg19Layout.Convolution each : convolutions) {
            stride *= each.pooledBefore() ? 2 : 1; // pooling joins squares, and sees no further
            reach += stride;
            if (each.relu().equals(layer)) {
                return new LayerGeometry(each.outputs(), stride, reach);
            }
        }
        throw new InvalidInputException(label() + " has no layer " + layer);
    }

    /** The outputs of the ReLUs and of the poolings, with the place of each maximum in 64 bits where that is pooled. */
    @Override
    public double numbersPerPixel(Set<String> layers) {
        double numbers = 0;
        double previous = 3;
        for (int i = 0; i <= deepest(layers); i++) {
            LayerGeometry geometry = geometry(convolutions.get(i).relu());
            double area = (double) geometry.stride() * geometry.stride();
            if (convolutions.get(i).pooledBefore()) {
                numbers += previous / area * (pooling == Pooling.MAX ? 3 : 1);
            }
            numbers += geometry.channels() / area;
            previous = geometry.channels();
        }
        return numbers;
    }

    private NDArray input(NDArray picture) {
        NDManager manager = picture.getManager();
        try (NDArray perChannel = constant(manager, scale);
                NDArray taken = constant(manager, shift);
                NDArray scaled = picture.mul(perChannel);
                NDArray centred = scaled.sub(taken)) {
            return padding.around(centred, 1);
        }
    }

    /** A copy in the engine's own memory. An array made from Java's memory is freed with that, while autograd still needs it. */
    private NDArray constant(NDManager manager, double[] perChannel) {
        try (NDArray created = manager.create(perChannel, new Shape(1, 3, 1, 1));
                NDArray typed = created.toType(kernels.type(), false)) {
            return typed.duplicate();
        }
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
        try (NDArray convolution = Conv2d.conv2d(input, kernels.kernel(i), kernels.bias(i), ONE, padded, ONE)
                .singletonOrThrow()) {
            return convolution.getNDArrayInternal().relu();
        }
    }

    /** Index of the deepest of these; −1 of none. */
    private int deepest(Set<String> names) {
        return names.stream().mapToInt(layers()::indexOf).max().orElse(-1);
    }

    private String deepest() {
        return layers().get(layers().size() - 1);
    }
}

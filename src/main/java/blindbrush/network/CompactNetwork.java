package blindbrush.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import blindbrush.refusal.InvalidInputException;
import blindbrush.weights.CompactLayout;
import blindbrush.weights.CompactWeights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Replaces VGG-19's first layers at a small part of their cost. Some of its convolutions have a head, linear in the channels,
 * that predicts the features of the VGG-19 layer of that name. The features are given in their principal axes, without the
 * axes of almost no variance; differences of features and of Gram matrices are otherwise those of VGG-19.
 */
public final class CompactNetwork implements FeatureNetwork {

    /** Measured by {@code benchmark compact}: with it VGG-19 finds at least as much of the content in the pictures as in its own. */
    private static final double CONTENT_WEIGHT = 1.8;

    private static final Shape ONE = new Shape(1, 1);
    private static final Shape NONE = new Shape(0, 0);

    private final CompactLayout layout;
    private final Map<String, NDArray> tensors;
    private final Optional<String> sha256;
    private final Pooling pooling;
    private final Padding padding;

    /** Puts the weights on the manager's device, where they stay until the manager is closed. */
    public CompactNetwork(NDManager manager, CompactWeights weights, DataType type) {
        this(
                weights.layout(),
                tensors(manager, weights, type),
                Optional.of(weights.sha256()).filter(hash -> !hash.isEmpty()));
    }

    /** Of tensors by name, which may need gradients. */
    public CompactNetwork(CompactLayout layout, Map<String, NDArray> tensors) {
        this(layout, tensors, Optional.empty());
    }

    private CompactNetwork(CompactLayout layout, Map<String, NDArray> tensors, Optional<String> sha256) {
        this(layout, tensors, sha256, Pooling.AVERAGE, Padding.REPLICATE);
    }

    private CompactNetwork(
            CompactLayout layout,
            Map<String, NDArray> tensors,
            Optional<String> sha256,
            Pooling pooling,
            Padding padding) {
        this.layout = layout;
        this.tensors = Map.copyOf(tensors);
        this.sha256 = sha256;
        this.pooling = pooling;
        this.padding = padding;
    }

    /** The weights are shared, not copied. It has only one way of reading pixels. */
    @Override
    public CompactNetwork with(Pooling otherPooling, Padding otherPadding, Pixels pixels) {
        return new CompactNetwork(layout, tensors, sha256, otherPooling, otherPadding);
    }

    @Override
    public String label() {
        return "compact network";
    }

    @Override
    public Basis basis() {
        return Basis.COMPACT;
    }

    @Override
    public Optional<String> weightsSha256() {
        return sha256;
    }

    @Override
    public List<String> layers() {
        return CompactLayout.layers();
    }

    /** The same as for VGG-19 to relu3_4. */
    @Override
    public String contentLayer() {
        return "relu3_3";
    }

    /**
     * More than 1, since the compact network sees only a part of the content that a finished picture lacks.
     */
    @Override
    public double contentWeight() {
        return CONTENT_WEIGHT;
    }

    /** The same as for VGG-19 to relu3_4. */
    @Override
    public List<String> styleLayers() {
        return List.of("relu1_1", "relu2_1", "relu3_1", "relu3_4");
    }

    @Override
    public float[] meanColour() {
        return new float[] {0.5f, 0.5f, 0.5f};
    }

    @Override
    public void look(NDArray picture, Set<String> wanted, BiConsumer<String, NDArray> viewer) {
        activations(picture, upTo(wanted), (convolution, activation) -> {
            for (CompactLayout.Tap tap : CompactLayout.TAPS) {
                if (tap.convolution().equals(convolution) && wanted.contains(tap.layer())) {
                    NDArray head = tensors.get(tap.head());
                    try (NDArray seen = Conv2d.conv2d(activation, head, null, ONE, NONE, ONE)
                            .singletonOrThrow()) {
                        viewer.accept(tap.layer(), seen);
                    }
                }
            }
        });
    }

    /**
     * Shows the outputs of the ReLUs, before any head reads them.
     *
     * @param viewer takes the convolution's name and the activation [count, channels, height, width], which is valid until
     *     it returns
     */
    public void activations(NDArray picture, BiConsumer<String, NDArray> viewer) {
        activations(picture, layout.convolutions(), viewer);
    }

    private void activations(
            NDArray picture, List<CompactLayout.CompactConvolution> through, BiConsumer<String, NDArray> viewer) {
        NDArray current = input(picture);
        for (CompactLayout.CompactConvolution convolution : through) {
            NDArray next = layer(convolution, current);
            current.close(); // as soon as it is consumed; autograd holds on to what it needs itself
            current = next;
            viewer.accept(convolution.name(), current);
        }
        current.close();
    }

    @Override
    public LayerGeometry geometry(String layer) {
        int tap = layers().indexOf(layer);
        if (tap < 0) {
            throw new InvalidInputException(label() + " has no layer " + layer);
        }
        int stride = 1;
        int reach = 0;
        for (CompactLayout.CompactConvolution convolution : layout.convolutions()) {
            stride = 1 << (convolution.block() - 1);
            reach += stride;
            if (convolution.name().equals(CompactLayout.TAPS.get(tap).convolution())) {
                break;
            }
        }
        return new LayerGeometry(layout.heads().get(tap), stride, reach);
    }

    /** The outputs of the ReLUs, of the poolings and of the heads. */
    @Override
    public double numbersPerPixel(Set<String> wanted) {
        double numbers = 3;
        for (CompactLayout.CompactConvolution convolution : layout.convolutions()) {
            double area = Math.pow(4, convolution.block() - 1);
            numbers += (convolution.outputs() + (convolution.pooledBefore() ? convolution.inputs() : 0)) / area;
        }
        return numbers
                + wanted.stream()
                        .map(this::geometry)
                        .mapToDouble(layer -> layer.channels() / ((double) layer.stride() * layer.stride()))
                        .sum();
    }

    @Override
    public NDArray tensor(NDManager manager, RgbPlanes picture) {
        NDArray floats = manager.create(picture.values(), new Shape(1, 3, picture.height(), picture.width()));
        return floats.toType(tensors.values().iterator().next().getDataType(), false);
    }

    /** The convolutions that the layers depend on. */
    private List<CompactLayout.CompactConvolution> upTo(Set<String> wanted) {
        List<CompactLayout.CompactConvolution> all = layout.convolutions();
        List<String> names =
                all.stream().map(CompactLayout.CompactConvolution::name).toList();
        int deepest = CompactLayout.TAPS.stream()
                .filter(tap -> wanted.contains(tap.layer()))
                .mapToInt(tap -> names.indexOf(tap.convolution()))
                .max()
                .orElse(-1);
        return all.subList(0, deepest + 1);
    }

    private NDArray input(NDArray picture) {
        try (NDArray spread = Times.number(picture, 4);
                NDArray centred = spread.sub(2)) {
            return padding.around(centred, 1);
        }
    }

    private NDArray layer(CompactLayout.CompactConvolution convolution, NDArray input) {
        if (!convolution.pooledBefore()) {
            return convolved(convolution, input);
        }
        try (NDArray pooled = pooling.apply(input)) {
            return convolved(convolution, pooled);
        }
    }

    private NDArray convolved(CompactLayout.CompactConvolution convolution, NDArray input) {
        Shape padded = convolution.name().equals("conv1_1") ? NONE : ONE; // its padding lies around the picture already
        NDArray kernel = tensors.get(convolution.weight());
        NDArray bias = tensors.get(convolution.bias());
        try (NDArray convolved =
                Conv2d.conv2d(input, kernel, bias, ONE, padded, ONE).singletonOrThrow()) {
            return convolved.getNDArrayInternal().relu();
        }
    }

    private static Map<String, NDArray> tensors(NDManager manager, CompactWeights weights, DataType type) {
        Map<String, NDArray> tensors = new HashMap<>();
        for (CompactLayout.Tensor tensor : weights.layout().tensors()) {
            List<Integer> shape = tensor.shape();
            float[] values = weights.of(tensor);
            tensors.put(
                    tensor.name(),
                    shape.size() == 1
                            ? Kernels.owned(manager.create(values), type)
                            : Kernels.kernel(manager, values, shape.get(0), shape.get(1), shape.get(2), false, type));
        }
        return tensors;
    }
}

package blindbrush.weights;

import blindbrush.refusal.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The shape of the compact network: VGG's first three blocks with fewer channels, 3 × 3 convolutions two by two and three,
 * each followed by a ReLU, and for each of VGG-19's layers that it stands in for a linear map of the channels (a head).
 *
 * @param widths channels of the three blocks
 * @param heads for each layer of {@link #TAPS}, outputs of its head
 */
public record CompactLayout(List<Integer> widths, List<Integer> heads) {

    /** The layers that it stands in for, shallowest first. */
    public static final List<Tap> TAPS = List.of(
            new Tap("relu1_1", "conv1_1"),
            new Tap("relu2_1", "conv2_1"),
            new Tap("relu3_1", "conv3_1"),
            new Tap("relu3_3", "conv3_3"),
            new Tap("relu3_4", "conv3_3"));

    private static final int[] CONVOLUTIONS = {2, 2, 3};
    private static final int LARGEST_WIDTH = 512;

    /**
     * One of VGG-19's layers that is stood in for.
     *
     * @param layer its name, such as {@code relu3_1}
     * @param convolution whose ReLU its head reads
     */
    public record Tap(String layer, String convolution) {

        /** The name of its head's weights, [outputs, channels, 1, 1]. */
        public String head() {
            return "head." + layer + ".weight";
        }
    }

    /**
     * One convolution 3 × 3 with a ReLU after it.
     *
     * @param name such as {@code conv2_1}
     * @param block from 1
     */
    public record CompactConvolution(String name, int block, int inputs, int outputs) {

        public boolean pooledBefore() {
            return block > 1 && name.endsWith("_1");
        }

        /** The name of its kernel, [outputs, inputs, 3, 3]. */
        public String weight() {
            return name + ".weight";
        }

        /** The name of its biases, [outputs]. */
        public String bias() {
            return name + ".bias";
        }
    }

    /**
     * A tensor of numbers.
     *
     * @param offset where it begins when all are laid one behind the other
     */
    public record Tensor(String name, List<Integer> shape, int offset) {

        public int size() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }

        /** Of a kernel: how many it has for each input and output. */
        public int places() {
            return shape.get(2) * shape.get(3);
        }
    }

    /** @throws InvalidInputException if there are not three widths from 1 to 512, or not a head for each layer */
    public CompactLayout {
        requirePossible(widths);
        if (heads.size() != TAPS.size()) {
            throw new InvalidInputException("%d heads for %d layers".formatted(heads.size(), TAPS.size()));
        }
        widths = List.copyOf(widths);
        heads = List.copyOf(heads);
    }

    /** With heads that give VGG-19's own channels, for learning. */
    public static CompactLayout learning(List<Integer> widths) {
        return new CompactLayout(
                widths, TAPS.stream().map(tap -> teacher(tap.layer()).outputs()).toList());
    }

    /** With heads as wide as what they read: as much as a Gram matrix can tell of wider ones. */
    public static CompactLayout folded(List<Integer> widths) {
        requirePossible(widths);
        return new CompactLayout(
                widths,
                TAPS.stream().map(tap -> outputs(widths, tap.convolution())).toList());
    }

    /** From the picture on. */
    public List<CompactConvolution> convolutions() {
        return convolutions(widths);
    }

    /** All tensors in the order in which they lie. */
    public List<Tensor> tensors() {
        List<Tensor> all = new ArrayList<>();
        for (CompactConvolution convolution : convolutions()) {
            add(all, convolution.weight(), List.of(convolution.outputs(), convolution.inputs(), 3, 3));
            add(all, convolution.bias(), List.of(convolution.outputs()));
        }
        for (int i = 0; i < TAPS.size(); i++) {
            int inputs = outputs(widths, TAPS.get(i).convolution());
            add(all, TAPS.get(i).head(), List.of(heads.get(i), inputs, 1, 1));
        }
        return all;
    }

    /**
     * The tensor of that name.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public Tensor tensor(String name) {
        return tensors().stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The kernels that read what a convolution gives: the next convolution's and heads. */
    public List<Tensor> readers(String convolution) {
        List<String> names =
                convolutions().stream().map(CompactConvolution::name).toList();
        Stream<String> next = convolutions().stream()
                .skip(names.indexOf(convolution) + 1L)
                .limit(1)
                .map(CompactConvolution::weight);
        Stream<String> taps = TAPS.stream()
                .filter(tap -> tap.convolution().equals(convolution))
                .map(Tap::head);
        return Stream.concat(next, taps).map(this::tensor).toList();
    }

    /** How many numbers there are. */
    public int size() {
        Tensor last = tensors().get(tensors().size() - 1);
        return last.offset() + last.size();
    }

    /** The names of the layers that it stands in for, shallowest first. */
    public static List<String> layers() {
        return TAPS.stream().map(Tap::layer).toList();
    }

    private static List<CompactConvolution> convolutions(List<Integer> widths) {
        List<CompactConvolution> all = new ArrayList<>();
        int inputs = 3;
        for (int block = 1; block <= CONVOLUTIONS.length; block++) {
            for (int i = 1; i <= CONVOLUTIONS[block - 1]; i++) {
                all.add(new CompactConvolution("conv%d_%d".formatted(block, i), block, inputs, widths.get(block - 1)));
                inputs = widths.get(block - 1);
            }
        }
        return all;
    }

    private static int outputs(List<Integer> widths, String name) {
        return convolutions(widths).stream()
                .filter(convolution -> convolution.name().equals(name))
                .findFirst()
                .orElseThrow()
                .outputs();
    }

    private static void requirePossible(List<Integer> widths) {
        if (widths.size() != CONVOLUTIONS.length
                || widths.stream().anyMatch(width -> width < 1 || width > LARGEST_WIDTH)) {
            throw new InvalidInputException("the compact network has %d blocks of 1 to %d channels, not %s"
                    .formatted(CONVOLUTIONS.length, LARGEST_WIDTH, widths));
        }
    }

    private static Vgg19Layout.Convolution teacher(String layer) {
        return Vgg19Layout.ALL.stream()
                .filter(convolution -> convolution.relu().equals(layer))
                .findFirst()
                .orElseThrow();
    }

    private static void add(List<Tensor> all, String name, List<Integer> shape) {
        int offset = all.isEmpty()
                ? 0
                : all.get(all.size() - 1).offset() + all.get(all.size() - 1).size();
        all.add(new Tensor(name, shape, offset));
    }
}

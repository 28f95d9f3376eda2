package blindbrush.weights;

import static java.util.stream.Collectors.toSet;

import blindbrush.weights.file.StateDictionary;
import blindbrush.weights.file.UnusableWeightsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The convolutions of VGG-19 as far as style transfer uses them, conv1_1 to conv5_1 (Simonyan and Zisserman 2014,
 * table 1, E), all 3 × 3.
 */
public final class Vgg19Layout {

    private static final int[] CONVOLUTIONS = {2, 2, 4, 4, 1};
    private static final int[] CHANNELS = {64, 128, 256, 512, 512};

    public static final List<Convolution> ALL = convolutions();

    /** The rest of block 5, which whole networks have and style transfer does not use. */
    private static final Set<Integer> BEYOND = Set.of(30, 32, 34);

    /** The number of the last module of {@code features} in any network of the family. */
    private static final int LAST = 52;

    private Vgg19Layout() {}

    /**
     * One convolution and the ReLU after it.
     *
     * @param relu the layer's name in the papers, such as {@code relu3_1}
     * @param parameter its name in torchvision's state dictionary, such as {@code features.10}
     * @param inputs input channels
     * @param outputs output channels
     * @param pooledBefore whether a pooling layer precedes it
     */
    public record Convolution(String relu, String parameter, int inputs, int outputs, boolean pooledBefore) {

        /** The name of its kernel, [outputs, inputs, 3, 3]. */
        public String kernel() {
            return parameter + ".weight";
        }

        /** The name of its bias, [outputs]. */
        public String bias() {
            return parameter + ".bias";
        }

        /** How many bytes its numbers take. */
        long bytes() {
            return 4L * outputs * (9L * inputs + 1);
        }

        /** The layer's name without its ReLU, such as {@code conv3_1}. */
        public String name() {
            return relu.replace("relu", "conv");
        }
    }

    /**
     * Refuses other networks of the family, which share their first layers with this one.
     *
     * @throws UnusableWeightsException if there is a convolution where VGG-19 has none, or one is left out
     */
    static void requireNoOther(StateDictionary file) {
        Set<String> ours = ALL.stream().map(Convolution::kernel).collect(toSet());
        @Nullable String missing = null;
        for (int index = 0; index <= LAST; index++) {
            String kernel = "features.%d.weight".formatted(index);
            boolean mayBe = ours.contains(kernel) || BEYOND.contains(index);
            if (file.has(kernel) && (!mayBe || missing != null)) {
                throw new UnusableWeightsException(other(kernel, missing, mayBe));
            }
            if (mayBe && missing == null && !file.has(kernel)) {
                missing = kernel;
            }
        }
    }

    /** How many bytes the convolutions take that the file has. */
    public static long bytesIn(StateDictionary file) {
        return ALL.stream()
                .filter(convolution -> file.has(convolution.kernel()))
                .mapToLong(Convolution::bytes)
                .sum();
    }

    private static String other(String kernel, @Nullable String missing, boolean mayBe) {
        String absent = missing == null ? "" : "no tensor %s but ".formatted(missing);
        String verdict = mayBe ? "its layers have a gap" : "it is another network, where VGG-19 has no such layer";
        return "it has %s%s: %s".formatted(absent, kernel, verdict);
    }

    private static List<Convolution> convolutions() {
        List<Convolution> all = new ArrayList<>();
        int inputs = 3;
        int index = 0;
        for (int block = 0; block < CONVOLUTIONS.length; block++) {
            for (int i = 0; i < CONVOLUTIONS[block]; i++) {
                String relu = "relu%d_%d".formatted(block + 1, i + 1);
                all.add(new Convolution(relu, "features." + index, inputs, CHANNELS[block], block > 0 && i == 0));
                inputs = CHANNELS[block];
                index += 2; // torchvision counts each ReLU as a layer of its own
            }
            index++; // … and each pooling
        }
        return List.copyOf(all);
    }
}

package blindbrush.weights;

import java.util.ArrayList;
import java.util.List;

/**
 * The convolutions of VGG-19 as far as style transfer uses them, conv1_1 to conv5_1 (Simonyan and Zisserman 2014,
 * table 1, E), all 3 × 3.
 */
public final class Vgg19Layout {

    private static final int[] CONVOLUTIONS = {2, 2, 4, 4, 1};
    private static final int[] CHANNELS = {64, 128, 256, 512, 512};

    public static final List<Convolution> ALL = convolutions();

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
    public record Convolution(String relu, String parameter, int inputs, int outputs, boolean pooledBefore) {}

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

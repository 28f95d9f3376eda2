package blindbrush.weights;

import blindbrush.weights.file.UnusableWeightsException;
import java.util.Locale;

/**
 * How a network wants its pictures. The order of the channels is dealt with once, in the first convolution's weights.
 *
 * @see <a href="https://www.robots.ox.ac.uk/~vgg/research/very_deep/">Simonyan and Zisserman's VGG</a>
 */
@SuppressWarnings("ImmutableEnumChecker") // its arrays are only handed out as copies
public enum Preprocessing {
    /** Blue first, 0 to 255, minus the mean of the training set: Oxford's weights. */
    CAFFE("caffe: BGR, 0-255, minus (103.939, 116.779, 123.68)", true, new double[] {255, 255, 255}, new double[] {
        123.68, 116.779, 103.939
    }),
    /** Red first, 0 to 1, standardised: torchvision's weights. */
    TORCHVISION(
            "torchvision: RGB, 0-1, minus (0.485, 0.456, 0.406), over (0.229, 0.224, 0.225)",
            false,
            new double[] {1 / 0.229, 1 / 0.224, 1 / 0.225},
            new double[] {0.485 / 0.229, 0.456 / 0.224, 0.406 / 0.225});

    private final String words;
    private final boolean blueFirst;
    private final double[] scale;
    private final double[] shift;

    Preprocessing(String words, boolean blueFirst, double[] scale, double[] shift) {
        this.words = words;
        this.blueFirst = blueFirst;
        this.scale = scale;
        this.shift = shift;
    }

    /**
     * From the words of a weights file, "caffe…" or "torchvision…".
     *
     * @throws UnusableWeightsException if they name neither
     */
    static Preprocessing named(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        for (Preprocessing candidate : values()) {
            if (lower.startsWith(candidate.name().toLowerCase(Locale.ROOT))) {
                return candidate;
            }
        }
        throw new UnusableWeightsException(
                "its preprocessing is \"%s\"; known are \"caffe\" and \"torchvision\"".formatted(words));
    }

    /** As a weights file's metadata says it, to be read by {@link #named}. */
    public String words() {
        return words;
    }

    /** Whether the first convolution's weights expect blue, green, red. */
    public boolean blueFirst() {
        return blueFirst;
    }

    /** By which each of red, green, blue from 0 to 1 is multiplied. */
    public double[] scale() {
        return scale.clone();
    }

    /** What is then subtracted from each of red, green, blue. */
    public double[] shift() {
        return shift.clone();
    }
}

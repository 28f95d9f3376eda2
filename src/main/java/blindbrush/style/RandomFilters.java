package blindbrush.style;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Features without learning: one layer of random filters and a ReLU on each octave of the picture, which "rivals or
 * surpasses" VGG for textures (Ustyuzhaninov et al. 2016, filters of 3 to 55 pixels; here 7 × 7 on five octaves, so 7
 * to 112). Each channel's mean over noise with a natural picture's spectrum is made one. The filters are the same in
 * every process.
 */
final class RandomFilters implements FeatureNetwork {

    private static final String FIRST = "random1";
    private static final int OCTAVES = 5;
    private static final int EDGE = 7;
    private static final int CHANNELS = 96;
    private static final long SEED = 1508_06576L;

    private static final Shape ONE = new Shape(1, 1);
    private static final Shape NONE = new Shape(0, 0);

    private final NDArray kernel;
    private final NDArray bias;

    RandomFilters(NDManager manager) {
        Random random = new Random(SEED);
        this.kernel = manager.create(kernel(random), new Shape(CHANNELS, 3, EDGE, EDGE));
        this.bias = manager.create(bias(random));
    }

    @Override
    public String label() {
        return "random filters";
    }

    @Override
    public Optional<String> weightsSha256() {
        return Optional.empty();
    }

    @Override
    public String contentLayer() {
        return "random2";
    }

    /** random1 on the full picture to random5 on its sixteenth. */
    @Override
    public List<String> styleLayers() {
        return IntStream.rangeClosed(1, OCTAVES).mapToObj(i -> "random" + i).toList();
    }

    @Override
    public Map<String, NDArray> features(NDArray picture, Set<String> wanted) {
        Map<String, NDArray> found = new LinkedHashMap<>();
        NDArray octave = picture.mul(2).sub(1);
        for (String layer : styleLayers()) {
            if (!layer.equals(FIRST)) {
                octave = Pooling.AVERAGE.apply(octave);
            }
            if (wanted.contains(layer)) {
                found.put(layer, filtered(octave));
            }
        }
        return found;
    }

    private NDArray filtered(NDArray octave) {
        try (NDArray padded = Padding.REPLICATE.around(octave, EDGE / 2);
                NDArray convolution =
                        Conv2d.conv2d(padded, kernel, bias, ONE, NONE, ONE).singletonOrThrow()) {
            return convolution.getNDArrayInternal().relu();
        }
    }

    private static float[] kernel(Random random) {
        float[] values = new float[CHANNELS * 3 * EDGE * EDGE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() / Math.sqrt(3.0 * EDGE * EDGE));
        }
        return values;
    }

    private static float[] bias(Random random) {
        float[] values = new float[CHANNELS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.2 * random.nextGaussian());
        }
        return values;
    }
}

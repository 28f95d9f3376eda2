package blindbrush.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Features without learning: one layer of random filters and a ReLU on each octave of the picture, which "rivals or
 * surpasses" VGG for textures (Ustyuzhaninov et al. 2016, filters of 3 to 55 pixels; here 7 × 7 on five octaves, so 7
 * to 112). Each channel's mean over noise with a natural picture's spectrum is made one. The filters are the same in
 * every process.
 */
public final class RandomFilters implements FeatureNetwork {

    private static final String FIRST = "random1";
    private static final int OCTAVES = 5;
    private static final int EDGE = 7;
    private static final int CHANNELS = 96;
    private static final int NOISE_EDGE = 128;

    /** Keeps a filter that hardly ever answers from being blown up. */
    private static final double LEAST_MEAN = 0.02;

    private static final long SEED = 1508_06576L;

    private static final Shape ONE = new Shape(1, 1);
    private static final Shape NONE = new Shape(0, 0);

    private static final Shape TWO = new Shape(2, 2);
    private static final double[] BINOMIAL = {1 / 8.0, 3 / 8.0, 3 / 8.0, 1 / 8.0};

    private final NDArray kernel;
    private final NDArray bias;
    private final NDArray binomial;

    /** Makes the filters on the manager's device, where they stay until the manager is closed. */
    public RandomFilters(NDManager manager) {
        Random random = new Random(SEED);
        this.binomial = manager.create(binomial(), new Shape(3, 1, BINOMIAL.length, BINOMIAL.length));
        NDArray rawKernel = manager.create(kernel(random), new Shape(CHANNELS, 3, EDGE, EDGE));
        NDArray rawBias = manager.create(bias(random));
        try (NDArray answers = filtered(cloudyNoise(manager, random), rawKernel, rawBias);
                NDArray perChannel =
                        answers.reshape(CHANNELS, -1).mean(new int[] {1}).maximum(LEAST_MEAN)) {
            // a ReLU lets a positive factor through, so dividing the filter divides its output
            this.kernel = rawKernel.div(perChannel.reshape(CHANNELS, 1, 1, 1));
            this.bias = rawBias.div(perChannel);
        }
    }

    @Override
    public String label() {
        return "random filters";
    }

    @Override
    public Basis basis() {
        return Basis.OTHER_VGG;
    }

    @Override
    public Optional<String> weightsSha256() {
        return Optional.empty();
    }

    @Override
    public String contentLayer() {
        return "random2";
    }

    @Override
    public List<String> layers() {
        return styleLayers();
    }

    @Override
    public float[] meanColour() {
        return new float[] {0.5f, 0.5f, 0.5f};
    }

    @Override
    public NDArray tensor(NDManager manager, RgbPlanes picture) {
        return manager.create(picture.values(), new Shape(1, 3, picture.height(), picture.width()));
    }

    /** random1 on the full picture to random5 on its sixteenth. */
    @Override
    public List<String> styleLayers() {
        return IntStream.rangeClosed(1, OCTAVES).mapToObj(i -> "random" + i).toList();
    }

    @Override
    public void look(NDArray picture, Set<String> wanted, BiConsumer<String, NDArray> viewer) {
        NDArray octave = Times.number(picture, 2).sub(1);
        int deepest = wanted.stream().mapToInt(layers()::indexOf).max().orElse(-1);
        for (String layer : layers().subList(0, deepest + 1)) {
            if (!layer.equals(FIRST)) {
                octave = halved(octave);
            }
            if (wanted.contains(layer)) {
                try (NDArray features = filtered(octave, kernel, bias)) {
                    viewer.accept(layer, features);
                }
            }
        }
    }

    /** Halving sees one pixel of its octave beyond the two that it joins, a filter half its edge. */
    @Override
    public LayerGeometry geometry(String layer) {
        int octave = layers().indexOf(layer);
        if (octave < 0) {
            throw new IllegalArgumentException(label() + " have no layer " + layer);
        }
        int stride = 1 << octave;
        return new LayerGeometry(CHANNELS, stride, stride - 1 + EDGE / 2 * stride);
    }

    /** Padded octaves and the outputs of the ReLUs. */
    @Override
    public double numbersPerPixel(Set<String> layers) {
        return layers.stream()
                .mapToInt(layer -> geometry(layer).stride())
                .mapToDouble(stride -> (CHANNELS + 6.0) / ((double) stride * stride))
                .sum();
    }

    /** Blurred and thinned out; plain pooling would leave its 2 × 2 blocks, magnified, as a grid in the picture. */
    private NDArray halved(NDArray octave) {
        try (NDArray padded = Padding.REPLICATE.around(octave, 1)) {
            return Conv2d.conv2d(padded, binomial, null, TWO, NONE, ONE, 3).singletonOrThrow();
        }
    }

    private static NDArray filtered(NDArray octave, NDArray kernel, NDArray bias) {
        try (NDArray padded = Padding.REPLICATE.around(octave, EDGE / 2);
                NDArray convolution =
                        Conv2d.conv2d(padded, kernel, bias, ONE, NONE, ONE).singletonOrThrow()) {
            return convolution.getNDArrayInternal().relu();
        }
    }

    /** As much contrast in each octave, which is how natural pictures are; −1 to 1, [1, 3, 128, 128]. */
    private NDArray cloudyNoise(NDManager manager, Random random) {
        NDArray sum = manager.zeros(new Shape(1, 3, NOISE_EDGE, NOISE_EDGE));
        for (int edge = 2; edge <= NOISE_EDGE; edge *= 2) {
            float[] values = new float[3 * edge * edge];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (0.2 * random.nextGaussian());
            }
            RgbPlanes octave = new RgbPlanes(edge, edge, values).resized(NOISE_EDGE, NOISE_EDGE);
            sum.addi(tensor(manager, octave));
        }
        return sum;
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

    private static float[] binomial() {
        int edge = BINOMIAL.length;
        float[] values = new float[3 * edge * edge];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (BINOMIAL[i % edge] * BINOMIAL[i / edge % edge]);
        }
        return values;
    }
}

package blindbrush.style;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import blindbrush.network.Basis;
import blindbrush.network.FeatureNetwork;
import blindbrush.network.LayerGeometry;
import blindbrush.network.RgbPlanes;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;

/** Two small layers of convolution and tanh in 64 bits: no kinks, so that central differences can be held to their order. */
public final class SmoothNetwork implements FeatureNetwork {

    private static final int CHANNELS = 5;
    private static final Shape ONE = new Shape(1, 1);

    private final NDManager manager;
    private final NDArray first;
    private final NDArray second;

    public SmoothNetwork(NDManager manager) {
        Random random = new Random(11);
        this.manager = manager;
        this.first = kernel(random, 3);
        this.second = kernel(random, CHANNELS);
    }

    @Override
    public String label() {
        return "smooth";
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
    public List<String> layers() {
        return List.of("smooth1", "smooth2");
    }

    @Override
    public String contentLayer() {
        return "smooth2";
    }

    @Override
    public List<String> styleLayers() {
        return layers();
    }

    @Override
    public float[] meanColour() {
        return new float[] {0.5f, 0.5f, 0.5f};
    }

    @Override
    public void look(NDArray picture, Set<String> wanted, BiConsumer<String, NDArray> viewer) {
        try (NDArray once = layer(picture, first);
                NDArray twice = layer(once, second)) {
            viewer.accept("smooth1", once);
            viewer.accept("smooth2", twice);
        }
    }

    @Override
    public LayerGeometry geometry(String layer) {
        return new LayerGeometry(CHANNELS, 1, 1 + layers().indexOf(layer));
    }

    @Override
    public double numbersPerPixel(Set<String> wanted) {
        return 2 * CHANNELS;
    }

    @Override
    public NDArray tensor(NDManager owner, RgbPlanes picture) {
        NDArray floats = owner.create(picture.values(), new Shape(1, 3, picture.height(), picture.width()));
        return floats.toType(DataType.FLOAT64, false);
    }

    private static NDArray layer(NDArray input, NDArray kernel) {
        return Conv2d.conv2d(input, kernel, null, ONE, ONE, ONE)
                .singletonOrThrow()
                .tanh();
    }

    private NDArray kernel(Random random, int inputs) {
        double[] values = random.doubles(9L * inputs * CHANNELS, -0.4, 0.4).toArray();
        return manager.create(values, new Shape(CHANNELS, inputs, 3, 3));
    }
}

package blindbrush.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import blindbrush.weights.Vgg19Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * The convolutions of one evaluation and nothing else, forward and backward, on numbers that are already in memory. No
 * evaluation of the network can be faster, so benchmarks compare evaluations with it.
 */
public final class BareConvolutions {

    private static final Shape ONE = new Shape(1, 1);

    /** One convolution's operands: forward, and backward with the kernel turned round and its channels exchanged. */
    private record Pair(NDArray input, NDArray kernel, NDArray bias, NDArray answer, NDArray turned) {}

    private final List<Pair> pairs = new ArrayList<>();
    private long multiplications;

    /** For a network and a size of picture; the numbers are noise, owned by the manager. */
    public BareConvolutions(NDManager manager, Vgg19 network, int height, int width) {
        int rows = height;
        int columns = width;
        for (int i = 0; i < network.layers().size(); i++) {
            Vgg19Layout.Convolution convolution = Vgg19Layout.ALL.get(i);
            rows = convolution.pooledBefore() ? rows / 2 : rows;
            columns = convolution.pooledBefore() ? columns / 2 : columns;
            pairs.add(new Pair(
                    noise(manager, convolution.inputs(), rows, columns),
                    network.kernel(i),
                    network.bias(i),
                    noise(manager, convolution.outputs(), rows, columns),
                    turned(manager, network.kernel(i))));
            multiplications += 2L * 9 * convolution.inputs() * convolution.outputs() * rows * columns;
        }
    }

    /** Computes them all once. */
    public void run() {
        for (Pair pair : pairs) {
            Conv2d.conv2d(pair.input, pair.kernel, pair.bias, ONE, ONE, ONE).close();
        }
        for (Pair pair : pairs) {
            Conv2d.conv2d(pair.answer, pair.turned, null, ONE, ONE, ONE).close();
        }
    }

    /** Floating-point operations of one run, a multiplication and an addition being two. */
    public long operations() {
        return 2 * multiplications;
    }

    /** [1, channels, height, width], channels last in memory. */
    private static NDArray noise(NDManager manager, int channels, int height, int width) {
        return manager.randomUniform(0, 1, new Shape(1, height, width, channels), DataType.FLOAT32)
                .transpose(0, 3, 1, 2);
    }

    private static NDArray turned(NDManager manager, NDArray kernel) {
        try (NDArray flipped = kernel.flip(2, 3);
                NDArray exchanged = flipped.transpose(1, 2, 3, 0)) {
            NDArray dense = manager.create(exchanged.toFloatArray(), exchanged.getShape());
            return dense.transpose(0, 3, 1, 2);
        }
    }
}

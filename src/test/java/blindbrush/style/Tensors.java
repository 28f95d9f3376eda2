package blindbrush.style;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import blindbrush.network.PyTorch;
import java.util.Random;

/** Arrays for tests. */
public final class Tensors {

    private Tensors() {}

    public static NDManager manager() {
        return PyTorch.start(0).newBaseManager(Device.cpu());
    }

    /** Uniform from 0 to 1, [1, 3, height, width]. */
    public static NDArray picture(NDManager manager, int height, int width, long seed) {
        Random random = new Random(seed);
        float[] values = new float[3 * height * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return manager.create(values, new Shape(1, 3, height, width));
    }

    public static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    public static double norm(float[] a) {
        return Math.sqrt(dot(a, a));
    }
}

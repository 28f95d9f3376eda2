package blindbrush.style;

import blindbrush.weights.Origin;
import blindbrush.weights.Preprocessing;
import blindbrush.weights.Vgg19Layout;
import blindbrush.weights.Vgg19Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** VGG-19 with random numbers in place of what it learned. */
final class SyntheticWeights {

    private SyntheticWeights() {}

    /** He-initialised kernels and small biases of the first so many convolutions. */
    static Vgg19Weights first(int convolutions) {
        Random random = new Random(19);
        List<Vgg19Weights.Layer> layers = new ArrayList<>();
        for (Vgg19Layout.Convolution convolution : Vgg19Layout.ALL.subList(0, convolutions)) {
            double deviation = Math.sqrt(2.0 / (9 * convolution.inputs()));
            float[] kernel = gaussians(random, 9 * convolution.inputs() * convolution.outputs(), deviation);
            layers.add(new Vgg19Weights.Layer(convolution, kernel, gaussians(random, convolution.outputs(), 0.1)));
        }
        return new Vgg19Weights(List.copyOf(layers), Preprocessing.TORCHVISION, Origin.of(layers), "0".repeat(64));
    }

    private static float[] gaussians(Random random, int count, double deviation) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }
}

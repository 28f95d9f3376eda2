package blindbrush.style;

import ai.djl.ndarray.NDManager;
import blindbrush.network.WeightNormalization;
import blindbrush.weights.Preprocessing;
import blindbrush.weights.Vgg19Layout;
import blindbrush.weights.Vgg19Weights;
import blindbrush.weights.WeightsOrigin;
import java.util.ArrayList;
import java.util.List;

/** VGG-19 with made-up numbers in place of what it learned: those of the reference program, {@code style_oracle.py}. */
public final class SyntheticWeights {

    private final List<Vgg19Weights.Layer> layers = new ArrayList<>();
    private long next;

    private SyntheticWeights(int convolutions) {
        for (Vgg19Layout.Convolution convolution : Vgg19Layout.ALL.subList(0, convolutions)) {
            double deviation = Math.sqrt(2.0 / (9 * convolution.inputs()));
            float[] kernel = numbers(9 * convolution.inputs() * convolution.outputs(), Math.sqrt(12), deviation);
            layers.add(new Vgg19Weights.Layer(convolution, kernel, numbers(convolution.outputs(), 2, 1)));
        }
    }

    /** The first so many convolutions, at most 13. */
    public static Vgg19Weights first(int convolutions) {
        List<Vgg19Weights.Layer> layers = List.copyOf(new SyntheticWeights(convolutions).layers);
        return new Vgg19Weights(layers, Preprocessing.CAFFE, WeightsOrigin.of(layers), "0".repeat(64));
    }

    /** All 13, normalised over the reference's content and style pictures. */
    public static Vgg19Weights normalized() {
        try (NDManager manager = Tensors.manager()) {
            return WeightNormalization.of(
                    manager, first(13), List.of(Reference.picture("content"), Reference.picture("style")), "for tests");
        }
    }

    /** Uniform from 0 to 1: SplitMix64 of the number's place. */
    public static double uniform(long place) {
        long z = (place + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return ((z ^ z >>> 31) >>> 11) * 0x1p-53;
    }

    private float[] numbers(int count, double width, double factor) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) ((uniform(next++) - 0.5) * width * factor);
        }
        return values;
    }
}

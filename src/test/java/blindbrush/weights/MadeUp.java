package blindbrush.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** VGG-19 with made-up numbers of about the right scale. */
public final class MadeUp {

    private MadeUp() {}

    public static List<Vgg19Weights.Layer> layers(int count) {
        SplittableRandom random = new SplittableRandom(19);
        List<Vgg19Weights.Layer> layers = new ArrayList<>();
        for (Vgg19Layout.Convolution convolution : Vgg19Layout.ALL.subList(0, count)) {
            float[] kernel = numbers(random, 9 * convolution.inputs() * convolution.outputs());
            layers.add(new Vgg19Weights.Layer(convolution, kernel, numbers(random, convolution.outputs())));
        }
        return List.copyOf(layers);
    }

    public static Vgg19Weights weights(int count) {
        List<Vgg19Weights.Layer> layers = layers(count);
        return new Vgg19Weights(layers, Preprocessing.CAFFE, WeightsOrigin.of(layers), "");
    }

    /** Numbers by the formula of the files that torch.save wrote; see their README. */
    public static float[] byFormula(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (i * 37 % 101 - 50) / 64f;
        }
        return values;
    }

    private static float[] numbers(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        return values;
    }
}

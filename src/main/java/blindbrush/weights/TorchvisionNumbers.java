package blindbrush.weights;

import java.util.List;

/**
 * By what torchvision's VGG-19, which it trained anew, is known: the hash of the whole file as it publishes it, and,
 * for conversions of that, the first filter as people's printouts show it, to five digits.
 */
public final class TorchvisionNumbers {

    /** Of {@code vgg19-dcbb9e9d.pth}. */
    public static final String SHA256 = "dcbb9e9dad569fff7a846263a77324fc34978fea2bfb039c012d710e1776ae44";

    private static final float[] FIRST_FILTER = {
        -5.3474e-02f,
        -4.9257e-02f,
        -6.7942e-02f,
        1.5314e-02f,
        4.5068e-02f,
        2.1444e-03f,
        3.6226e-02f,
        1.9999e-02f,
        1.9864e-02f,
        1.7015e-02f,
        5.5403e-02f,
        -6.2293e-03f,
        1.4165e-01f,
        2.2705e-01f,
        1.3758e-01f,
        1.2000e-01f,
        2.0030e-01f,
        9.2114e-02f,
        -4.4885e-02f,
        1.2680e-02f,
        -1.4497e-02f,
        5.9742e-02f,
        1.3955e-01f,
        5.4102e-02f,
        -9.6141e-04f,
        5.8304e-02f,
        -2.9663e-02f
    };

    /** Half a unit of the fifth digit, at worst. */
    private static final float ROUNDING = 5e-5f;

    private TorchvisionNumbers() {}

    /** Whether the first filter is torchvision's, as far as printed digits tell. */
    static boolean begin(List<Vgg19Weights.Layer> layers) {
        float[] kernel = layers.get(0).kernel();
        for (int i = 0; i < FIRST_FILTER.length; i++) {
            if (Math.abs(kernel[i] - FIRST_FILTER[i]) > 1.1f * ROUNDING * Math.abs(FIRST_FILTER[i])) {
                return false;
            }
        }
        return true;
    }
}

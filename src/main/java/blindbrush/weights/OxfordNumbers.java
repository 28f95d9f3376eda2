package blindbrush.weights;

import blindbrush.weights.file.Sha256;
import java.util.List;

/**
 * Recognises the weights that Simonyan and Zisserman trained in Oxford, which the papers on style transfer use, by SHA-256 of the
 * little-endian float32 bytes of the first eight convolutions, kernel [outputs, inputs, 3, 3] and bias, blue first. Computed from a file that
 * came through Keras's conversion; the deeper ones were not at hand.
 */
public final class OxfordNumbers {

    private record Hashes(String kernel, String bias) {}

    private static final List<Hashes> KNOWN = List.of(
            new Hashes( // conv1_1
                    "f8ee325686ded00722375b5a05fd287de09be3bd3b1853cb1c5cf29996394684",
                    "f8941ad2059e42ccbd36bbbd2d6ac03364baaeabae90033573809fade7939de1"),
            new Hashes( // conv1_2
                    "6359a74e0dcd6dd65c6d6cc22741fc91208dcdc6a17dacda681a7a92ade5205e",
                    "5761d90241981f04d827da94d22b213443a0aa5179612540d778137c76a20812"),
            new Hashes( // conv2_1
                    "b041ae17dca5065435e6f7317d98c2d23461a7955924571f5e1fb6dcc312f918",
                    "4b770cb032dabd86141d9c219249d2a9613004918c07a69d27078b11cbed9ccf"),
            new Hashes( // conv2_2
                    "f4ce3ca269e6523b53a9805edba391deb98ee84cd2396a30fb5f9ec4e4931a0a",
                    "2b817920c16e27b478c5692794aced5a8e23769480bba794c0d8ad8190934d03"),
            new Hashes( // conv3_1
                    "4ce2a8bd985dc3ace77eaf79d973b9dfa804a8a29f0efb1633827eef054acfb9",
                    "b00b2e1b3f88d36476bebfaf5f787d8be0f4fc2f916e746b87c57b82d6b6b0dd"),
            new Hashes( // conv3_2
                    "5e082fa2a7741488a5d63566620123add625bdd48fc18089029e7b623c9d59e8",
                    "8a2d2d519f265c1203c19d34b221231a9e04e84fe15000a7c0a6b3650094841f"),
            new Hashes( // conv3_3
                    "01ffd66f0d43827db1358c3c939515eeaf94e219c787783d4c8711da61c867ce",
                    "9af5673e3e3a99dc8bc73c6247f71cf8fab3ecc529a5afd2456c76067b99523b"),
            new Hashes( // conv3_4
                    "4caecc66b12469afd6bee7df7d68fff6ca74adca97f9b5a5d07524b744b8c5ed",
                    "2f7261deddc1711356d82920b6a36640316151042ef30c37da5b9730cccce935"));

    private OxfordNumbers() {}

    /** How many layers from the first on are exactly Oxford's, 0 to 8. */
    static int equalLayers(List<Vgg19Weights.Layer> layers) {
        int equal = 0;
        while (equal < Math.min(KNOWN.size(), layers.size()) && same(layers.get(equal), KNOWN.get(equal))) {
            equal++;
        }
        return equal;
    }

    /** How many of so many layers can be told by their hashes. */
    public static int known(int layers) {
        return Math.min(KNOWN.size(), layers);
    }

    private static boolean same(Vgg19Weights.Layer layer, Hashes hashes) {
        return hashes.bias().equals(Sha256.of(layer.bias())) && hashes.kernel().equals(Sha256.of(layer.kernel()));
    }
}

package blindbrush.network;

import blindbrush.weights.Vgg19Weights;
import blindbrush.weights.WeightsOrigin;
import blindbrush.weights.WeightsOrigin.Identity;
import java.util.Optional;

/** What a network has learned from, as far as a preset's name depends on it. */
public enum Basis {
    /** The compact network, which was trained to give the features of Oxford's VGG-19. */
    COMPACT("the compact network that comes with the program"),
    /** VGG-19 in another training, or only its first layers. */
    OTHER_VGG("another VGG-19, or only its first layers"),
    /** Oxford's VGG-19 to relu5_1 as it was trained (Simonyan and Zisserman 2014). */
    OXFORD("Oxford's VGG-19 to relu5_1, as it was trained"),
    /** The same with each filter's mean activation brought to one (Gatys et al. 2016, section 2). */
    OXFORD_NORMALIZED("Oxford's VGG-19 to relu5_1, normalised");

    private final String words;

    Basis(String words) {
        this.words = words;
    }

    /** Of weights as they were read. */
    public static Basis of(Vgg19Weights weights) {
        int last = weights.layers().size() - 1;
        return of(weights.layers().get(last).convolution().relu(), weights.origin());
    }

    static Basis of(String deepestLayer, WeightsOrigin origin) {
        if (!deepestLayer.equals("relu5_1")) {
            return OTHER_VGG;
        }
        if (origin.identity() == Identity.OXFORD) {
            return OXFORD;
        }
        return origin.normalizedFrom().equals(Optional.of(Identity.OXFORD)) ? OXFORD_NORMALIZED : OTHER_VGG;
    }

    /** For messages and records. */
    public String words() {
        return words;
    }
}

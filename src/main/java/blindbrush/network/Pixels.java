package blindbrush.network;

import blindbrush.weights.Preprocessing;
import org.jspecify.annotations.Nullable;

/** How the values of a picture, red, green, blue from 0 to 1, become the network's input: r ↦ scale · r − shift. */
@SuppressWarnings("ImmutableEnumChecker") // its arrays are only handed out as copies
public enum Pixels {
    /** As the weights were trained. */
    AS_TRAINED(null, null),
    /** Johnson's neural-style multiplies by 256 before it takes the mean off. */
    TIMES_256(new double[] {256, 256, 256}, new double[] {123.68, 116.779, 103.939}),
    /** Kai Sheng Tai's mean pixel is rounded. */
    ROUNDED_MEAN(new double[] {255, 255, 255}, new double[] {123, 117, 104});

    private final double @Nullable [] scale;
    private final double @Nullable [] shift;

    Pixels(double @Nullable [] scale, double @Nullable [] shift) {
        this.scale = scale;
        this.shift = shift;
    }

    /** By which each of red, green, blue is multiplied. */
    double[] scale(Preprocessing trained) {
        return scale == null ? trained.scale() : scale.clone();
    }

    /** What is then subtracted from each of red, green, blue. */
    double[] shift(Preprocessing trained) {
        return shift == null ? trained.shift() : shift.clone();
    }
}

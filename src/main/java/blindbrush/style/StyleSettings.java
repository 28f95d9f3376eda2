package blindbrush.style;

import java.util.List;
import java.util.Optional;

/**
 * The style's part of the loss.
 *
 * @param weight of all its layers together, 0 for none
 * @param layers each with its share; empty for equal shares of the network's own choice
 * @param scale what the losses are measured in
 * @param size to what size a style image is brought
 * @param statistic what a layer's features are summed up by
 */
public record StyleSettings(
        double weight, Optional<List<WeightedLayer>> layers, StyleScale scale, StyleSize size, Statistic statistic) {

    /** By Gram matrices, as in the paper. */
    public StyleSettings(double weight, Optional<List<WeightedLayer>> layers, StyleScale scale, StyleSize size) {
        this(weight, layers, scale, size, Statistic.GRAM);
    }

    public StyleSettings {
        layers = layers.map(List::copyOf);
        Weights.check("style", weight);
        if (scale.rawTarget() && statistic != Statistic.GRAM) {
            throw new IllegalArgumentException(
                    "the scale %s belongs to Gram matrices, not to the statistic %s".formatted(scale, statistic));
        }
    }

    /** With other layers. */
    StyleSettings with(Optional<List<WeightedLayer>> others) {
        return new StyleSettings(weight, others, scale, size, statistic);
    }
}

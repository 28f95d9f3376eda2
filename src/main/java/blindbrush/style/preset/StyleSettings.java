package blindbrush.style.preset;

import blindbrush.refusal.InvalidInputException;
import blindbrush.style.colour.Colour;
import blindbrush.style.loss.LossWeight;
import blindbrush.style.loss.Statistic;
import blindbrush.style.loss.StyleScale;
import blindbrush.style.loss.WeightedLayer;
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
 * @param colour whose colours the picture takes
 */
public record StyleSettings(
        double weight,
        Optional<List<WeightedLayer>> layers,
        StyleScale scale,
        StyleSize size,
        Statistic statistic,
        Colour colour) {

    /** By Gram matrices and in the painting's colours, as in the paper. */
    public StyleSettings(double weight, Optional<List<WeightedLayer>> layers, StyleScale scale, StyleSize size) {
        this(weight, layers, scale, size, Statistic.GRAM, Colour.PAINTING);
    }

    public StyleSettings {
        layers = layers.map(List::copyOf);
        LossWeight.check("style", weight);
        if (scale.rawTarget() && statistic != Statistic.GRAM) {
            throw new InvalidInputException(
                    "the scale %s belongs to Gram matrices, not to the statistic %s".formatted(scale, statistic));
        }
    }

    public StyleSettings with(Optional<List<WeightedLayer>> others) {
        return new StyleSettings(weight, others, scale, size, statistic, colour);
    }

    public StyleSettings with(Statistic other) {
        return new StyleSettings(weight, layers, scale, size, other, colour);
    }

    public StyleSettings with(Colour other) {
        return new StyleSettings(weight, layers, scale, size, statistic, other);
    }
}

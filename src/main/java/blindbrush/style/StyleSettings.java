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
 */
public record StyleSettings(double weight, Optional<List<WeightedLayer>> layers, StyleScale scale, StyleSize size) {

    public StyleSettings {
        layers = layers.map(List::copyOf);
        Weights.check("style", weight);
    }
}

package blindbrush.style.preset;

import blindbrush.style.loss.ContentScale;
import blindbrush.style.loss.LossWeight;
import blindbrush.style.loss.WeightedLayer;
import java.util.List;
import java.util.Optional;

/**
 * The content's part of the loss.
 *
 * @param weight of all its layers together, 0 for none
 * @param layers each with its share; empty for the network's own choice
 * @param scale what the losses are measured in
 */
public record ContentSettings(double weight, Optional<List<WeightedLayer>> layers, ContentScale scale) {

    public ContentSettings {
        layers = layers.map(List::copyOf);
        LossWeight.check("content", weight);
    }
}

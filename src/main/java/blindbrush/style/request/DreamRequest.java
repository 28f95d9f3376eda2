package blindbrush.style.request;

import blindbrush.refusal.InvalidInputException;
import blindbrush.style.loss.WeightedLayer;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * What to dream about, and how.
 *
 * @param content the picture to begin with; its aspect becomes the dream's
 * @param layers whose activations are raised, each with its share; empty for the network's deepest
 * @param longEdge long edge of the dream in pixels; the content is scaled down to it, never up
 * @param octaves how many sizes, each 1.4 times the one before; fewer where the smallest would be too narrow
 * @param iterations steps at each of them
 * @param seed of the jitter
 */
public record DreamRequest(
        BufferedImage content, List<WeightedLayer> layers, int longEdge, int octaves, int iterations, long seed) {

    /**
     * Checks what can be checked before the engine is opened.
     *
     * @throws InvalidInputException if there is nothing to do, or the content is smaller than the dream asked for
     */
    public DreamRequest {
        layers = List.copyOf(layers);
        if (octaves < 1 || iterations < 1) {
            throw new InvalidInputException("a dream needs at least one octave and one iteration, but got %d and %d"
                    .formatted(octaves, iterations));
        }
        StyleTransferRequest.checkContent(content, longEdge);
    }
}

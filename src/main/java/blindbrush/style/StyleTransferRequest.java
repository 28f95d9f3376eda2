package blindbrush.style;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * What to paint, and how.
 *
 * @param content the content image; its aspect becomes the picture's
 * @param styles one or more style images, blended with equal weights
 * @param longEdge long edge of the stylised image in pixels, at least {@value #SMALLEST_EDGE}; the content is scaled
 *     down to it, never up
 * @param preset the settings
 * @param seed seed of the noise that is added to the start
 */
public record StyleTransferRequest(
        BufferedImage content, List<BufferedImage> styles, int longEdge, Preset preset, long seed) {

    /** Below this the deeper layers have next to no positions left. */
    public static final int SMALLEST_EDGE = 32;

    /**
     * Checks what can be checked before the engine is opened.
     *
     * @throws IllegalArgumentException if there is no style, or the content is smaller than the picture asked for
     */
    public StyleTransferRequest {
        styles = List.copyOf(styles);
        if (styles.isEmpty()) {
            throw new IllegalArgumentException("a style transfer needs at least one style image");
        }
        if (longEdge < SMALLEST_EDGE) {
            throw new IllegalArgumentException(
                    "the long edge must be at least %d pixels but is %d".formatted(SMALLEST_EDGE, longEdge));
        }
        int available = Math.max(content.getWidth(), content.getHeight());
        if (available < longEdge) {
            throw new IllegalArgumentException(
                    "the content image is %d × %d pixels, too small for a long edge of %d: nothing is ever enlarged"
                            .formatted(content.getWidth(), content.getHeight(), longEdge));
        }
    }
}

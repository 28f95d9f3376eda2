package blindbrush.style;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;

/**
 * What to paint, and how.
 *
 * @param content the content image; its aspect becomes the picture's
 * @param styles one or more style images, blended with equal weights
 * @param longEdge long edge of the stylised image in pixels; the content is scaled down to it, never up
 * @param preset the settings
 * @param seed seed of the noise that is added to the start
 */
public record StyleTransferRequest(
        BufferedImage content, List<BufferedImage> styles, int longEdge, Preset preset, long seed) {

    /** Short edge, in pixels, of the smallest picture that still has a position left in the deepest layers. */
    static final int SHORTEST_EDGE = 16;

    /**
     * Checks what can be checked before the engine is opened.
     *
     * @throws IllegalArgumentException if there is no style, the content is smaller than the picture asked for, or
     *     an image is too narrow to have features
     */
    public StyleTransferRequest {
        styles = List.copyOf(styles);
        if (styles.isEmpty()) {
            throw new IllegalArgumentException("a style transfer needs at least one style image");
        }
        int available = Math.max(content.getWidth(), content.getHeight());
        if (available < longEdge) {
            throw new IllegalArgumentException(
                    "the content image is %d × %d pixels, too small for a long edge of %d: nothing is ever enlarged"
                            .formatted(content.getWidth(), content.getHeight(), longEdge));
        }
        Stream.concat(Stream.of(content), styles.stream()).forEach(image -> checkShortEdge(image, longEdge));
    }

    private static void checkShortEdge(BufferedImage image, int longEdge) {
        if (shortEdge(image, longEdge) < SHORTEST_EDGE) {
            throw new IllegalArgumentException(
                    "an image of %d × %d pixels is too small or too narrow: at a long edge of %d its short edge is below %d"
                            .formatted(image.getWidth(), image.getHeight(), longEdge, SHORTEST_EDGE));
        }
    }

    /** Of the narrowest image, when each is scaled down to a long edge. */
    int shortestEdge(int atLongEdge) {
        return Stream.concat(Stream.of(content), styles.stream())
                .mapToInt(image -> shortEdge(image, atLongEdge))
                .min()
                .orElseThrow();
    }

    private static int shortEdge(BufferedImage image, int longEdge) {
        int longer = Math.max(image.getWidth(), image.getHeight());
        int shorter = Math.min(image.getWidth(), image.getHeight());
        return (int) Math.round(shorter * Math.min(1, longEdge / (double) longer));
    }
}

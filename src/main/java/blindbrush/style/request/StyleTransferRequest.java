package blindbrush.style.request;

import blindbrush.refusal.InvalidInputException;
import blindbrush.style.loss.ContentScale;
import blindbrush.style.loss.Statistic;
import blindbrush.style.preset.Preset;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;

/**
 * What to paint, and how.
 *
 * @param content the content image; its aspect becomes the picture's
 * @param styles the style images; may be empty where the style has no weight
 * @param longEdge long edge of the stylised image in pixels; the content is scaled down to it, never up
 * @param preset the settings
 * @param seed seed of the noise that is added to the start
 */
public record StyleTransferRequest(
        BufferedImage content, List<StyleImage> styles, int longEdge, Preset preset, long seed) {

    /** Short edge, in pixels, of the smallest picture that still has a position left in the deepest layers. */
    public static final int SHORTEST_EDGE = 16;

    /**
     * Checks what can be checked before the engine is opened.
     *
     * @throws InvalidInputException if there is no style where one has weight, the content is smaller than the
     *     picture asked for, or an image is too narrow to have features
     */
    public StyleTransferRequest {
        styles = List.copyOf(styles);
        if (styles.isEmpty()
                && (preset.style().weight() > 0 || preset.start().from().takesStyle())) {
            throw new InvalidInputException("a style transfer needs at least one style image");
        }
        if (preset.style().weight() == 0 && preset.content().weight() == 0) {
            throw new InvalidInputException("neither content nor style has any weight: there is nothing to paint");
        }
        if (preset.style().statistic() != Statistic.GRAM && styles.stream().anyMatch(StyleImage::isMasked)) {
            throw new InvalidInputException("regions and parts of styles go with the statistic gram, not with %s"
                    .formatted(preset.style().statistic()));
        }
        if (preset.isCalibrated() != (preset.content().scale() == ContentScale.CALIBRATED)) {
            throw new InvalidInputException("content and style are calibrated together or not at all");
        }
        checkContent(content, longEdge);
        for (StyleImage style : styles) {
            checkShortEdge(style.image(), edgeOf(style, longEdge));
        }
    }

    /** With other settings. */
    public StyleTransferRequest with(Preset other) {
        return new StyleTransferRequest(content, styles, longEdge, other, seed);
    }

    /** @throws InvalidInputException if it is smaller than the picture to be made, or too narrow */
    static void checkContent(BufferedImage content, int longEdge) {
        int available = Math.max(content.getWidth(), content.getHeight());
        if (available < longEdge) {
            throw new InvalidInputException(
                    "the content image is %d × %d pixels, too small for a long edge of %d: nothing is ever enlarged"
                            .formatted(content.getWidth(), content.getHeight(), longEdge));
        }
        checkShortEdge(content, longEdge);
    }

    private static void checkShortEdge(BufferedImage image, int longEdge) {
        if (shortEdge(image, longEdge) < SHORTEST_EDGE) {
            throw new InvalidInputException(
                    "an image of %d × %d pixels is too small or too narrow: at a long edge of %d its short edge is below %d"
                            .formatted(image.getWidth(), image.getHeight(), longEdge, SHORTEST_EDGE));
        }
    }

    /** Of the narrowest image, when each is brought to its size for a picture of this long edge. */
    int shortestEdge(int atLongEdge) {
        Stream<Integer> ofStyles = styles.stream().map(style -> shortEdge(style.image(), edgeOf(style, atLongEdge)));
        return Stream.concat(Stream.of(shortEdge(content, atLongEdge)), ofStyles)
                .min(Integer::compare)
                .orElseThrow();
    }

    /** The long edge of a style image beside a picture of this long edge. */
    public static int edgeOf(StyleImage style, int pictureEdge) {
        return (int) Math.round(style.scale() * pictureEdge);
    }

    private static int shortEdge(BufferedImage image, int longEdge) {
        int longer = Math.max(image.getWidth(), image.getHeight());
        int shorter = Math.min(image.getWidth(), image.getHeight());
        return (int) Math.round(shorter * Math.min(1, longEdge / (double) longer));
    }
}

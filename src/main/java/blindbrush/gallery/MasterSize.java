package blindbrush.gallery;

import static java.util.Objects.requireNonNull;

import blindbrush.image.Aspect;
import blindbrush.image.ImageNormalizer;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How large a style transfer makes its picture, and how large it is shown. The factor by which a picture is made smaller leaves a trace. So
 * it is drawn from the factors of the human pictures beside it.
 *
 * @param longEdge longer side of what is made, in pixels
 * @param shownLongEdge longer side of what is shown of it, in pixels
 * @param aspect to which the content image is cropped; null for the nearest
 */
public record MasterSize(
        int longEdge, int shownLongEdge, @Nullable Aspect aspect) {

    /** No painting is kept larger (see {@link Intake}), and larger pictures cost more time than their trace is worth. */
    private static final double LARGEST = 3;

    private static final double LARGEST_ALONE = 2;

    /** A pixel or two more than the least, so that a side that is rounded down does not fall below it. */
    private static final int ROUNDING = 2;

    /**
     * Drawn by chance, the same for the same seed.
     *
     * @param content nothing is made larger than its picture
     * @param aspect to which the content is cropped; null for the nearest
     * @param humanScales how many times the human pictures beside it are larger than they are shown; without any it is drawn evenly from
     *     1.34 to 2
     */
    public static MasterSize draw(
            Artwork content, @Nullable Aspect aspect, int shownLongEdge, List<Double> humanScales, long seed) {
        var random = new SplittableRandom(seed);
        double scale = humanScales.isEmpty()
                ? random.nextDouble(ImageNormalizer.LEAST_REDUCTION, LARGEST_ALONE)
                : Math.min(LARGEST, humanScales.get(random.nextInt(humanScales.size())));
        int least = ImageNormalizer.leastMaster(shownLongEdge);
        int drawn = Math.max(least + ROUNDING, (int) Math.round(scale * shownLongEdge));
        return new MasterSize(Math.max(least, Math.min(drawn, longEdgeOf(content, aspect))), shownLongEdge, aspect);
    }

    /** The shape that a content image gets. */
    Aspect aspectOf(Artwork content) {
        return aspect == null ? requireNonNull(content.picture).aspect() : aspect;
    }

    private static int longEdgeOf(Artwork content, @Nullable Aspect aspect) {
        if (content.picture == null) {
            return 0;
        }
        Aspect shape = aspect == null ? content.picture.aspect() : aspect;
        return shape.longEdgeWithin(content.picture.width, content.picture.height);
    }
}

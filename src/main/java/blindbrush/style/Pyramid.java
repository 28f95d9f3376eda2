package blindbrush.style;

import java.util.ArrayList;
import java.util.List;

/** The sizes at which a picture is made, one after the other, each twice the one before. */
final class Pyramid {

    /**
     * One size.
     *
     * @param longEdge in pixels
     * @param width in pixels
     * @param height in pixels
     * @param iterations how many steps are taken at it
     */
    record Level(int longEdge, int width, int height, int iterations) {

        long pixels() {
            return (long) width * height;
        }
    }

    private final List<Level> levels;

    /**
     * As many sizes as the preset and the narrowest image allow.
     *
     * @param finest the content image at the size of the finished picture
     */
    Pyramid(RgbPlanes finest, StyleTransferRequest request) {
        List<Level> coarseToFine = new ArrayList<>();
        int halvings = 0;
        do {
            int longEdge = request.longEdge() >> halvings;
            RgbPlanes size = finest.within(longEdge);
            int iterations = request.preset().iterationsOf(halvings);
            coarseToFine.add(0, new Level(longEdge, size.width(), size.height(), iterations));
            halvings++;
        } while (isLargeEnough(request, request.longEdge() >> halvings));
        levels = List.copyOf(coarseToFine);
    }

    /** Coarsest first. */
    List<Level> levels() {
        return levels;
    }

    int iterations() {
        return levels.stream().mapToInt(Level::iterations).sum();
    }

    private static boolean isLargeEnough(StyleTransferRequest request, int longEdge) {
        return longEdge >= request.preset().smallestEdge()
                && request.shortestEdge(longEdge) >= StyleTransferRequest.SHORTEST_EDGE;
    }
}

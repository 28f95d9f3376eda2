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

    /** @param finest the content image at the size of the finished picture */
    Pyramid(RgbPlanes finest, Preset preset) {
        List<Level> coarseToFine = new ArrayList<>();
        int longEdge = Math.max(finest.width(), finest.height());
        for (int halvings = 0; halvings == 0 || longEdge >> halvings >= preset.smallestEdge(); halvings++) {
            RgbPlanes size = halvings == 0 ? finest : finest.within(longEdge >> halvings);
            coarseToFine.add(
                    0, new Level(longEdge >> halvings, size.width(), size.height(), preset.iterationsOf(halvings)));
        }
        levels = List.copyOf(coarseToFine);
    }

    /** Coarsest first. */
    List<Level> levels() {
        return levels;
    }

    int iterations() {
        return levels.stream().mapToInt(Level::iterations).sum();
    }
}

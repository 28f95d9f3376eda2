package blindbrush.style.request;

import java.util.ArrayList;
import java.util.List;

/** The sizes at which a picture is made, one after the other, each twice the one before. */
public final class Pyramid {

    /**
     * One size.
     *
     * @param longEdge of the picture, in pixels
     * @param width of its canvas, in pixels
     * @param height of its canvas, in pixels
     * @param iterations how many steps are taken at it
     */
    public record Level(int longEdge, int width, int height, int iterations) {

        /** Pixels of its canvas. */
        public long pixels() {
            return (long) width * height;
        }
    }

    private final List<Level> levels;

    /**
     * As many sizes as the preset and the narrowest image allow.
     *
     * @param canvas for the finished picture
     */
    public Pyramid(Canvas canvas, StyleTransferRequest request) {
        List<Integer> edges = edges(request);
        List<Level> coarseToFine = new ArrayList<>();
        for (int scale = 0; scale < edges.size(); scale++) {
            int edge = edges.get(scale);
            int iterations = request.preset().schedule().iterationsOf(scale);
            coarseToFine.add(new Level(edge, canvas.width(edge), canvas.height(edge), iterations));
        }
        levels = List.copyOf(coarseToFine);
    }

    /**
     * A pyramid of these sizes.
     *
     * @param levels coarsest first
     */
    public Pyramid(List<Level> levels) {
        this.levels = List.copyOf(levels);
    }

    /** Coarsest first. */
    public List<Level> levels() {
        return levels;
    }

    /** Steps at all sizes together. */
    public int iterations() {
        return levels.stream().mapToInt(Level::iterations).sum();
    }

    private static List<Integer> edges(StyleTransferRequest request) {
        List<Integer> edges = new ArrayList<>();
        int longEdge = request.longEdge();
        do {
            edges.add(0, longEdge);
            longEdge /= 2;
        } while (isLargeEnough(request, longEdge));
        return edges;
    }

    private static boolean isLargeEnough(StyleTransferRequest request, int longEdge) {
        return longEdge >= request.preset().schedule().smallestEdge()
                && request.shortestEdge(longEdge) >= StyleTransferRequest.SHORTEST_EDGE;
    }
}

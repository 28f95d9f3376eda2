package blindbrush.standin;

/** The three shapes of picture that a study may show. */
public enum StandInShape {
    LANDSCAPE(4, 3),
    PORTRAIT(3, 4),
    SQUARE(1, 1);

    private final int across;
    private final int down;

    StandInShape(int across, int down) {
        this.across = across;
        this.down = down;
    }

    /** Width where the shorter edge is 1. */
    double width() {
        return (double) across / Math.min(across, down);
    }

    /** Height where the shorter edge is 1. */
    double height() {
        return (double) down / Math.min(across, down);
    }

    /** Width in pixels for a given longer edge. */
    int pixelsAcross(int longEdge) {
        return longEdge * across / Math.max(across, down);
    }

    /** Height in pixels for a given longer edge. */
    int pixelsDown(int longEdge) {
        return longEdge * down / Math.max(across, down);
    }
}

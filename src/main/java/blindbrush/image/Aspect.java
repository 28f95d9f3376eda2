package blindbrush.image;

import java.util.Locale;

/** The three shapes in which pictures are shown; no shape may tell human from machine. */
public enum Aspect {
    LANDSCAPE(4, 3),
    SQUARE(1, 1),
    PORTRAIT(3, 4);

    private final int across;
    private final int down;

    Aspect(int across, int down) {
        this.across = across;
        this.down = down;
    }

    /** The aspect that cropping reaches with the least loss: the nearest by ratio, so the borders are √(4/3) and √(3/4). */
    public static Aspect nearest(int width, int height) {
        long widthSquared = (long) width * width;
        long heightSquared = (long) height * height;
        if (3 * widthSquared > 4 * heightSquared) {
            return LANDSCAPE;
        }
        return 4 * widthSquared < 3 * heightSquared ? PORTRAIT : SQUARE;
    }

    /** In a word, as people say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Width in pixels of a picture whose longer side has {@code longEdge} pixels. */
    public int width(int longEdge) {
        return share(longEdge, across);
    }

    /** Height in pixels of a picture whose longer side has {@code longEdge} pixels. */
    public int height(int longEdge) {
        return share(longEdge, down);
    }

    /** The longer side, in pixels, of the largest picture of this aspect inside {@code width} × {@code height}. */
    public int longEdgeWithin(int width, int height) {
        int longEdge = Math.max(width, height);
        if (width(longEdge) > width) {
            longEdge = (int) ((long) width * Math.max(across, down) / across);
        }
        if (height(longEdge) > height) {
            longEdge = (int) ((long) height * Math.max(across, down) / down);
        }
        return longEdge;
    }

    private int share(int longEdge, int part) {
        return Math.max(1, Math.round((float) longEdge * part / Math.max(across, down)));
    }
}

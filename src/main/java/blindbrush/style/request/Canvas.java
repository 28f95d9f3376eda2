package blindbrush.style.request;

import blindbrush.network.RgbPlanes;

/**
 * What a picture is made on: itself, continued on each side by its mirror image. A network meets nothing beyond the edge of
 * what it is shown, and styles that come of it are seen as a frame; so the edge of the canvas is cut off.
 *
 * @param width of the finished picture, in pixels
 * @param height of the finished picture, in pixels
 * @param margin on each side, in pixels
 */
public record Canvas(int width, int height, int margin) {

    /**
     * The canvas around a picture.
     *
     * @param share of the picture's long edge that the margin takes, at most its short edge
     */
    public static Canvas of(RgbPlanes picture, double share) {
        int longEdge = Math.max(picture.width(), picture.height());
        int shortEdge = Math.min(picture.width(), picture.height());
        return new Canvas(picture.width(), picture.height(), (int) Math.min(shortEdge, Math.round(share * longEdge)));
    }

    /** Its width where the picture's long edge is shortened to this. */
    int width(int longEdge) {
        return scaled(width + 2 * margin, factor(longEdge));
    }

    /** As {@link #width(int)}. */
    int height(int longEdge) {
        return scaled(height + 2 * margin, factor(longEdge));
    }

    /** A picture of the finished size on it. */
    public RgbPlanes around(RgbPlanes picture) {
        return picture.mirrored(margin);
    }

    /** The picture, of a whole canvas at any size. */
    public RgbPlanes inside(RgbPlanes canvas) {
        double factor = canvas.width() / (double) (width + 2 * margin);
        int toWidth = Math.min(canvas.width(), scaled(width, factor));
        int toHeight = Math.min(canvas.height(), scaled(height, factor));
        return canvas.part((canvas.width() - toWidth) / 2, (canvas.height() - toHeight) / 2, toWidth, toHeight);
    }

    private double factor(int longEdge) {
        return Math.min(1, longEdge / (double) Math.max(width, height));
    }

    private static int scaled(int edge, double factor) {
        return Math.max(1, (int) Math.round(edge * factor));
    }
}

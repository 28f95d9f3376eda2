package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;

/**
 * A rectangle of a picture or layer, [1, channels, height, width].
 *
 * @param left first column
 * @param top first row
 * @param right the column behind the last
 * @param bottom the row behind the last
 */
public record Part(int left, int top, int right, int bottom) {

    /** All of an array of [1, channels, height, width]. */
    public static Part whole(NDArray array) {
        return new Part(
                0, 0, (int) array.getShape().get(3), (int) array.getShape().get(2));
    }

    /** The rectangle cut out of an array. */
    public NDArray of(NDArray array) {
        return array.get(index());
    }

    /** The rectangle as DJL's index. */
    public NDIndex index() {
        return new NDIndex(":, :, %d:%d, %d:%d".formatted(top, bottom, left, right));
    }

    /** The same rectangle as seen from a corner. */
    public Part from(int otherLeft, int otherTop) {
        return new Part(left - otherLeft, top - otherTop, right - otherLeft, bottom - otherTop);
    }

    /** In pixels or positions. */
    public int width() {
        return right - left;
    }

    /** In pixels or positions. */
    public int height() {
        return bottom - top;
    }
}

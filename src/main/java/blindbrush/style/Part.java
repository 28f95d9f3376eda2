package blindbrush.style;

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
record Part(int left, int top, int right, int bottom) {

    static Part whole(NDArray array) {
        return new Part(
                0, 0, (int) array.getShape().get(3), (int) array.getShape().get(2));
    }

    NDArray of(NDArray array) {
        return array.get(index());
    }

    NDIndex index() {
        return new NDIndex(":, :, %d:%d, %d:%d".formatted(top, bottom, left, right));
    }

    /** The same rectangle as seen from a corner. */
    Part from(int otherLeft, int otherTop) {
        return new Part(left - otherLeft, top - otherTop, right - otherLeft, bottom - otherTop);
    }

    int width() {
        return right - left;
    }

    int height() {
        return bottom - top;
    }
}

package blindbrush.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/** What lies beyond the edge of the picture, for the first convolution; deeper ones always see zeros. */
public enum Padding {
    /** Zeros in the preprocessed space, as VGG was trained. */
    ZERO {
        @Override
        public NDArray around(NDArray picture, int width) {
            return picture.pad(new Shape(width, width, width, width), 0);
        }
    },
    /** The outermost pixels repeated: no dark frame that the style would have to explain. */
    REPLICATE {
        @Override
        public NDArray around(NDArray picture, int width) {
            NDArray result = picture;
            for (int i = 0; i < width; i++) {
                result = repeatEdges(repeatEdges(result, 2), 3);
            }
            return result;
        }
    };

    /** The picture [1, 3, height, width] with so many more pixels on each side. */
    public abstract NDArray around(NDArray picture, int width);

    private static NDArray repeatEdges(NDArray picture, int axis) {
        String all = ":, ".repeat(axis);
        NDArray first = picture.get(new NDIndex(all + ":1"));
        NDArray last = picture.get(new NDIndex(all + "-1:"));
        return first.concat(picture, axis).concat(last, axis);
    }
}

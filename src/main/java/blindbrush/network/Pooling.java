package blindbrush.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;

/** How a block halves its feature maps: 2 × 2, stride 2, an odd last row or column is dropped. */
public enum Pooling {
    /** "Improves the gradient flow and one obtains slightly more appealing results" (Gatys et al. 2015). */
    AVERAGE {
        @Override
        public NDArray apply(NDArray features) {
            return Pool.avgPool2d(features, TWO, TWO, NONE, false, false);
        }
    },
    /** As VGG was trained. */
    MAX {
        @Override
        public NDArray apply(NDArray features) {
            return Pool.maxPool2d(features, TWO, TWO, NONE, false);
        }
    };

    private static final Shape TWO = new Shape(2, 2);
    private static final Shape NONE = new Shape(0, 0);

    public abstract NDArray apply(NDArray features);
}

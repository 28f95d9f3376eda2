package blindbrush.style;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;

/** How a block halves its feature maps: 2 × 2, stride 2, an odd last row or column falls away. */
enum Pooling {
    /** "Improves the gradient flow and one obtains slightly more appealing results" (Gatys et al. 2015). */
    AVERAGE {
        @Override
        NDArray apply(NDArray features) {
            return Pool.avgPool2d(features, TWO, TWO, NONE, false, false);
        }
    },
    /** As VGG was trained. */
    MAX {
        @Override
        NDArray apply(NDArray features) {
            return Pool.maxPool2d(features, TWO, TWO, NONE, false);
        }
    };

    private static final Shape TWO = new Shape(2, 2);
    private static final Shape NONE = new Shape(0, 0);

    abstract NDArray apply(NDArray features);
}

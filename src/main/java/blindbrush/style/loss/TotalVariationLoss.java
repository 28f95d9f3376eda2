package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;

/** Mean squared difference between neighbouring pixels, across plus down: quietens noise. Not in the paper. */
public final class TotalVariationLoss implements LossTerm {

    @Override
    public String name() {
        return "smoothness";
    }

    @Override
    public NDArray value(NDArray picture) {
        try (NDArray across = meanSquaredStep(picture, ":, :, :, 1:", ":, :, :, :-1");
                NDArray down = meanSquaredStep(picture, ":, :, 1:, :", ":, :, :-1, :")) {
            return across.add(down);
        }
    }

    private static NDArray meanSquaredStep(NDArray picture, String next, String previous) {
        try (NDArray a = picture.get(new NDIndex(next));
                NDArray b = picture.get(new NDIndex(previous))) {
            return MeanSquare.ofDifference(a, b);
        }
    }
}

package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import blindbrush.network.Times;

/** ½ Σ of squared steps right and down from all pixels but the last row and column, values being 0 to 256. */
public final class JohnsonTotalVariationLoss implements LossTerm {

    @Override
    public String name() {
        return "smoothness";
    }

    @Override
    public NDArray value(NDArray picture) {
        try (NDArray here = picture.get(new NDIndex(":, :, :-1, :-1"));
                NDArray right = squaredStep(picture, here, ":, :, :-1, 1:");
                NDArray down = squaredStep(picture, here, ":, :, 1:, :-1");
                NDArray sum = right.add(down)) {
            return Times.number(sum, 256 * 256 / 2.0);
        }
    }

    private static NDArray squaredStep(NDArray picture, NDArray here, String neighbour) {
        try (NDArray there = picture.get(new NDIndex(neighbour));
                NDArray step = there.sub(here);
                NDArray square = step.square()) {
            return square.sum();
        }
    }
}

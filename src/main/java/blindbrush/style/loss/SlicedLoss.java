package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import blindbrush.network.Times;
import java.util.Random;

/**
 * Squared sliced 2-Wasserstein distance (Heitz, Vanhoey, Chambon and Belcour 2021): features of picture and style are
 * projected on K directions and sorted, c/(K M) Σ of squared differences. The style's sorted values are brought to the
 * picture's number of positions M at the midpoints of equal shares.
 */
final class SlicedLoss extends LayerLoss {

    private static final long SEED = 2006_07229L;

    private final NDArray directions;
    private final Quantiles style;
    private final double factor;

    /**
     * @param features the style's, [1, N, height, width]
     * @param directions of unit length, [K, N]
     */
    SlicedLoss(String layer, NDArray features, NDArray directions, StyleScale scale) {
        super("style", layer);
        this.directions = directions;
        try (NDArray projected = projected(features)) {
            this.style = new Quantiles(projected.sort(1));
            this.factor = scale.factor(features.getShape().get(1), MeanSquare.number(projected));
        }
    }

    /** As many as there are channels, and for one number of channels always the same: L-BFGS needs one fixed loss. */
    static NDArray directions(NDArray features) {
        int channels = Math.toIntExact(features.getShape().get(1));
        Random random = new Random(SEED);
        double[] values = new double[channels * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        try (NDArray normal = features.getManager().create(values, new Shape(channels, channels));
                NDArray lengths = normal.norm(new int[] {1}, true);
                NDArray unit = normal.div(lengths)) {
            return unit.toType(features.getDataType(), true);
        }
    }

    @Override
    public NDArray value(NDArray features) {
        try (NDArray projected = projected(features);
                NDArray sorted = projected.sort(1);
                NDArray mean = MeanSquare.ofDifference(sorted, style.at(GramMatrix.positions(features)))) {
            return Times.number(mean, factor);
        }
    }

    private NDArray projected(NDArray features) {
        try (NDArray matrix = features.reshape(features.getShape().get(1), GramMatrix.positions(features))) {
            NDArray projected = directions.matMul(matrix);
            projected.attach(features.getManager()); // the directions' own outlives the evaluation
            return projected;
        }
    }
}

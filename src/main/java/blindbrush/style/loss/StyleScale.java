package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;

/**
 * What a layer's style loss is measured in, G and A being the Gram matrices of the picture and of the style image, each
 * divided by its own number of positions.
 */
public enum StyleScale {
    /** 1/N² Σ (G − A)², four times the paper's E: what the authors' code for the normalised network uses. */
    MEAN {
        @Override
        double factor(long channels, double atNothing) {
            return 1;
        }
    },
    /** The paper's E: 1/(4 N²) Σ (G − A)². */
    QUARTER_MEAN {
        @Override
        double factor(long channels, double atNothing) {
            return 0.25;
        }
    },
    /** 1/N⁴ Σ (G − A)²: the authors' code for the original network; Johnson's division by N before the square. */
    MEAN_PER_SQUARED_CHANNELS {
        @Override
        double factor(long channels, double atNothing) {
            return 1.0 / (channels * channels);
        }
    },
    /** Over the loss of a picture without features, which is the mean square of a Gram target: one at most layers of most networks. */
    RELATIVE {
        @Override
        double factor(long channels, double atNothing) {
            return 1 / Math.max(atNothing, 1e-12);
        }
    },
    /** Mean over the length of its gradient, measured once per run; see {@code objective.GradientCalibration}. */
    CALIBRATED {
        @Override
        double factor(long channels, double atNothing) {
            return 1;
        }
    },
    /**
     * Kai Sheng Tai's: the style's Gram matrix stays a sum over its own positions and is compared with the picture's
     * sum, so the target is too large by the ratio of their sizes; and the gradient is half the reported loss's, so
     * half of it is what is descended.
     */
    RAW_TARGET {
        @Override
        double factor(long channels, double atNothing) {
            return 0.5;
        }
    },
    /** As {@link #RAW_TARGET}, and divided by its gradient's mean magnitude anew at each step: his first code. */
    RAW_TARGET_NORMALIZED_GRADIENT {
        @Override
        double factor(long channels, double atNothing) {
            return 1;
        }
    };

    /**
     * What the mean of squares is multiplied by.
     *
     * @param channels N
     * @param atNothing the mean of squares of a picture that has no features
     */
    abstract double factor(long channels, double atNothing);

    /** Whether the target keeps the sum over the style image's positions. */
    public boolean rawTarget() {
        return this == RAW_TARGET || this == RAW_TARGET_NORMALIZED_GRADIENT;
    }

    /** The Gram matrix [N, N] of a style's features, as this compares with it. */
    public NDArray target(NDArray features) {
        try (NDArray gram = GramMatrix.of(features)) {
            return gram.mul(rawTarget() ? GramMatrix.positions(features) : 1);
        }
    }

    /** The loss against a target [N, N]. */
    public LossTerm term(String layer, NDArray target) {
        long channels = target.getShape().get(0);
        return this == RAW_TARGET_NORMALIZED_GRADIENT
                ? new NormalizedStyleLoss(layer, target)
                : new StyleLoss(layer, target, factor(channels, MeanSquare.number(target)), rawTarget());
    }
}

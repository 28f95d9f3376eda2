package blindbrush.style;

import ai.djl.ndarray.NDArray;

/**
 * What a layer's style loss is measured in, G and A being the Gram matrices of the picture and of the style image, each
 * divided by its own number of positions.
 */
public enum StyleScale {
    /** 1/N² Σ (G − A)², four times the paper's E: what the authors' code for the normalised network uses. */
    MEAN {
        @Override
        double factor(NDArray target) {
            return 1;
        }
    },
    /** The paper's E: 1/(4 N²) Σ (G − A)². */
    QUARTER_MEAN {
        @Override
        double factor(NDArray target) {
            return 0.25;
        }
    },
    /** 1/N⁴ Σ (G − A)²: the authors' code for the original network; Johnson's division by N before the square. */
    MEAN_PER_SQUARED_CHANNELS {
        @Override
        double factor(NDArray target) {
            return 1.0 / target.size();
        }
    },
    /** Mean over the target's mean square: one at most layers of most networks. */
    RELATIVE {
        @Override
        double factor(NDArray target) {
            return 1 / Math.max(MeanSquare.number(target), 1e-12);
        }
    },
    /**
     * Kai Sheng Tai's: the style's Gram matrix stays a sum over its own positions and is compared with the picture's
     * sum, so the target is too large by the ratio of their sizes; and the gradient is half the reported loss's, so
     * half of it is what is descended.
     */
    RAW_TARGET {
        @Override
        double factor(NDArray target) {
            return 0.5;
        }
    },
    /** As {@link #RAW_TARGET}, and divided by its gradient's mean magnitude anew at each step: his first code. */
    RAW_TARGET_NORMALIZED_GRADIENT {
        @Override
        double factor(NDArray target) {
            return 1;
        }
    };

    abstract double factor(NDArray target);

    /** Whether the target keeps the sum over the style image's positions. */
    boolean rawTarget() {
        return this == RAW_TARGET || this == RAW_TARGET_NORMALIZED_GRADIENT;
    }

    /** The loss against a target [N, N]. */
    LossTerm term(String layer, NDArray target) {
        return this == RAW_TARGET_NORMALIZED_GRADIENT
                ? new NormalizedStyleLoss(layer, target)
                : new StyleLoss(layer, target, factor(target), rawTarget());
    }
}

package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;
import java.util.Locale;

/** What sums up a layer's features where their places do not matter: the style, as the loss sees it. */
public enum Statistic {
    /** Gram matrices, as in the paper; of several styles they may be blended into one. */
    GRAM {
        @Override
        public LossTerm term(String layer, NDArray features, StyleScale scale) {
            return scale.term(layer, scale.target(features));
        }
    },
    /** Mean and covariance, compared by the Wasserstein distance of normal distributions; see {@link WassersteinLoss}. */
    MEAN_AND_COVARIANCE {
        @Override
        public LossTerm term(String layer, NDArray features, StyleScale scale) {
            return new WassersteinLoss(layer, MeanAndCovariance.of(features), scale);
        }
    },
    /** The whole distribution, seen along fixed random directions; see {@link SlicedLoss}. */
    SLICED {
        @Override
        public LossTerm term(String layer, NDArray features, StyleScale scale) {
            return new SlicedLoss(layer, features, SlicedLoss.directions(features), scale);
        }
    };

    /** A layer's loss against the features of one style image, [1, N, height, width]. */
    public abstract LossTerm term(String layer, NDArray features, StyleScale scale);

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

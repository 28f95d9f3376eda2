package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;

/** What a layer's content loss is measured in, F being the picture's features and P the content image's. */
public enum ContentScale {
    /** Mean squared difference, 1/(N M) Σ (F − P)²: what the authors' own code uses. */
    MEAN {
        /**
         * The content loss at a layer.
         *
         * @param target the content image's features there, [1, N, height, width]
         */
        @Override
        public LossTerm term(String layer, NDArray target) {
            return new ContentLoss(layer, target, 1);
        }
    },
    /** ½ Σ (F − P)², as the paper's formula reads. */
    HALF_SUM {
        @Override
        public LossTerm term(String layer, NDArray target) {
            return new ContentLoss(layer, target, target.size() / 2.0);
        }
    },
    /** Σ (F − P)², as Kai Sheng Tai's code has it. */
    SUM {
        @Override
        public LossTerm term(String layer, NDArray target) {
            return new ContentLoss(layer, target, target.size());
        }
    },
    /** Mean squared difference over the target's mean square: one at most layers of most networks. */
    RELATIVE {
        @Override
        public LossTerm term(String layer, NDArray target) {
            return new ContentLoss(layer, target, 1 / Math.max(MeanSquare.number(target), 1e-12));
        }
    },
    /** Mean squared difference over the length of its gradient, measured once per run; see {@code objective.GradientCalibration}. */
    CALIBRATED {
        @Override
        public LossTerm term(String layer, NDArray target) {
            return MEAN.term(layer, target);
        }
    },
    /** Divided by its own gradient's mean magnitude anew at each step, so no fixed loss: Kai Sheng Tai's first code. */
    NORMALIZED_GRADIENT {
        @Override
        public LossTerm term(String layer, NDArray target) {
            return new NormalizedContentLoss(layer, target);
        }
    };

    public abstract LossTerm term(String layer, NDArray target);
}

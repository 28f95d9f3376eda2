package blindbrush.style.loss;

/**
 * How much, and in what measure, steps between neighbouring pixels are held down; the paper has no such term.
 *
 * @param weight 0 for none
 * @param measure what it multiplies
 */
public record Smoothness(double weight, Measure measure) {

    /** Two ways of summing up squared steps. */
    public enum Measure {
        /** Mean over pixels and channels, values from 0 to 1. */
        MEAN,
        /** Half the sum, values from 0 to 256 and the last row and column left out: Johnson's, who adds it to the gradient only. */
        HALF_SUM_OF_256
    }

    public static final Smoothness NONE = new Smoothness(0, Measure.MEAN);

    public Smoothness {
        LossWeight.check("smoothness", weight);
    }

    /** The term of the loss that asks for it. */
    public LossTerm term() {
        return measure == Measure.MEAN ? new TotalVariationLoss() : new JohnsonTotalVariationLoss();
    }
}

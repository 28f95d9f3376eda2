package blindbrush.statistics.crossed;

import blindbrush.statistics.RatingRoc;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * What all six steps of the ratings say where the evidence of machine pictures may vary more, or less, than that of human ones (Dorfman and Alf
 * 1969), for other participants and other pictures of the same kinds: the likeliest values, clustered as in {@link CrossedAnswers}.
 *
 * @param slope of the zROC line: the standard deviation of human pictures over that of machine pictures; 1 where both vary alike
 * @param dA sensitivity d_a, the distance of the means in units of the root of the mean variance; d′ where both vary alike
 */
public record UnequalVariance(Estimate slope, Estimate dA) {

    /**
     * Of answers by {@link CrossedRoc#kind}. Empty where no line is the likeliest: two points of the ROC curve have to lie inside of the square and
     * to differ in both rates.
     *
     * @param roc of all of them together
     */
    public static Optional<UnequalVariance> of(RatingRoc roc, CrossedAnswers answers) {
        return UnequalVarianceFit.of(roc)
                .map(fit -> new UnequalVariance(
                        answers.estimate(fit.slope(), fit.logSlope(), Math::exp),
                        answers.estimate(fit.dA(), fit.distance(), DoubleUnaryOperator.identity())));
    }
}

package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;

/**
 * Squared 2-Wasserstein distance, per channel, of normal distributions with the mean and covariance of the picture's features
 * (μ, C) and of the style's (ν, T): c (mean (μ − ν)² + 1/N tr (C + T − 2 (T^½ C T^½)^½)).
 *
 * <p>Its gradient is used in closed form: ∂/∂F = 2c/(N M) ((I − X)(F − μ1ᵀ) + (μ − ν)1ᵀ) with X as in
 * {@link CovarianceTransport}.
 */
final class WassersteinLoss extends LayerLoss {

    private final MeanAndCovariance target;
    private final NDArray rootOfTarget;
    private final double varianceOfTarget;
    private final double factor;

    WassersteinLoss(String layer, MeanAndCovariance target, StyleScale scale) {
        super("style", layer);
        this.target = target;
        this.rootOfTarget = CovarianceTransport.root(target.covariance());
        this.varianceOfTarget = target.totalVariance();
        this.factor = scale.factor(target.channels(), target.meanSquare());
    }

    @Override
    public NDArray value(NDArray features) {
        try (MeanAndCovariance own = MeanAndCovariance.of(features);
                CovarianceTransport transport = CovarianceTransport.between(own.covariance(), rootOfTarget);
                NDArray offset = own.mean().sub(target.mean());
                NDArray gradient = gradient(features, own, transport, offset)) {
            double traces = own.totalVariance() + varianceOfTarget - 2 * transport.cross();
            return ClosedForm.of(factor * (MeanSquare.number(offset) + traces / own.channels()), gradient, features);
        }
    }

    /** In the type and shape of the features. */
    private NDArray gradient(NDArray found, MeanAndCovariance own, CovarianceTransport transport, NDArray offset) {
        long positions = GramMatrix.positions(found);
        double scale = 2 * factor / (own.channels() * positions);
        try (NDArray identity = MeanAndCovariance.identity(transport.map());
                NDArray difference = identity.sub(transport.map());
                NDArray byCovariance = difference.toType(found.getDataType(), true);
                NDArray shift = shift(byCovariance, own.mean(), offset);
                NDArray constant = found.stopGradient();
                NDArray matrix = constant.reshape(own.channels(), positions);
                NDArray turned = byCovariance.matMul(matrix)) {
            return turned.addi(shift).muli(scale).reshape(found.getShape());
        }
    }

    /** (I − X)(F − μ1ᵀ) + (μ − ν)1ᵀ without (I − X) F, [N, 1]. */
    private static NDArray shift(NDArray byCovariance, NDArray mean, NDArray offset) {
        try (NDArray typed = mean.toType(byCovariance.getDataType(), true);
                NDArray turned = byCovariance.matMul(typed);
                NDArray typedOffset = offset.toType(byCovariance.getDataType(), true)) {
            return typedOffset.sub(turned);
        }
    }
}

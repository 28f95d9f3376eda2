package blindbrush.style;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Optional;

/** A term of the loss that reads the features of one layer. */
abstract class LayerLoss implements LossTerm {

    private final String kind;
    private final String layer;

    /** @param kind content, style or activation */
    LayerLoss(String kind, String layer) {
        this.kind = kind;
        this.layer = layer;
    }

    @Override
    public final String name() {
        return kind + ":" + layer;
    }

    @Override
    public final Optional<String> layer() {
        return Optional.of(layer);
    }

    @Override
    public final NDArray value(NDArray picture, Map<String, NDArray> features) {
        return value(features.get(layer));
    }

    /** As {@link LossTerm#value}, of the layer's features [1, N, height, width]. */
    abstract NDArray value(NDArray features);
}

package blindbrush.style.loss;

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
}

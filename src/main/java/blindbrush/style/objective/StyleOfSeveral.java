package blindbrush.style.objective;

import ai.djl.ndarray.NDArray;
import blindbrush.style.loss.LossTerm;
import java.util.Optional;

/**
 * The loss against one style that keeps a term of its own.
 *
 * @param term the loss by itself
 * @param suffix what tells it from the others', such as {@code :2}
 * @param region where in the picture it applies, [1, 1, height, width]; empty for everywhere
 */
public record StyleOfSeveral(LossTerm term, String suffix, Optional<NDArray> region) implements LossTerm {

    @Override
    public String name() {
        return term.name() + suffix;
    }

    @Override
    public Optional<String> layer() {
        return term.layer();
    }

    @Override
    public NDArray value(NDArray features) {
        if (region.isEmpty()) {
            return term.value(features);
        }
        try (NDArray inside = Guide.inside(features, region.get(), term.layer().orElseThrow())) {
            return term.value(inside);
        }
    }
}

package blindbrush.style;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Optional;

/** The loss against one style among several that keep terms of their own. */
record StyleOfSeveral(LossTerm term, String suffix) implements LossTerm {

    @Override
    public String name() {
        return term.name() + suffix;
    }

    @Override
    public Optional<String> layer() {
        return term.layer();
    }

    @Override
    public NDArray value(NDArray picture, Map<String, NDArray> features) {
        return term.value(picture, features);
    }
}

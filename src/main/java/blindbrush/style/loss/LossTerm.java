package blindbrush.style.loss;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/** One term of the loss, as a function of the picture and of the features that the network finds in it. */
public interface LossTerm {

    /** Such as {@code style:relu1_1}. */
    String name();

    /** The layer whose features it reads; empty of a term of the picture itself. */
    default Optional<String> layer() {
        return Optional.empty();
    }

    /**
     * The term's unweighted value, a scalar that gradients flow back from.
     *
     * @param seen its layer's features, [1, channels, height, width]; of a term of the picture itself that, RGB from 0 to
     *     1, [1, 3, height, width]
     */
    NDArray value(NDArray seen);
}

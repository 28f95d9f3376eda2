package blindbrush.style;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A frozen network that turns a picture into feature maps, layer by layer. */
interface FeatureNetwork {

    /** How to call it wherever a picture made with it appears. */
    String label();

    /** SHA-256 of the weights file in hex, if there is a file. */
    Optional<String> weightsSha256();

    /** The layer whose features stand for the content. */
    String contentLayer();

    /** The layers whose Gram matrices stand for the style, shallowest first. */
    List<String> styleLayers();

    /**
     * Feature maps [1, channels, height, width] of the wanted layers, in the picture's manager; what was computed on
     * the way is closed.
     *
     * @param picture RGB from 0 to 1, [1, 3, height, width]
     */
    Map<String, NDArray> features(NDArray picture, Set<String> layers);
}

package blindbrush.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** A frozen network that turns a picture into feature maps, layer by layer. */
public interface FeatureNetwork {

    /** Its name, shown wherever a picture made with it appears. */
    String label();

    /** What it has learned from. */
    Basis basis();

    /** The same network with other ways of pooling, padding and reading pixels; itself, where it has only one way of each. */
    default FeatureNetwork with(Pooling pooling, Padding padding, Pixels pixels) {
        return this;
    }

    /** SHA-256 of the weights file in hex, if there is a file. */
    Optional<String> weightsSha256();

    /** The names of all its layers, shallowest first. */
    List<String> layers();

    /** The layer whose features stand for the content. */
    String contentLayer();

    /** By what a content loss is multiplied, so that it weighs as much as with VGG-19. */
    default double contentWeight() {
        return 1;
    }

    /** The layers whose Gram matrices stand for the style, shallowest first. */
    List<String> styleLayers();

    /** The colour that is zero in its input: red, green, blue from 0 to 1. */
    float[] meanColour();

    /**
     * Computes the feature maps [1, channels, height, width] of the wanted layers, shallowest first, and shows each to the
     * viewer before anything deeper is computed. A map is closed when the viewer returns, as is all that was computed on the
     * way. Nothing beyond the deepest wanted layer is computed.
     *
     * @param picture RGB from 0 to 1, [1, 3, height, width]
     */
    void look(NDArray picture, Set<String> layers, BiConsumer<String, NDArray> viewer);

    /** The wanted layers' feature maps all together, in the picture's manager. */
    default Map<String, NDArray> features(NDArray picture, Set<String> layers) {
        Map<String, NDArray> found = new LinkedHashMap<>();
        look(picture, layers, (layer, features) -> found.put(layer, features.reshape(features.getShape()))); // a handle
        return found;
    }

    /** How a layer lies on the picture. */
    LayerGeometry geometry(String layer);

    /**
     * How many numbers automatic differentiation keeps at once, for each pixel of the picture, while it computes a gradient
     * through all layers to the deepest of these.
     */
    double numbersPerPixel(Set<String> layers);

    /** A picture as its input: RGB from 0 to 1, [1, 3, height, width], in the manager and of the network's type. */
    NDArray tensor(NDManager manager, RgbPlanes picture);
}

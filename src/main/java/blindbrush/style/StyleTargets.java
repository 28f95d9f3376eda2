package blindbrush.style;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the loss of one pyramid level: what content and styles look like to the network at that size. */
final class StyleTargets {

    private final FeatureNetwork network;
    private final NDManager manager;

    /** @param manager owns the targets; closed by whoever made it */
    StyleTargets(FeatureNetwork network, NDManager manager) {
        this.network = network;
        this.manager = manager;
    }

    /** The preset's loss against this content and these styles, each already at the level's size. */
    StyleObjective objective(RgbPlanes content, List<RgbPlanes> styles, Preset preset) {
        List<StyleObjective.Weighted> terms = new ArrayList<>();
        terms.add(contentTerm(content, preset.contentWeight()));
        Map<String, NDArray> grams = blendedGrams(styles);
        for (String layer : network.styleLayers()) {
            NDArray gram = grams.get(layer);
            double weight = preset.styleWeight() / grams.size();
            terms.add(new StyleObjective.Weighted(new StyleLoss(layer, gram), weight / meanSquare(gram)));
        }
        terms.add(new StyleObjective.Weighted(new TotalVariationLoss(), preset.smoothness()));
        terms.add(new StyleObjective.Weighted(new RangeLoss(), RANGE_WEIGHT));
        return new StyleObjective(network, terms);
    }

    /** Strong against the other terms, whose relative losses are about one. */
    private static final double RANGE_WEIGHT = 20;

    private StyleObjective.Weighted contentTerm(RgbPlanes content, double weight) {
        String layer = network.contentLayer();
        try (NDArray picture = tensor(manager, content)) {
            NDArray target = network.features(picture, Set.of(layer)).get(layer);
            return new StyleObjective.Weighted(new ContentLoss(layer, target), weight / meanSquare(target));
        }
    }

    /** Several styles: the mean of their Gram matrices, which is what equal weights come to. */
    private Map<String, NDArray> blendedGrams(List<RgbPlanes> styles) {
        List<Map<String, NDArray>> each = styles.stream().map(this::grams).toList();
        Map<String, NDArray> blended = new HashMap<>();
        for (String layer : network.styleLayers()) {
            NDList all = new NDList();
            each.forEach(grams -> all.add(grams.get(layer)));
            blended.put(layer, NDArrays.stack(all).mean(new int[] {0}));
        }
        return blended;
    }

    private Map<String, NDArray> grams(RgbPlanes style) {
        Map<String, NDArray> grams = new HashMap<>();
        try (NDArray picture = tensor(manager, style)) {
            network.features(picture, Set.copyOf(network.styleLayers())).forEach((layer, features) -> {
                grams.put(layer, GramMatrix.of(features));
                features.close();
            });
        }
        return grams;
    }

    /** [1, 3, height, width]. */
    static NDArray tensor(NDManager manager, RgbPlanes planes) {
        return manager.create(planes.values(), new Shape(1, 3, planes.height(), planes.width()));
    }

    private static double meanSquare(NDArray array) {
        try (NDArray mean = MeanSquare.of(array)) {
            return Math.max(mean.getFloat(), 1e-12);
        }
    }
}

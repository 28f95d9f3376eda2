package blindbrush.style.objective;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import blindbrush.network.RgbPlanes;
import blindbrush.style.loss.LossTerm;
import blindbrush.style.loss.Statistic;
import blindbrush.style.loss.WeightedLayer;
import blindbrush.style.objective.StyleObjective.Weighted;
import blindbrush.style.objective.StyleTargets.SizedStyle;
import blindbrush.style.preset.StyleSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The style's terms of the loss at one size. */
public final class StyleTerms {

    private final StyleSettings settings;
    private final List<WeightedLayer> layers;
    private final Function<SizedStyle, Map<String, NDArray>> features;
    private final Function<RgbPlanes, NDArray> mask;

    /**
     * The style terms of a preset.
     *
     * @param features what the network finds in a style image, or the part of it that counts, at the layers
     * @param mask a mask's grey values
     */
    public StyleTerms(
            StyleSettings settings,
            List<WeightedLayer> layers,
            Function<SizedStyle, Map<String, NDArray>> features,
            Function<RgbPlanes, NDArray> mask) {
        this.settings = settings;
        this.layers = layers;
        this.features = features;
        this.mask = mask;
    }

    /** One per layer where the styles can be blended; else one per layer and style, {@code style:relu1_1:2}. */
    public List<Weighted> of(List<SizedStyle> styles) {
        boolean everywhere = styles.stream().allMatch(style -> style.region().isEmpty());
        if (settings.statistic() == Statistic.GRAM && everywhere) {
            return blended(styles);
        }
        List<Weighted> terms = new ArrayList<>();
        for (int i = 0; i < styles.size(); i++) {
            terms.addAll(alone(styles.get(i), styles.size() > 1 ? ":" + (i + 1) : ""));
        }
        return terms;
    }

    /** The weighted mean of several Gram matrices is what a weighted sum of losses comes to. */
    private List<Weighted> blended(List<SizedStyle> styles) {
        Map<String, NDArray> targets = new HashMap<>();
        for (SizedStyle style : styles) {
            features.apply(style).forEach((layer, found) -> {
                try (found;
                        NDArray target = settings.scale().target(found)) {
                    targets.merge(layer, target.mul(style.share()), NDArray::addi);
                }
            });
        }
        return layers.stream()
                .map(layer -> weighted(
                        layer, 1, settings.scale().term(layer.layer(), requireNonNull(targets.get(layer.layer())))))
                .toList();
    }

    private List<Weighted> alone(SizedStyle style, String suffix) {
        Map<String, NDArray> found = features.apply(style);
        Optional<NDArray> region = style.region().map(mask);
        return layers.stream()
                .map(layer -> {
                    LossTerm term = term(layer.layer(), requireNonNull(found.get(layer.layer())));
                    return weighted(layer, style.share(), new StyleOfSeveral(term, suffix, region));
                })
                .toList();
    }

    private LossTerm term(String layer, NDArray found) {
        try (found) {
            return settings.statistic().term(layer, found, settings.scale());
        }
    }

    private Weighted weighted(WeightedLayer layer, double share, LossTerm term) {
        return new Weighted(term, settings.weight() * layer.weight() * share);
    }
}

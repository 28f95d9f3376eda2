package blindbrush.style.objective;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import blindbrush.network.FeatureNetwork;
import blindbrush.network.RgbPlanes;
import blindbrush.refusal.InvalidInputException;
import blindbrush.style.loss.RangeLoss;
import blindbrush.style.loss.WeightedLayer;
import blindbrush.style.preset.PictureSettings;
import blindbrush.style.preset.Preset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the loss of one size: what content and styles look like to the network at that size. */
public final class StyleTargets {

    /**
     * A style image at the size at which it is looked at.
     *
     * @param planes its pixels
     * @param share of this style among all, together one
     * @param region where in the picture it applies, at the picture's size
     * @param part what of it counts, at its own size
     */
    public record SizedStyle(RgbPlanes planes, double share, Optional<RgbPlanes> region, Optional<RgbPlanes> part) {

        /** Whole and everywhere. */
        public SizedStyle(RgbPlanes planes, double share) {
            this(planes, share, Optional.empty(), Optional.empty());
        }
    }

    private final FeatureNetwork network;
    private final NDManager manager;
    private final Preset preset;

    /**
     * Targets of a preset on a network.
     *
     * @param manager owns the targets; closed by whoever made it
     */
    public StyleTargets(FeatureNetwork network, NDManager manager, Preset preset) {
        this.network = network;
        this.manager = manager;
        this.preset = preset;
    }

    /** The preset's loss against this content and these styles, each already at its size. */
    public StyleObjective objective(RgbPlanes content, List<SizedStyle> styles) {
        return new StyleObjective(network, terms(content, styles));
    }

    /** The terms of that loss. */
    public List<StyleObjective.Weighted> terms(RgbPlanes content, List<SizedStyle> styles) {
        List<StyleObjective.Weighted> terms = new ArrayList<>();
        if (preset.content().weight() > 0) {
            terms.addAll(contentTerms(content));
        }
        if (preset.style().weight() > 0) {
            terms.addAll(styleTerms(styles));
        }
        PictureSettings picture = preset.picture();
        if (picture.smoothness().weight() > 0) {
            terms.add(new StyleObjective.Weighted(
                    picture.smoothness().term(), picture.smoothness().weight()));
        }
        if (picture.range() > 0 && !preset.method().held()) { // else there is nothing to hold back
            terms.add(new StyleObjective.Weighted(new RangeLoss(), picture.range()));
        }
        return terms;
    }

    private List<StyleObjective.Weighted> contentTerms(RgbPlanes content) {
        List<WeightedLayer> layers = contentLayers(network, preset);
        Map<String, NDArray> targets = features(content, layers);
        double weight = preset.content().weight() * (preset.isCalibrated() ? 1 : network.contentWeight());
        return layers.stream()
                .map(layer -> new StyleObjective.Weighted(
                        preset.content().scale().term(layer.layer(), requireNonNull(targets.get(layer.layer()))),
                        weight * layer.weight()))
                .toList();
    }

    private List<StyleObjective.Weighted> styleTerms(List<SizedStyle> styles) {
        List<WeightedLayer> layers = styleLayers(network, preset);
        return new StyleTerms(preset.style(), layers, style -> partOf(style, layers), this::mask).of(styles);
    }

    private Map<String, NDArray> partOf(SizedStyle style, List<WeightedLayer> layers) {
        Map<String, NDArray> whole = features(style.planes(), layers);
        if (style.part().isEmpty()) {
            return whole;
        }
        Map<String, NDArray> part = new HashMap<>();
        try (NDArray mask = mask(style.part().get())) {
            whole.forEach((layer, found) -> {
                try (found) {
                    part.put(layer, Guide.inside(found, mask, layer));
                }
            });
        }
        return part;
    }

    /** Its grey values from 0 to 1, [1, 1, height, width]. */
    private NDArray mask(RgbPlanes planes) {
        try (NDArray colours = network.tensor(manager, planes.clamped())) {
            return colours.mean(new int[] {1}, true);
        }
    }

    private Map<String, NDArray> features(RgbPlanes planes, List<WeightedLayer> layers) {
        Set<String> names = layers.stream().map(WeightedLayer::layer).collect(Collectors.toSet());
        try (NDArray picture = network.tensor(manager, planes)) {
            return network.features(picture, names);
        }
    }

    /** The preset's content layers, or else the network's. */
    public static List<WeightedLayer> contentLayers(FeatureNetwork network, Preset preset) {
        Optional<List<WeightedLayer>> chosen = preset.content().layers();
        return checked(network, chosen.orElseGet(() -> List.of(new WeightedLayer(network.contentLayer(), 1))));
    }

    /** The preset's style layers, or else the network's in equal shares. */
    public static List<WeightedLayer> styleLayers(FeatureNetwork network, Preset preset) {
        Optional<List<WeightedLayer>> chosen = preset.style().layers();
        List<String> own = network.styleLayers();
        return checked(network, chosen.orElseGet(() -> own.stream()
                .map(layer -> new WeightedLayer(layer, 1.0 / own.size()))
                .toList()));
    }

    /**
     * The layers as they were given, if the network has them all.
     *
     * @throws InvalidInputException if the network lacks one of them
     */
    public static List<WeightedLayer> checked(FeatureNetwork network, List<WeightedLayer> layers) {
        for (WeightedLayer layer : layers) {
            if (!network.layers().contains(layer.layer())) {
                throw new InvalidInputException("%s has no layer %s; it has: %s"
                        .formatted(network.label(), layer.layer(), String.join(", ", network.layers())));
            }
        }
        return layers;
    }
}

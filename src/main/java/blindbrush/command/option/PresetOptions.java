package blindbrush.command.option;

import blindbrush.network.Padding;
import blindbrush.network.Pooling;
import blindbrush.style.colour.Colour;
import blindbrush.style.loss.Smoothness;
import blindbrush.style.loss.Statistic;
import blindbrush.style.loss.WeightedLayer;
import blindbrush.style.preset.ContentSettings;
import blindbrush.style.preset.PictureSettings;
import blindbrush.style.preset.Preset;
import blindbrush.style.preset.Presets;
import blindbrush.style.preset.StyleSettings;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that choose a preset and change it. */
public final class PresetOptions {

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "quality",
            completionCandidates = PresetNames.class,
            description = "Bundle of settings: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private String preset;

    @Option(
            names = "--adapt",
            description = "Takes the preset's settings to whatever network there is, with that network's own layers.")
    private boolean adapt;

    @Option(
            names = "--calibrate",
            description =
                    "Weighs content and style by what their gradients measure at the start: for layers, statistics "
                            + "and networks that no preset was made for.")
    private boolean calibrate;

    @Option(
            names = "--style-strength",
            paramLabel = "FACTOR",
            description = "Multiplies the style's weight: 2 for more style, 0.5 for more content.")
    private Optional<Double> styleStrength;

    @Option(names = "--content-weight", paramLabel = "WEIGHT", description = "Weight of the content; 0 for none.")
    private Optional<Double> contentWeight;

    @Option(names = "--style-weight", paramLabel = "WEIGHT", description = "Weight of the style; 0 for none.")
    private Optional<Double> styleWeight;

    @Option(
            names = "--content-layer",
            paramLabel = "LAYER[=SHARE]",
            description = "A layer for the content, such as relu4_2; may be repeated. Shares are equal unless given.")
    private List<String> contentLayers = List.of();

    @Option(
            names = "--style-layer",
            paramLabel = "LAYER[=SHARE]",
            description = "A layer for the style, such as relu1_1; may be repeated. Shares are equal unless given.")
    private List<String> styleLayers = List.of();

    @Option(names = "--statistic", description = "What the style is summed up by: gram, mean-and-covariance or sliced.")
    private Optional<Statistic> statistic;

    @Option(
            names = "--colour",
            description = "painting for the painting's colours, matched for a painting recoloured to the content "
                    + "beforehand, luminance to keep the content's colours.")
    private Optional<Colour> colour;

    @Option(names = "--smoothness", paramLabel = "WEIGHT", description = "Weight of the total variation; 0 for none.")
    private Optional<Double> smoothness;

    @Option(names = "--pooling", description = "How the network halves its features: average or max.")
    private Optional<Pooling> pooling;

    @Option(names = "--padding", description = "What the network sees beyond the picture's edge: zero or replicate.")
    private Optional<Padding> padding;

    @Option(
            names = "--margin",
            paramLabel = "SHARE",
            description = "How far the picture is continued by its mirror image while it is made, as a share of its "
                    + "long edge, 0 to 0.25; cut off in the end, it takes the style's frame along.")
    private Optional<Double> margin;

    @Mixin
    private CourseOptions course;

    /** The names of all presets, for the help and the shell's completion. */
    public static final class PresetNames implements Iterable<String> {

        @Override
        public java.util.Iterator<String> iterator() {
            return Presets.names().iterator();
        }
    }

    /** The preset as changed, under a name that says so. */
    public Preset preset() {
        Preset named = Presets.named(preset);
        Preset chosen = adapt ? named.adapted() : named;
        Preset weighed = calibrate ? chosen.calibrated() : chosen;
        Preset changed = course.applied(weighed.with(content(weighed.content()))
                .with(style(weighed.style()))
                .with(picture(weighed.picture())));
        return changed.equals(chosen) ? chosen : changed.named(chosen.name() + " (changed)");
    }

    private ContentSettings content(ContentSettings from) {
        return new ContentSettings(
                contentWeight.orElse(from.weight()), layers(contentLayers, from.layers()), from.scale());
    }

    private StyleSettings style(StyleSettings from) {
        return new StyleSettings(
                styleWeight.orElse(from.weight()) * styleStrength.orElse(1.0),
                layers(styleLayers, from.layers()),
                from.scale(),
                from.size(),
                statistic.orElse(from.statistic()),
                colour.orElse(from.colour()));
    }

    private PictureSettings picture(PictureSettings from) {
        Smoothness was = from.smoothness();
        return new PictureSettings(
                pooling.orElse(from.pooling()),
                padding.orElse(from.padding()),
                from.pixels(),
                new Smoothness(smoothness.orElse(was.weight()), was.measure()),
                from.range(),
                margin.orElse(from.margin()));
    }

    private static Optional<List<WeightedLayer>> layers(List<String> given, Optional<List<WeightedLayer>> otherwise) {
        if (given.isEmpty()) {
            return otherwise;
        }
        double equalShare = 1.0 / given.size();
        return Optional.of(given.stream()
                .map(text -> text.contains("=") ? WeightedLayer.parse(text) : new WeightedLayer(text, equalShare))
                .toList());
    }
}

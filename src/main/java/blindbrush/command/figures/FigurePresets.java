package blindbrush.command.figures;

import blindbrush.style.loss.ContentScale;
import blindbrush.style.loss.Smoothness;
import blindbrush.style.loss.WeightedLayer;
import blindbrush.style.preset.ContentSettings;
import blindbrush.style.preset.PictureSettings;
import blindbrush.style.preset.Preset;
import blindbrush.style.preset.Presets;
import blindbrush.style.preset.StyleSettings;
import java.util.List;
import java.util.Optional;

/** What the paper's figures change in a preset. */
final class FigurePresets {

    private FigurePresets() {}

    /** The content's loss at one layer and nothing else, from the paper's noise. */
    static Preset contentAlone(Preset preset, String layer) {
        return bare(preset)
                .with(new ContentSettings(
                        1, shares(List.of(layer)), preset.content().scale()))
                .with(styled(preset, 0, preset.style().layers()));
    }

    /** The style's loss at these layers and nothing else, from the paper's noise. */
    static Preset styleAlone(Preset preset, List<String> layers) {
        return bare(preset).with(contented(preset, 0)).with(styled(preset, 1, shares(layers)));
    }

    /** α/β as asked for, in the measures that the preset has for the losses. */
    static Preset atRatio(Preset preset, Ratio ratio) {
        return preset.with(contented(preset, ratio.value() * preset.style().weight()));
    }

    /** The style at these layers in equal shares. */
    static Preset atStyleLayers(Preset preset, List<String> layers) {
        return preset.with(styled(preset, preset.style().weight(), shares(layers)));
    }

    /** Measures the content's error at each of these layers, relative to the content's own mean square. */
    static Preset contentErrors(Preset preset, List<String> layers) {
        return contentAlone(preset, layers.get(0))
                .with(new ContentSettings(layers.size(), shares(layers), ContentScale.RELATIVE)); // so each weighs one
    }

    private static Preset bare(Preset preset) {
        PictureSettings picture = preset.picture();
        return preset.with(
                        new PictureSettings(picture.pooling(), picture.padding(), picture.pixels(), Smoothness.NONE, 0))
                .with(Presets.PAPER.start());
    }

    private static ContentSettings contented(Preset preset, double weight) {
        return new ContentSettings(
                weight, preset.content().layers(), preset.content().scale());
    }

    private static StyleSettings styled(Preset preset, double weight, Optional<List<WeightedLayer>> layers) {
        StyleSettings style = preset.style();
        return new StyleSettings(weight, layers, style.scale(), style.size(), style.statistic(), style.colour());
    }

    private static Optional<List<WeightedLayer>> shares(List<String> layers) {
        return Optional.of(layers.stream()
                .map(layer -> new WeightedLayer(layer, 1.0 / layers.size()))
                .toList());
    }
}

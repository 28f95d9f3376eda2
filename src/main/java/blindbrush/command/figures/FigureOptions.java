package blindbrush.command.figures;

import blindbrush.command.option.PresetOptions;
import blindbrush.command.series.SeriesOptions;
import blindbrush.style.StyleTransfer;
import blindbrush.style.preset.Preset;
import blindbrush.style.preset.Presets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that make a figure of the paper. */
final class FigureOptions {

    @Mixin
    private SeriesOptions series;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "paper",
            completionCandidates = PresetOptions.PresetNames.class,
            description = "Settings that the figure varies: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private String preset;

    SeriesOptions series() {
        return series;
    }

    /** As it will run on this network. */
    Preset preset(StyleTransfer transfer) {
        return series.fitting(transfer, Presets.named(preset));
    }

    /** What a reader of the sheet must know. */
    List<String> notes(StyleTransfer transfer, Preset fitted, FigureLayers layers) {
        List<String> notes = new ArrayList<>();
        notes.add("Preset %s on %s, %s iterations."
                .formatted(
                        fitted.name(),
                        transfer.network(),
                        series.timed(fitted).schedule().iterations().stream()
                                .map(String::valueOf)
                                .reduce((first, second) -> first + " + " + second)
                                .orElseThrow()));
        if (!fitted.name().equals(preset)) {
            notes.add(
                    "Adapted: this is not the network that the preset's name stands for, so these are not the paper's pictures.");
        }
        notes.addAll(layers.notes());
        return notes;
    }
}

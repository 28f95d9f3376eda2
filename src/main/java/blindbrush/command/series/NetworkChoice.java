package blindbrush.command.series;

import static java.util.Objects.requireNonNull;

import blindbrush.command.option.EngineOptions;
import blindbrush.refusal.InvalidInputException;
import blindbrush.style.StyleEngineSettings;
import blindbrush.style.StyleTransfer;
import blindbrush.style.preset.Preset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which weights each preset runs on: the first that its name stands for, or, if adapted, the first of all. */
public final class NetworkChoice {

    /**
     * Where and how a preset runs.
     *
     * @param engine index of its weights
     * @param asked the preset as it is defined
     * @param run as it will run
     */
    public record Assignment(int engine, Preset asked, Preset run) {

        /** Whether the preset was changed so that the network can carry it out. */
        public boolean adapted() {
            return !run.name().equals(asked.name());
        }
    }

    private final List<StyleEngineSettings> engines;
    private final Map<String, Assignment> places = new LinkedHashMap<>();

    private NetworkChoice(List<StyleEngineSettings> engines) {
        this.engines = engines;
    }

    /** Opens each network in turn to ask it; before any work an {@link InvalidInputException} names {@code --adapt}. */
    public static NetworkChoice of(List<StyleEngineSettings> engines, List<Preset> presets, SeriesOptions options) {
        NetworkChoice choice = new NetworkChoice(List.copyOf(engines));
        Map<String, String> refusals = new LinkedHashMap<>();
        for (int i = 0; i < engines.size(); i++) {
            try (StyleTransfer transfer = choice.open(i)) {
                choice.ask(transfer, i, presets, refusals);
            }
        }
        for (Preset preset : presets) {
            if (!choice.places.containsKey(preset.name())) {
                Preset adapted = options.adapted(preset, requireNonNull(refusals.get(preset.name())));
                choice.places.put(preset.name(), new Assignment(0, preset, adapted));
            }
        }
        return choice;
    }

    /** How many engines the choice needs, one after the other. */
    public int engines() {
        return engines.size();
    }

    /**
     * Opens one of them; close it after use.
     *
     * @param engine from 0
     */
    public StyleTransfer open(int engine) {
        return EngineOptions.open(engines.get(engine));
    }

    /** On which engine a preset is carried out, and with what changed. */
    public Assignment place(Preset preset) {
        return requireNonNull(places.get(preset.name()));
    }

    private void ask(StyleTransfer transfer, int engine, List<Preset> presets, Map<String, String> refusals) {
        for (Preset preset : presets) {
            Optional<String> refusal = transfer.refusal(preset);
            if (refusal.isEmpty()) {
                places.putIfAbsent(preset.name(), new Assignment(engine, preset, preset));
            } else {
                refusals.putIfAbsent(preset.name(), refusal.get());
            }
        }
    }
}

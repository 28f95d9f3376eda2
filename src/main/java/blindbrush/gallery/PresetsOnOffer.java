package blindbrush.gallery;

import blindbrush.network.Basis;
import blindbrush.refusal.InvalidInputException;
import blindbrush.style.preset.Preset;
import blindbrush.style.preset.Presets;
import blindbrush.weights.file.UnusableWeightsException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The presets that the configured network can carry out. A preset whose name stands for certain weights is not offered on others. */
@ApplicationScoped
public class PresetsOnOffer {

    private final StyleEngineConfig engine;
    private @Nullable Basis basis;

    PresetsOnOffer(StyleEngineConfig engine) {
        this.engine = engine;
    }

    /** Their names, the default first. */
    public List<String> names() {
        return names(preset -> preset.refusal(basis()).isEmpty());
    }

    /** The names of the others. */
    public List<String> withheld() {
        return names(preset -> preset.refusal(basis()).isPresent());
    }

    /** Why there is no network to make pictures with; empty if there is one. */
    public Optional<String> problem() {
        try {
            basis();
            return Optional.empty();
        } catch (UnusableWeightsException unusable) {
            return Optional.of(unusable.getMessage());
        }
    }

    /**
     * The preset of a name.
     *
     * @throws InvalidInputException if there is none, or it is withheld
     */
    Preset named(String name) {
        problem().ifPresent(words -> {
            throw new InvalidInputException(words);
        });
        Preset preset = Presets.named(name);
        preset.refusal(basis()).ifPresent(words -> {
            throw new InvalidInputException(words);
        });
        return preset;
    }

    private static List<String> names(Predicate<Preset> which) {
        return Presets.all().stream().filter(which).map(Preset::name).toList();
    }

    /** Read once: a file of weights is large. */
    private synchronized Basis basis() {
        if (basis == null) {
            basis = engine.settings().basis();
        }
        return basis;
    }
}

package blindbrush.gallery;

import blindbrush.network.DeviceChoice;
import blindbrush.style.StyleEngineSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** On what the web application's pictures are made. */
@ConfigMapping(prefix = "blindbrush.style")
public interface StyleEngineConfig {

    /** VGG-19 as a safetensors file; without it pictures come from the compact network in the program. */
    Optional<Path> weights();

    /** {@code auto}: a GPU where there is one; {@code cpu} leaves it to others. */
    @WithDefault("auto")
    DeviceChoice device();

    /** CPU threads of a style transfer; by default all cores but one, which stays with the visitors. */
    OptionalInt threads();

    /** How often a running transfer writes down from where it could be taken up again; some 100 MB at 512 pixels. */
    @WithDefault("PT30S")
    Duration checkpointEvery();

    /** Folder in which it does; processes that take up each other's jobs need the same one. */
    @WithDefault("var/checkpoints")
    Path checkpoints();

    /** The same in the style engine's words. */
    default StyleEngineSettings settings() {
        int spare = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        return new StyleEngineSettings(weights(), device(), threads().orElse(spare));
    }
}

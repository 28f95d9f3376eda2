package blindbrush.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blindbrush.refusal.InvalidInputException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetsOnOfferTest {

    @TempDir
    Path folder;

    @Test
    void presets_named_after_a_paper_are_withheld_on_other_weights() {
        PresetsOnOffer offer = offer(Map.of());
        assertThat(offer.problem()).isEmpty();
        assertThat(offer.names()).startsWith("quality").contains("preview").doesNotContain("paper", "johnson");
        assertThat(offer.withheld()).contains("paper", "johnson").doesNotContainAnyElementsOf(offer.names());
        assertThat(offer.named("quality").name()).isEqualTo("quality");
        assertThatThrownBy(() -> offer.named("paper"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("preset paper stands on Oxford's VGG-19 to relu5_1, normalised");
    }

    @Test
    void weights_that_cannot_be_read_are_told_before_anything_is_queued() throws IOException {
        Path damaged = Files.writeString(folder.resolve("vgg.safetensors"), "no weights");
        PresetsOnOffer offer = offer(Map.of("blindbrush.style.weights", damaged.toString()));
        assertThat(offer.problem().orElseThrow()).contains(damaged.toString(), "unusable");
        assertThatThrownBy(() -> offer.named("quality"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("unusable");
    }

    private static PresetsOnOffer offer(Map<String, String> settings) {
        return new PresetsOnOffer(new SmallRyeConfigBuilder()
                .withMapping(StyleEngineConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(StyleEngineConfig.class));
    }
}

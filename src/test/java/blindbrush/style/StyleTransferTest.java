package blindbrush.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import blindbrush.network.DeviceChoice;
import blindbrush.network.DeviceNotAvailableException;
import blindbrush.network.PyTorch;
import blindbrush.refusal.InvalidInputException;
import blindbrush.style.preset.Preset;
import blindbrush.style.preset.Presets;
import blindbrush.style.preset.Schedule;
import blindbrush.style.request.StyleImage;
import blindbrush.style.request.StyleTransferRequest;
import blindbrush.weights.file.UnusableWeightsException;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StyleTransferTest {

    private static final Preset TINY = Presets.QUALITY.with(new Schedule(32, List.of(6, 4)));

    private final BufferedImage content = Pictures.waves(120, 90, 0);
    private final BufferedImage style = Pictures.waves(80, 80, 1);

    @Test
    void lowers_the_loss_at_each_scale_and_honours_the_size() {
        try (StyleTransfer transfer = open()) {
            List<Progress> heard = new ArrayList<>();

            StylizedImage made = transfer.stylize(request(64, 1), heard::add);

            assertThat(made.image().getWidth()).isEqualTo(64);
            assertThat(made.image().getHeight()).isEqualTo(48);
            assertThat(made.losses()).containsKeys("content:relu3_3", "style:relu1_1", "total");
            assertThat(made.evaluations()).isEqualTo(12);
            assertThat(heard).hasSize(10);
            assertThat(heard.get(5).loss()).isLessThan(heard.get(0).loss());
            assertThat(heard.get(9).loss()).isLessThan(heard.get(6).loss());
            assertThat(heard.get(9).left()).isZero();
            assertThat(transfer.network()).isEqualTo("compact network");
        }
    }

    @Test
    void progress_shows_the_picture_as_it_stands() {
        try (StyleTransfer transfer = open()) {
            List<BufferedImage> previews = new ArrayList<>();

            transfer.stylize(
                    request(64, 1), progress -> previews.add(progress.preview().get()));

            assertThat(previews.get(0).getWidth()).isEqualTo(32);
            assertThat(previews.get(9).getHeight()).isEqualTo(48);
        }
    }

    @Test
    void the_same_seed_gives_the_same_picture_and_another_seed_another() {
        try (StyleTransfer transfer = open()) {
            int[] first = pixels(transfer.stylize(request(48, 1), progress -> {}));
            int[] again = pixels(transfer.stylize(request(48, 1), progress -> {}));
            int[] other = pixels(transfer.stylize(request(48, 2), progress -> {}));

            assertThat(again).isEqualTo(first);
            assertThat(other).isNotEqualTo(first);
        }
    }

    @Test
    void the_listener_can_cancel_and_the_next_picture_is_made_all_the_same() {
        try (StyleTransfer transfer = open()) {
            List<Progress> heard = new ArrayList<>();

            assertThatThrownBy(() -> transfer.stylize(request(64, 1), progress -> {
                        heard.add(progress);
                        throw new StyleTransferCancelledException();
                    }))
                    .isInstanceOf(StyleTransferCancelledException.class);

            assertThat(heard).hasSize(1);
            assertThat(transfer.stylize(request(48, 1), progress -> {}).image()).isNotNull();
        }
    }

    @Test
    void only_one_is_open_at_a_time() {
        try (StyleTransfer transfer = open()) {
            assertThat(transfer.device()).isNotBlank();
            assertThat(StyleTransfer.tryOpen(StyleEngineSettings.withoutWeights()))
                    .isEmpty();
        }
        open().close();
    }

    @Test
    void a_failed_opening_leaves_the_door_open() {
        StyleEngineSettings absent = new StyleEngineSettings(Optional.of(Path.of("no-such-file")), DeviceChoice.CPU, 0);

        assertThatThrownBy(() -> StyleTransfer.tryOpen(absent)).isInstanceOf(UnusableWeightsException.class);

        open().close();
    }

    @Test
    void a_gpu_that_is_not_there_is_refused_clearly() {
        assumeThat(PyTorch.start(0).getGpuCount()).as("this machine has a GPU").isZero();
        StyleEngineSettings gpu = new StyleEngineSettings(Optional.empty(), DeviceChoice.GPU, 0);

        assertThatThrownBy(() -> StyleTransfer.tryOpen(gpu))
                .isInstanceOf(DeviceNotAvailableException.class)
                .hasMessageContaining("sees none");
    }

    @Test
    void nothing_is_ever_enlarged() {
        assertThatThrownBy(() -> request(121, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nothing is ever enlarged");
    }

    @Test
    void an_unknown_preset_is_refused_with_the_names_there_are() {
        assertThatThrownBy(() -> Presets.named("best"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("quality, preview");
    }

    private static StyleTransfer open() {
        return StyleTransfer.tryOpen(StyleEngineSettings.withoutWeights()).orElseThrow();
    }

    private StyleTransferRequest request(int longEdge, long seed) {
        return new StyleTransferRequest(content, List.of(new StyleImage(style)), longEdge, TINY, seed);
    }

    private static int[] pixels(StylizedImage made) {
        BufferedImage image = made.image();
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}

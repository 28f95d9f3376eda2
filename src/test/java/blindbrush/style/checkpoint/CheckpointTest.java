package blindbrush.style.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import blindbrush.network.CompactNetwork;
import blindbrush.network.Vgg19;
import blindbrush.optimize.Method;
import blindbrush.style.Pictures;
import blindbrush.style.Progress;
import blindbrush.style.StyleEngineSettings;
import blindbrush.style.StyleTransfer;
import blindbrush.style.StyleTransferCancelledException;
import blindbrush.style.StyleTransferListener;
import blindbrush.style.StylizedImage;
import blindbrush.style.SyntheticWeights;
import blindbrush.style.Tensors;
import blindbrush.style.preset.Preset;
import blindbrush.style.preset.Presets;
import blindbrush.style.preset.Schedule;
import blindbrush.style.request.StyleImage;
import blindbrush.style.request.StyleTransferRequest;
import blindbrush.weights.CompactWeights;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that was stopped and taken up again ends in the very picture that it would have made at one go. */
class CheckpointTest {

    /** Two scales of eight and nine iterations. */
    private static final Preset TINY = Presets.QUALITY.with(new Schedule(32, List.of(8, 9)));

    private static final BufferedImage CONTENT = Pictures.waves(120, 90, 0);
    private static final BufferedImage STYLE = Pictures.waves(80, 80, 1);

    static Stream<Method> methods() {
        return Stream.of(
                Presets.QUALITY.method(),
                new Method.LimitedMemoryBfgs(3, false, false),
                new Method.AveragedAdam(0.02),
                new Method.Momentum(1e-3, 0.9, 0.9, 2));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void goes_on_to_the_same_pixels_in_the_second_scale(Method method) {
        assertGoesOnAlike(request(TINY.with(method)), 12);
    }

    @Test
    void goes_on_to_the_same_pixels_in_the_first_scale_and_between_two() {
        assertGoesOnAlike(request(TINY), 1);
        assertGoesOnAlike(request(TINY), 8);
        assertGoesOnAlike(request(TINY), 17);
    }

    @Test
    void goes_on_counting_where_it_left_off() {
        StyleTransferRequest request = request(TINY);
        Checkpoint checkpoint = stoppedAt(request, 12);
        List<Progress> heard = new ArrayList<>();

        StylizedImage made = stylized(request, Optional.of(checkpoint), heard::add);

        assertThat(checkpoint.iteration()).isEqualTo(12);
        assertThat(heard.get(0).iteration()).isEqualTo(13);
        assertThat(heard.get(0).scale()).isEqualTo(2);
        assertThat(made.evaluations()).isEqualTo(19);
        assertThat(made.notes()).isEmpty();
    }

    @Test
    void without_the_optimiser_s_state_it_goes_on_from_the_picture() {
        StyleTransferRequest request = request(TINY);
        Checkpoint whole = stoppedAt(request, 12);
        RunState state = whole.state(fingerprint(request));
        Checkpoint light = Checkpoint.of(
                fingerprint(request),
                new RunState(
                        state.scale(),
                        state.iterationOfScale(),
                        state.iteration(),
                        state.elapsed(),
                        state.setbacks(),
                        state.loss(),
                        state.picture(),
                        new byte[0]));
        List<Progress> heard = new ArrayList<>();

        stylized(request, Optional.of(light), heard::add);

        assertThat(heard).hasSize(5);
        assertThat(heard.get(4).loss()).isLessThan(state.loss());
    }

    @Test
    void belongs_to_one_request_and_says_what_is_not_the_same() {
        StyleTransferRequest request = request(TINY);
        Checkpoint checkpoint = stoppedAt(request, 3);
        List<StyleImage> styles = request.styles();

        assertRefused(checkpoint, new StyleTransferRequest(Pictures.waves(120, 90, 2), styles, 64, TINY, 1), "content");
        assertRefused(
                checkpoint,
                new StyleTransferRequest(CONTENT, List.of(new StyleImage(CONTENT)), 64, TINY, 1),
                "same styles");
        assertRefused(checkpoint, new StyleTransferRequest(CONTENT, styles, 48, TINY, 1), "long edge");
        assertRefused(checkpoint, new StyleTransferRequest(CONTENT, styles, 64, TINY, 2), "seed");
        assertRefused(checkpoint, request(TINY.with(new Method.AveragedAdam(0.02))), "preset");
        try (NDManager manager = Tensors.manager()) {
            Vgg19 other = new Vgg19(manager, SyntheticWeights.first(2), DataType.FLOAT32);
            assertThatThrownBy(() -> checkpoint.state(Fingerprint.of(request, other)))
                    .isInstanceOf(UnusableCheckpointException.class)
                    .hasMessage("it belongs to another picture: not the same network");
        }
    }

    @Test
    void a_changed_or_shortened_one_is_refused() {
        byte[] bytes = stoppedAt(request(TINY), 3).bytes();
        byte[] changed = bytes.clone();
        changed[bytes.length / 2] ^= 1;

        assertThat(Checkpoint.of(bytes).iteration()).isEqualTo(3);
        assertDamaged(changed, "do not add up");
        assertDamaged(Arrays.copyOf(bytes, bytes.length - 1), "do not add up");
        assertDamaged(new byte[0], "no checkpoint");
        assertDamaged("a letter to a friend".getBytes(StandardCharsets.UTF_8), "no checkpoint");
        byte[] earlier = bytes.clone();
        earlier[4] = 1;
        assertDamaged(earlier, "of version 1, this program reads 2");
    }

    private static void assertGoesOnAlike(StyleTransferRequest request, int iteration) {
        StylizedImage atOneGo = stylized(request, Optional.empty(), progress -> {});
        Checkpoint checkpoint = Checkpoint.of(stoppedAt(request, iteration).bytes());

        StylizedImage inTwo = stylized(request, Optional.of(checkpoint), progress -> {});

        assertThat(Pictures.pixels(inTwo.image())).isEqualTo(Pictures.pixels(atOneGo.image()));
        assertThat(inTwo.losses()).isEqualTo(atOneGo.losses());
        assertThat(inTwo.evaluations()).isEqualTo(atOneGo.evaluations());
    }

    private static void assertRefused(Checkpoint checkpoint, StyleTransferRequest request, String reason) {
        assertThatThrownBy(() -> stylized(request, Optional.of(checkpoint), progress -> {}))
                .isInstanceOf(UnusableCheckpointException.class)
                .hasMessageContaining("it belongs to another picture: not the same")
                .hasMessageContaining(reason);
    }

    private static void assertDamaged(byte[] bytes, String reason) {
        assertThatThrownBy(() -> Checkpoint.of(bytes))
                .isInstanceOf(UnusableCheckpointException.class)
                .hasMessageContaining(reason);
    }

    private static Checkpoint stoppedAt(StyleTransferRequest request, int iteration) {
        AtomicReference<Checkpoint> kept = new AtomicReference<>();
        try {
            stylized(request, Optional.empty(), progress -> {
                if (progress.iteration() == iteration) {
                    kept.set(progress.checkpoint().get().orElseThrow());
                    throw new StyleTransferCancelledException();
                }
            });
            throw new AssertionError("not stopped at " + iteration);
        } catch (StyleTransferCancelledException stopped) {
            return kept.get();
        }
    }

    /** In an engine that was opened for it alone, as in a new process. */
    private static StylizedImage stylized(
            StyleTransferRequest request, Optional<Checkpoint> from, StyleTransferListener listener) {
        try (StyleTransfer transfer =
                StyleTransfer.tryOpen(StyleEngineSettings.withoutWeights()).orElseThrow()) {
            return transfer.stylize(request, from, listener);
        }
    }

    private static Fingerprint fingerprint(StyleTransferRequest request) {
        try (NDManager manager = Tensors.manager()) {
            return Fingerprint.of(request, new CompactNetwork(manager, CompactWeights.shipped(), DataType.FLOAT32));
        }
    }

    private static StyleTransferRequest request(Preset preset) {
        return new StyleTransferRequest(CONTENT, List.of(new StyleImage(STYLE)), 64, preset, 1);
    }
}

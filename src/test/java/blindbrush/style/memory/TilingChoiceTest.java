package blindbrush.style.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import blindbrush.network.RandomFilters;
import blindbrush.network.Vgg19;
import blindbrush.optimize.Method;
import blindbrush.style.Pictures;
import blindbrush.style.SyntheticWeights;
import blindbrush.style.Tensors;
import blindbrush.style.preset.Preset;
import blindbrush.style.preset.Presets;
import blindbrush.style.request.Pyramid;
import blindbrush.style.request.StyleImage;
import blindbrush.style.request.StyleTransferRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole, in tiles, or not at all: by the memory there is. */
class TilingChoiceTest {

    private final NDManager manager = Tensors.manager();
    private final Pyramid.Level large = new Pyramid.Level(2048, 2048, 1536, 10);
    private final MemoryNeed need = need(new Method.AveragedAdam(0.02));

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void with_room_enough_a_picture_is_looked_at_as_a_whole() {
        assertThat(tiling(0, 40e9).edge(large, need)).isZero();
    }

    @Test
    void with_less_in_tiles_as_large_as_fit() {
        assertThat(tiling(0, 7e9).edge(large, need)).isEqualTo(1024);
        assertThat(tiling(0, 5e9).edge(large, need)).isBetween(128, 768);
    }

    @Test
    void with_too_little_it_is_refused_in_one_line_with_the_numbers() {
        assertThatThrownBy(() -> tiling(0, 1e9).edge(large, need))
                .isInstanceOf(NotEnoughMemoryException.class)
                .hasMessageMatching("a picture of 2048 × 1536 pixels may take [\\d.]+ GB of memory, and even in tiles "
                        + "[\\d.]+ GB; 1.0 GB are available: .*");
    }

    @Test
    void tiles_that_are_wished_for_are_used_where_the_picture_is_larger() {
        assertThat(tiling(512, 1).edge(large, need)).isEqualTo(512);
        assertThat(tiling(512, 1).edge(new Pyramid.Level(512, 512, 384, 10), need))
                .isZero();
    }

    @Test
    void the_method_s_memory_counts() {
        MemoryNeed greedy = need(new Method.LimitedMemoryBfgs(100, false, false));
        assertThat(greedy.at(large, 0).optimizer())
                .isGreaterThan(10 * need.at(large, 0).optimizer());
        assertThat(greedy.at(large, 0).activations())
                .isEqualTo(need.at(large, 0).activations());
    }

    /** Peak of a process that makes the picture at 512 × 384 less what it held before, measured: 651 and 809 MB. */
    @Test
    void an_estimate_is_near_what_was_measured() {
        Pyramid.Level level = new Pyramid.Level(512, 512, 384, 3);
        MemoryNeed eight =
                new MemoryNeed(network(8), request(Presets.QUALITY.with(new Method.AveragedAdam(0.02)), 512));
        assertThat(eight.at(level, 0).stillToCome()).isBetween(586_000_000L, 782_000_000L);
        MemoryNeed thirteen = new MemoryNeed(network(13), request(Presets.QUALITY, 512));
        assertThat(thirteen.at(level, 0).stillToCome()).isBetween(728_000_000L, 970_000_000L);
        MemoryNeed random = new MemoryNeed(
                new RandomFilters(manager), request(Presets.QUALITY.with(new Method.AveragedAdam(0.02)), 512));
        assertThat(random.at(level, 0).stillToCome()).isBetween(634_000_000L, 845_000_000L);
    }

    private static TilingChoice tiling(int wished, double available) {
        return new TilingChoice(wished, () -> (long) available);
    }

    private MemoryNeed need(Method method) {
        return new MemoryNeed(network(2), request(Presets.QUALITY.with(method), 2048));
    }

    private Vgg19 network(int convolutions) {
        return new Vgg19(manager, SyntheticWeights.first(convolutions), DataType.FLOAT32);
    }

    private static StyleTransferRequest request(Preset preset, int edge) {
        var image = Pictures.waves(edge, edge * 3 / 4, 0);
        return new StyleTransferRequest(image, List.of(new StyleImage(image)), edge, preset, 1);
    }
}

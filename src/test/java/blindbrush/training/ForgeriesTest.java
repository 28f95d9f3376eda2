package blindbrush.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import blindbrush.network.CompactNetwork;
import blindbrush.style.Tensors;
import blindbrush.weights.CompactLayout;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ForgeriesTest {

    private static final Shape PIECES = new Shape(2, 3, 32, 32);
    private static final CompactLayout LAYOUT = CompactLayout.learning(List.of(16, 16, 16));

    private final NDManager manager = Tensors.manager();
    private final NDArray weights =
            numbers(manager, new Random(1), LAYOUT.size(), new Shape(LAYOUT.size()), -0.2f, 0.3f);

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void come_nearer_to_the_style_of_other_pieces_by_the_networks_own_account() {
        try (Forgeries forgeries = new Forgeries(LAYOUT, manager, ForgeriesTest::pieces, 7)) {
            NDArray all = null;
            for (int i = 0; i < 40; i++) {
                all = forgeries.next(manager, weights);
            }
            NDArray styles = all.get("2:4");
            NDArray contents = all.get("4:");
            assertThat(styleError(all.get(":2"), styles)).isLessThan(0.7 * styleError(contents, styles));
            for (float value : all.get(":2").toFloatArray()) {
                assertThat(value).isBetween(0f, 1f);
            }
        }
    }

    @Tag("faults")
    @Test
    void are_begun_anew_after_a_hundred_lessons() {
        try (Forgeries forgeries = new Forgeries(LAYOUT, manager, ForgeriesTest::pieces, 7)) {
            NDArray last = null;
            for (int i = 0; i < 100; i++) {
                last = forgeries.next(manager, weights);
            }
            NDArray first = forgeries.next(manager, weights);
            // three steps of 0.005 root mean square with momentum, 0.005 (1 + 1.9 + 2.71) at most, and 0.03 √(2/π) of
            // noise
            assertThat(distance(first.get(":2"), first.get("4:"))).isBetween(0.01, 0.0281 + 0.0241);
            assertThat(distance(first.get("4:"), last.get("4:"))).isGreaterThan(0.05);
            assertThat(distance(first.get(":2"), last.get(":2"))).isGreaterThan(0.05);
        }
    }

    @Test
    void keep_contents_of_which_all_but_every_third_are_flattened() {
        try (Forgeries forgeries = new Forgeries(LAYOUT, manager, ForgeriesTest::pieces, 7)) {
            NDArray drawn = pieces(manager, new Random(7 * 1_000_003L));
            NDArray contents = forgeries.next(manager, weights).get("4:");
            assertThat(distance(contents.get("0"), drawn.get("0"))).isLessThan(1e-6);
            NDArray own = aboutItsColours(drawn.get("1"));
            NDArray kept = aboutItsColours(contents.get("1"));
            double share =
                    kept.mul(own).sum().toFloatArray()[0] / own.square().sum().toFloatArray()[0];
            assertThat(share).isBetween(0.0, 1.0);
            assertThat(distance(kept, own.mul(share))).isLessThan(1e-6);
            assertThat(distance(contents.get("1").sub(kept), drawn.get("1").sub(own)))
                    .isLessThan(1e-6);
        }
    }

    /** Without a weight on their content three networks' forgeries ended 1 to 3 % further from it than the pieces whose style they take. */
    @Tag("faults")
    @Test
    void keep_some_of_their_own_content_by_the_networks_own_account() {
        try (Forgeries forgeries = new Forgeries(LAYOUT, manager, ForgeriesTest::pieces, 7)) {
            NDArray all = forgeries.next(manager, weights);
            for (int i = 1; i < 100; i++) {
                all = forgeries.next(manager, weights);
            }
            NDArray contents = all.get("4:");
            assertThat(contentError(all.get(":2"), contents)).isLessThan(contentError(all.get("2:4"), contents));
        }
    }

    private double contentError(NDArray pieces, NDArray contents) {
        CompactNetwork network = Lesson.network(LAYOUT, weights.duplicate());
        Set<String> layer = Set.of(network.contentLayer());
        return Lesson.featureError(
                        network.features(pieces.duplicate(), layer).get(network.contentLayer()),
                        network.features(contents.duplicate(), layer).get(network.contentLayer()))
                .toFloatArray()[0];
    }

    private static NDArray aboutItsColours(NDArray piece) {
        return piece.sub(piece.reshape(3, -1).mean(new int[] {1}).reshape(3, 1, 1));
    }

    private static double styleError(NDArray pieces, NDArray styles) {
        try (NDManager scope = pieces.getManager().newSubManager()) {
            NDArray known = numbers(scope, new Random(1), LAYOUT.size(), new Shape(LAYOUT.size()), -0.2f, 0.3f);
            CompactNetwork network = Lesson.network(LAYOUT, known);
            Set<String> layers = Set.copyOf(CompactLayout.layers());
            var seen = network.features(pieces.duplicate(), layers);
            var wanted = network.features(styles.duplicate(), layers);
            return layers.stream()
                    .mapToDouble(layer ->
                            Lesson.gramError(seen.get(layer), wanted.get(layer)).toFloatArray()[0])
                    .sum();
        }
    }

    private static double distance(NDArray one, NDArray other) {
        return one.sub(other).abs().mean().toFloatArray()[0];
    }

    /** Each of a colour of its own under noise. */
    private static NDArray pieces(NDManager scope, Random random) {
        NDArray noise = numbers(scope, random, (int) PIECES.size(), PIECES, 0, 0.4f);
        NDArray colours = numbers(scope, random, 6, new Shape(2, 3, 1, 1), 0, 0.6f);
        return noise.add(colours);
    }

    private static NDArray numbers(NDManager scope, Random random, int count, Shape shape, float from, float to) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = from + (to - from) * random.nextFloat();
        }
        return scope.create(values, shape);
    }
}

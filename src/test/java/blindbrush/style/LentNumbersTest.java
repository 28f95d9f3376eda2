package blindbrush.style;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import blindbrush.network.RandomFilters;
import blindbrush.network.Times;
import blindbrush.optimize.Evaluation;
import blindbrush.style.loss.LossTerm;
import blindbrush.style.loss.MeanSquare;
import blindbrush.style.objective.StyleObjective;
import blindbrush.style.objective.StyleObjective.Weighted;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A number that DJL lends to PyTorch for a multiplication lies in memory that a garbage collection gives away, and the
 * gradient is computed later. A collection between the two must change nothing.
 */
class LentNumbersTest {

    private final NDManager manager = Tensors.manager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Tag("faults")
    @Test
    void a_garbage_collection_on_the_way_changes_no_gradient() {
        StyleObjective objective =
                new StyleObjective(new RandomFilters(manager), List.of(new Weighted(new Interrupted(), 3)));
        NDArray point = manager.ones(new Shape(1, 3, 64, 64));
        for (int i = 0; i < 20; i++) {
            Evaluation found = objective.at(point);
            // 3 · 5 · mean x² at ones: 30 over the number of values, everywhere
            assertThat(found.gradient().toFloatArray()).containsOnly(30f / point.size());
        }
    }

    /** 5 · mean x², after which the memory of everything that Java has let go is used for something else. */
    private static final class Interrupted implements LossTerm {

        @Override
        public String name() {
            return "interrupted";
        }

        @Override
        public Optional<String> layer() {
            return Optional.empty();
        }

        @Override
        public NDArray value(NDArray picture) {
            try (NDArray mean = MeanSquare.of(picture)) {
                NDArray value = Times.number(mean, 5);
                System.gc();
                List<ByteBuffer> others = new ArrayList<>();
                for (int i = 0; i < 20_000; i++) {
                    others.add(ByteBuffer.allocateDirect(8));
                }
                assertThat(others).hasSize(20_000);
                return value;
            }
        }
    }
}

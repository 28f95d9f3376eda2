package blindbrush.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import blindbrush.style.Tensors;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LessonTest {

    private final NDManager manager = Tensors.manager();
    private final NDArray piece = features(1);
    private final NDArray other = features(2);

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void what_is_seen_wrongly_in_a_forgery_and_in_its_style_alike_costs_nothing_there() {
        NDArray shown = piece.concat(other, 0).concat(other, 0);
        NDArray seen = piece.concat(other.mul(1.5), 0).concat(other.mul(1.5), 0);
        assertThat(forgeryError(seen, shown)).isCloseTo(0, within(1e-6f));
    }

    @Test
    void what_is_missed_in_a_forgery_costs_what_it_lacks_of_its_style() {
        NDArray shown = piece.concat(other.mul(2), 0).concat(other, 0); // a Gram matrix of 4 for 1
        NDArray seen = piece.concat(other, 0).concat(other, 0);
        assertThat(forgeryError(seen, shown)).isCloseTo(9, within(1e-4f));
    }

    private static float forgeryError(NDArray seen, NDArray shown) {
        return Lesson.forgeryError(seen, shown, 1).toFloatArray()[0];
    }

    private NDArray features(long seed) {
        Random random = new Random(seed);
        float[] values = new float[4 * 5 * 6];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return manager.create(values, new Shape(1, 4, 5, 6));
    }
}

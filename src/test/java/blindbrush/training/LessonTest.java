package blindbrush.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import blindbrush.optimize.Scalar;
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
        NDArray shown = batch(piece, other, other, piece);
        NDArray seen = batch(piece, other.mul(1.5), other.mul(1.5), piece);
        assertThat(Scalar.of(Lesson.lackingStyleError(seen, shown, 1))).isCloseTo(0, within(1e-6));
    }

    @Test
    void what_is_missed_in_a_forgery_costs_what_it_lacks_of_its_style() {
        NDArray shown = batch(piece, other.mul(2), other, piece); // a Gram matrix of 4 for 1
        NDArray seen = batch(piece, other, other, piece);
        assertThat(Scalar.of(Lesson.lackingStyleError(seen, shown, 1))).isCloseTo(9, within(1e-4));
    }

    @Test
    void what_is_seen_wrongly_in_a_forgery_and_in_its_content_alike_costs_nothing_there() {
        NDArray shown = batch(piece, other, piece, piece);
        NDArray wrongly = features(3);
        NDArray seen = batch(piece, other.add(wrongly), piece, piece.add(wrongly));
        assertThat(Scalar.of(Lesson.lackingContentError(seen, shown, 1))).isCloseTo(0, within(1e-6));
    }

    /** It lacks 3 of what its content is and sees 1.5: 1.5² of 3² and the least that counts. */
    @Test
    void what_is_missed_in_a_forgery_costs_its_share_of_what_it_lacks_of_its_content() {
        NDArray shown = batch(piece, other.mul(4), piece, other);
        NDArray seen = batch(piece, other.mul(2.5), piece, other);
        assertThat(Scalar.of(Lesson.lackingContentError(seen, shown, 1))).isCloseTo(2.25 / 9.05, within(1e-4));
    }

    /** A piece of a picture, a forgery, and pieces of its style and its content. */
    private static NDArray batch(NDArray real, NDArray forgery, NDArray style, NDArray content) {
        return NDArrays.concat(new NDList(real, forgery, style, content));
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

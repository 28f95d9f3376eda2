package blindbrush.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import blindbrush.style.Tensors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecondMomentsTest {

    private final NDManager manager = Tensors.manager();

    /** Two pieces of two channels and two places. */
    private final NDArray two = manager.create(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, new Shape(2, 2, 1, 2));

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void are_products_summed_over_pieces_and_places() {
        NDArray one = manager.create(new float[] {1, 0, 0, 2}, new Shape(2, 1, 1, 2));
        assertThat(SecondMoments.between(one, two).getData()).isEqualTo(new double[][] {{1 + 2 * 6, 3 + 2 * 8}});
        assertThat(SecondMoments.of(two).getData())
                .isEqualTo(new double[][] {{1 + 4 + 25 + 36, 3 + 8 + 35 + 48}, {3 + 8 + 35 + 48, 9 + 16 + 49 + 64}});
    }

    @Test
    void with_a_constant_tell_sums_and_how_many_there_were() {
        assertThat(SecondMoments.withConstant(two).getRow(2)).containsExactly(1 + 2 + 5 + 6, 3 + 4 + 7 + 8, 4);
    }
}

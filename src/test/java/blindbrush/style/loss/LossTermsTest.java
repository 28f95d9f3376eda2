package blindbrush.style.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import blindbrush.network.Padding;
import blindbrush.optimize.Scalar;
import blindbrush.style.Tensors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Closed forms, worked by hand, and the invariants that have caught bugs in other programs. */
class LossTermsTest {

    private final NDManager manager = Tensors.manager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void gram_matrix_is_features_times_their_transpose_over_positions() {
        NDArray features = manager.create(new float[] {1, 2, 3, 4}, new Shape(1, 2, 1, 2));

        assertThat(GramMatrix.of(features).toFloatArray()).containsExactly(2.5f, 5.5f, 5.5f, 12.5f);
    }

    @Test
    void gram_matrix_of_a_picture_tiled_twice_is_the_same() {
        NDArray features = Tensors.picture(manager, 4, 6, 1);
        NDArray tiled = features.concat(features, 3);

        assertThat(GramMatrix.of(tiled).toFloatArray())
                .containsExactly(GramMatrix.of(features).toFloatArray(), within(1e-6f));
    }

    @Test
    void content_loss_is_the_mean_squared_difference() {
        NDArray target = manager.create(new float[] {0, 0, 1, 1}, new Shape(1, 2, 1, 2));
        NDArray features = manager.create(new float[] {1, 0, 1, 4}, new Shape(1, 2, 1, 2));

        ContentLoss loss = new ContentLoss("relu1_1", target, 1);

        assertThat(loss.name()).isEqualTo("content:relu1_1");
        assertThat(value(loss, features)).isEqualTo(10 / 4f);
        assertThat(value(loss, target)).isZero();
    }

    @Test
    void style_loss_is_the_mean_squared_difference_of_gram_matrices() {
        NDArray target = manager.create(new float[] {2.5f, 5.5f, 5.5f, 10.5f}, new Shape(2, 2));
        NDArray features = manager.create(new float[] {1, 2, 3, 4}, new Shape(1, 2, 1, 2));

        assertThat(value(new StyleLoss("relu1_1", target, 1, false), features)).isEqualTo(4 / 4f);
    }

    @Test
    void style_loss_does_not_see_where_in_the_picture_things_are() {
        NDArray features = Tensors.picture(manager, 3, 5, 2);
        NDArray mirrored = features.flip(3);

        assertThat(value(new StyleLoss("relu1_1", GramMatrix.of(mirrored), 1, false), features))
                .isLessThan(1e-12f);
    }

    @Test
    void style_loss_grows_with_the_fourth_power_and_content_loss_with_the_second() {
        NDArray features = Tensors.picture(manager, 4, 4, 3);
        NDArray other = Tensors.picture(manager, 4, 4, 4);

        float style = value(new StyleLoss("l", GramMatrix.of(other), 1, false), features);
        float styleOfDouble = value(new StyleLoss("l", GramMatrix.of(other.mul(2)), 1, false), features.mul(2));
        float content = value(new ContentLoss("l", other, 1), features);
        float contentOfDouble = value(new ContentLoss("l", other.mul(2), 1), features.mul(2));

        assertThat(styleOfDouble / style).isCloseTo(16, within(1e-3f));
        assertThat(contentOfDouble / content).isCloseTo(4, within(1e-4f));
    }

    @Test
    void total_variation_is_the_mean_squared_step_across_plus_down() {
        NDArray picture = manager.create(new float[] {0, 1, 3, 1}, new Shape(1, 1, 2, 2));

        assertThat(new TotalVariationLoss().value(picture).getFloat()).isEqualTo((1 + 4) / 2f + (9 + 0) / 2f);
    }

    @Test
    void range_loss_is_the_mean_squared_distance_from_0_to_1() {
        NDArray picture = manager.create(new float[] {0, 0.5f, 3, -1}, new Shape(1, 1, 2, 2));

        assertThat(new RangeLoss().value(picture).getFloat()).isEqualTo((4 + 1) / 4f);
    }

    @Test
    void replicate_padding_repeats_the_outermost_pixels() {
        NDArray picture = manager.create(new float[] {1, 2, 3, 4}, new Shape(1, 1, 2, 2));

        assertThat(Padding.REPLICATE.around(picture, 1).toFloatArray())
                .containsExactly(1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4);
    }

    private static float value(LossTerm term, NDArray features) {
        return (float) Scalar.of(term.value(features));
    }
}

package blindbrush.style.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blindbrush.network.RgbPlanes;
import blindbrush.style.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanvasTest {

    @Test
    void continues_the_picture_by_its_mirror_image() {
        RgbPlanes picture = new RgbPlanes(2, 1, new float[] {1, 2, 3, 4, 5, 6});
        assertThat(picture.mirrored(1).values())
                .containsExactly(
                        1, 1, 2, 2, 1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4, 3, 3, 4, 4, 5, 5, 6, 6, 5, 5, 6, 6,
                        5, 5, 6, 6);
    }

    @Test
    void a_mirror_image_wider_than_the_picture_is_mirrored_again() {
        RgbPlanes picture = new RgbPlanes(2, 1, new float[] {1, 2, 0, 0, 0, 0});
        RgbPlanes wide = picture.mirrored(3);
        assertThat(wide.part(0, 3, 8, 1).values()).startsWith(2, 2, 1, 1, 2, 2, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1 / 24.0, 0.25})
    void what_is_put_on_it_is_cut_out_again(double share) {
        RgbPlanes picture = RgbPlanes.of(Pictures.waves(61, 40, 0));
        Canvas canvas = Canvas.of(picture, share);
        RgbPlanes around = canvas.around(picture);
        assertThat(around.width()).isEqualTo(canvas.width(61)).isEqualTo(61 + 2 * canvas.margin());
        assertThat(around.height()).isEqualTo(canvas.height(61)).isEqualTo(40 + 2 * canvas.margin());
        assertThat(canvas.inside(around).values()).isEqualTo(picture.values());
    }

    @Test
    void a_smaller_canvas_holds_the_same_picture_smaller() {
        RgbPlanes picture = RgbPlanes.of(Pictures.waves(96, 48, 0));
        Canvas canvas = Canvas.of(picture, 1 / 12.0);
        RgbPlanes half = canvas.around(picture).resized(canvas.width(48), canvas.height(48));
        RgbPlanes inside = canvas.inside(half);
        assertThat(inside.width()).isEqualTo(48);
        assertThat(inside.height()).isEqualTo(24);
        float[] expected =
                picture.resized(48, 24).part(4, 4, 40, 16).values(); // resampled there without an edge in reach
        float[] found = inside.part(4, 4, 40, 16).values();
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within(1e-4f));
        }
    }

    @Test
    void without_a_margin_it_is_the_picture() {
        RgbPlanes picture = RgbPlanes.of(Pictures.waves(300, 200, 0));
        Canvas canvas = Canvas.of(picture, 0);
        assertThat(canvas.width(128)).isEqualTo(picture.within(128).width());
        assertThat(canvas.height(128)).isEqualTo(picture.within(128).height());
        assertThat(canvas.inside(picture.within(128)).values())
                .isEqualTo(picture.within(128).values());
    }
}

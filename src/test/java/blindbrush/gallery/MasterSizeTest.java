package blindbrush.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.image.Aspect;
import blindbrush.image.Picture;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MasterSizeTest {

    private static final int SHOWN = 512;

    @Test
    void is_drawn_from_what_human_pictures_are_made_smaller_by() {
        List<Integer> drawn = drawn(content(4000, 3000), List.of(1.5, 2.0, 2.5));
        assertThat(drawn).contains(768, 1024, 1280).containsOnly(768, 1024, 1280);
    }

    @Test
    void is_three_times_what_is_shown_at_most_and_a_quarter_more_at_least() {
        assertThat(drawn(content(4000, 3000), List.of(1.0, 9.0))).containsOnly(689, 1536);
    }

    @Test
    void without_human_pictures_is_spread_up_to_twice() {
        List<Integer> drawn = drawn(content(4000, 3000), List.of());
        assertThat(drawn).allMatch(edge -> edge >= 687 && edge <= 1024);
        assertThat(drawn.stream().distinct().count()).isGreaterThan(50);
    }

    @Test
    void is_never_larger_than_the_photograph_and_the_same_for_the_same_seed() {
        assertThat(drawn(content(800, 600), List.of(2.0))).containsOnly(800);
        assertThat(drawn(content(687, 515), List.of(2.0))).containsOnly(687);
        assertThat(drawn(content(800, 600), List.of())).isEqualTo(drawn(content(800, 600), List.of()));
    }

    @Test
    void whatever_is_made_can_be_shown() {
        for (int width = 687; width < 900; width++) {
            for (int edge : drawn(content(width, width * 3 / 4 + 1), List.of())) {
                int height = (int) ((long) edge * (width * 3 / 4 + 1) / width);
                assertThat(Aspect.nearest(edge, height).longEdgeWithin(edge, height))
                        .isGreaterThanOrEqualTo(687);
            }
        }
    }

    @Test
    void no_crop_of_what_is_kept_is_longer_than_three_times_what_is_shown() {
        for (double ratio = 0.3; ratio < 3; ratio += 0.001) {
            int width = (int) Math.sqrt(Intake.KEPT_PIXELS * ratio);
            int height = (int) (Intake.KEPT_PIXELS / width);
            for (Aspect shape : Aspect.values()) {
                assertThat(shape.longEdgeWithin(width, height)).isLessThanOrEqualTo(3 * SHOWN);
            }
        }
    }

    private static List<Integer> drawn(Artwork content, List<Double> scales) {
        return IntStream.range(0, 100)
                .mapToObj(seed ->
                        MasterSize.draw(content, null, SHOWN, scales, seed).longEdge())
                .toList();
    }

    private static Artwork content(int width, int height) {
        var artwork = new Artwork();
        artwork.picture = new Picture();
        artwork.picture.width = width;
        artwork.picture.height = height;
        return artwork;
    }
}

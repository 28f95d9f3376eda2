package blindbrush.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StandInPainterTest {

    private static final int LONG_EDGE = 160;
    private static final Map<StandIn, BufferedImage> WALL = new HashMap<>();

    @BeforeAll
    static void paint_them_all_once() {
        StandIn.all().forEach(standIn -> WALL.put(standIn, StandInPainter.paint(standIn, LONG_EDGE)));
    }

    @Test
    void the_same_stand_in_is_painted_the_same_to_the_last_pixel() {
        StandIn.all().stream().limit(3).forEach(standIn -> assertThat(pixels(StandInPainter.paint(standIn, LONG_EDGE)))
                .as(standIn.slug())
                .isEqualTo(pixels(WALL.get(standIn))));
    }

    @Test
    void no_two_stand_ins_share_a_slug_a_seed_or_a_picture() {
        List<StandIn> all = StandIn.all();
        assertThat(all).extracting(StandIn::slug).doesNotHaveDuplicates();
        assertThat(all).extracting(StandIn::seed).doesNotHaveDuplicates();
        Set<Integer> pictures = WALL.values().stream()
                .map(picture -> Arrays.hashCode(pixels(picture)))
                .collect(Collectors.toSet());
        assertThat(pictures).hasSameSizeAs(all);
    }

    @Test
    void another_seed_makes_another_picture() {
        StandIn first = StandIn.all().get(0);
        StandIn other =
                new StandIn(first.slug(), first.title(), first.aspect(), first.seed() + 1, first.scene(), first.hand());
        assertThat(pixels(StandInPainter.paint(other, LONG_EDGE))).isNotEqualTo(pixels(WALL.get(first)));
    }

    @Test
    void each_has_exactly_its_aspect() {
        WALL.forEach((standIn, picture) -> {
            int width = standIn.aspect() == StandInShape.PORTRAIT ? 120 : 160;
            int height = standIn.aspect() == StandInShape.LANDSCAPE ? 120 : 160;
            assertThat(picture.getWidth()).as(standIn.slug()).isEqualTo(width);
            assertThat(picture.getHeight()).as(standIn.slug()).isEqualTo(height);
        });
    }

    @Test
    void the_wall_has_six_landscapes_five_portraits_and_three_squares() {
        Map<StandInShape, Long> count =
                StandIn.all().stream().collect(Collectors.groupingBy(StandIn::aspect, Collectors.counting()));
        assertThat(count)
                .containsOnly(
                        Map.entry(StandInShape.LANDSCAPE, 6L),
                        Map.entry(StandInShape.PORTRAIT, 5L),
                        Map.entry(StandInShape.SQUARE, 3L));
    }

    @Test
    void none_is_flat_or_left_empty() {
        WALL.forEach((standIn, picture) -> {
            assertThat(Arrays.stream(pixels(picture)).distinct().count())
                    .as(standIn.slug())
                    .isGreaterThan(2000);
            assertThat(spread(picture)).as(standIn.slug()).isGreaterThan(15);
        });
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    /** Standard deviation of green, which carries most of the lightness. */
    private static double spread(BufferedImage picture) {
        int[] green = Arrays.stream(pixels(picture)).map(rgb -> rgb >> 8 & 0xff).toArray();
        double mean = Arrays.stream(green).average().orElseThrow();
        return Math.sqrt(Arrays.stream(green)
                .mapToDouble(g -> (g - mean) * (g - mean))
                .average()
                .orElseThrow());
    }
}
